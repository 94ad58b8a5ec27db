import ArgumentParser
public import Datasets
public import Evaluation
import Foundation
public import GAN
public import Pictures
import Tensors
public import Training

/// One run of a chapter's `train`: what is played and with what, and where it is written.
public struct GameRun<Play: AdversarialGame, Settings: Encodable> {
  /// The chapter's command.
  public let command: String
  /// Its options.
  public let options: TrainingOptions
  /// The preset that the settings are made from.
  public let preset: Preset
  /// The run to go on with; nil for a new one.
  public let earlier: RunFolder?
  /// Everything that decides the game: what goes into `configuration.json`.
  public let settings: Settings
  /// The step at which it ends.
  public let steps: Int
  /// Real pictures a step.
  public let batchSize: Int
  /// The data.
  public let pictures: LabelledImages
  /// Where they come from.
  public let source: PictureSource
  /// How its samples are watched.
  public let watching: WatchPlan
  /// What the measurements mean, said at the end.
  public let reading: ([MetricsRecord]) -> String

  /// What else is said of the data beforehand.
  public var remark: String?
  /// What the progress line shows of the measurements; all of them if nil.
  public var shown: [String]?
  /// The losses so far: charts/losses.png.
  public var losses: ([MetricsRecord]) -> Image = lossChart
  /// What the log of the losses is searched for.
  public var troubles = Trouble.allCases
  /// What is measured at a checkpoint besides the samples.
  public var measure: (Play) -> [Metric] = { _ in [] }
  /// Called at every checkpoint; returns sentences to be shown.
  public var report: (Play, RunFolder) throws -> [String] = { _, _ in [] }
  /// Called after the last step; returns what is shown.
  public var conclude: (Play, RunFolder) throws -> String? = { _, _ in nil }

  /// Gathers what a run needs.
  public init(
    command: String, options: TrainingOptions, preset: Preset, earlier: RunFolder?,
    settings: Settings, steps: Int, batchSize: Int, pictures: LabelledImages,
    source: PictureSource, watching: WatchPlan, reading: @escaping ([MetricsRecord]) -> String
  ) {
    (self.command, self.options, self.preset, self.earlier) = (command, options, preset, earlier)
    (self.settings, self.steps, self.batchSize) = (settings, steps, batchSize)
    (self.pictures, self.source, self.watching) = (pictures, source, watching)
    self.reading = reading
  }

  /// Plays to the last step, or to Ctrl-C; every refusal comes before a folder is made or changed.
  /// - Parameter start: makes two players who have not met.
  public func play(from start: () -> Play) throws {
    Interruption.install()
    if pictures.count < batchSize {
      throw ValidationError(
        "--data: a batch takes \(batchSize) pictures, found \(pictures.count) in all.")
    }
    var game = start()
    if let earlier {
      try game.restore(earlier.checkpoint)
      if game.step >= steps { throw TrainingError.nothingLeft(step: game.step, steps: steps) }
    }
    let seed = earlier?.identity.seed ?? options.seed
    let watch = try SampleWatch(
      watching, learning: pictures, of: source, seed: seed, steps: steps, troubles: troubles)
    let folder = try earlier ?? newFolder()
    try folder.writeConfiguration(settings)
    announce(game, rehearsal: start(), in: folder)
    var loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: watch.milestones)
    loop.shown = shown
    let isComplete = try loop.run(&game) { game in
      if Milestones.round.contains(game.step) || game.step == steps {
        try draw(game, in: folder)
      }
      let warnings = try watch.look(at: game, in: folder, besides: measure(game))
      return try warnings + report(game, folder)
    }
    let say = options.machine.say
    say("\n" + reading(try MetricsLog.records(in: folder.metrics)))
    say(try watch.summary(of: folder))
    if isComplete, let conclusion = try conclude(game, folder) { say("\n\(conclusion)\n") }
    say(next(in: folder, isComplete: isComplete))
  }

  private func newFolder() throws -> RunFolder {
    let folder = try options.newFolder(command: command, preset: preset.rawValue)
    if watching.isClassifierKept { try watching.classifier?.write(to: folder.classifier) }
    return folder
  }
}

// MARK: What is told

extension GameRun {
  private func announce(_ game: Play, rehearsal: Play, in folder: RunFolder) {
    let (identity, say, size) = (folder.identity, options.machine.say, game.size)
    say("\(command) \(packageVersion), preset \(identity.preset), seed \(identity.seed)")
    say("\(readableCount(pictures.count)) pictures: \(pictures.name)")
    if let remark { say(remark) }
    say(
      "Generator \(readableCount(size.generatorParameters)) parameters, "
        + "discriminator \(readableCount(size.discriminatorParameters))")
    let forecast = Forecast(
      of: rehearsal, steps: steps - game.step, operationsPerStep: size.operationsPerStep)
    say("\(forecast)")
    say("Writing to \(folder.url.relativePath)\n")
  }

  /// The same 64 noise vectors at every checkpoint, and the losses so far.
  private func draw(_ game: Play, in folder: RunFolder) throws {
    var random = SplitMix64(seed: folder.identity.seed).stream("samples")
    let name = String(format: "step-%06d.png", game.step)
    try game.sheet(game.samples(64, using: &random), columns: 8)
      .writePNG(to: folder.samples.appending(path: name))
    try losses(try MetricsLog.records(in: folder.metrics))
      .writePNG(to: folder.charts.appending(path: "losses.png"))
  }

  private func next(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    let best = watching.settings.keepsBest ? " --best" : ""
    return isComplete
      ? """
      Look at \(path)/samples and \(path)/charts, then try
        swift run \(command) generate --nice\(best)
        swift run \(command) evaluate\(best)
      """
      : "Interrupted and saved. Go on with\n  swift run \(command) --resume \(path)"
  }
}
