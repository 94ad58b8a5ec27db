public import ArgumentParser
public import GAN
public import Training

/// What every adversarial game's `train` understands of measuring samples.
public struct WatchOptions: ParsableArguments {
  /// `--keep-best`
  @Flag(
    help: """
      Keep the checkpoint whose samples are nearest to held-out data, as best.safetensors beside \
      the last one.
      """)
  public var keepBest = false

  /// `--classifier`
  @OptionGroup public var classifier: ClassifierOptions

  /// Parsed by the command.
  public init() {}

  /// Whether anything here was given.
  public var areAsked: Bool { keepBest || classifier.classifier != nil }

  /// What a new run's configuration says, before a classifier has been found.
  public func settings(_ preset: Preset) -> WatchSettings {
    let sampleCount = preset == .smoke ? 100 : keepBest ? 1_000 : 500
    return WatchSettings(sampleCount: sampleCount, classifier: nil, keepsBest: keepBest)
  }

  /// How a run is watched: a new one by the classifier that is found, an earlier one as it began.
  /// - Parameter shape: the pictures' [height, width, channels].
  /// - Throws: an error where there is no classifier that the run needs.
  public func plan(
    _ settings: WatchSettings, for source: PictureSource, shape: [Int], in earlier: RunFolder?
  ) throws -> WatchPlan {
    if let earlier { return try WatchPlan(resuming: settings, of: source, in: earlier) }
    let found =
      settings.keepsBest
      ? try classifier.require(for: source, shape: shape, in: nil)
      : try classifier.find(for: source, shape: shape, in: nil)
    var settings = settings
    settings.classifier = found?.fingerprint
    return WatchPlan(
      settings: settings, classifier: found, isClassifierKept: classifier.classifier != nil)
  }
}
