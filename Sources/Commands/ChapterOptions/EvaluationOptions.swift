public import ArgumentParser
public import GAN

/// What every adversarial game's `evaluate` understands.
public struct EvaluationOptions: ParsableArguments {
  /// `--count`
  @Option(parsing: .unconditional, help: "How many pictures of each kind.")
  public var count = 2_000

  /// `--data`
  @Option(
    help: ArgumentHelp(
      "The folder of the data set's files, if it is not drawn.", valueName: "dir"))
  public var data: String?

  /// `--nice`
  @Flag(help: "Measure as well what generate --nice costs.")
  public var nice = false

  /// `--train-classifier`
  @Flag(help: "Train a classifier of the data set first, and keep it in the run folder.")
  public var trainClassifier = false

  /// `--classifier`
  @OptionGroup public var classifiers: ClassifierOptions

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws {
    try check("--count", count, isIn: 10...10_000)
    if trainClassifier && classifiers.classifier != nil {
      throw ValidationError("--train-classifier makes a new one: leave out --classifier.")
    }
  }

  /// Measures the samples of a run, writes `evaluation.json` and the charts, and says what was found.
  public func evaluate(_ run: TrainedRun<some AdversarialGame>, as trained: CheckpointOptions)
    throws
  {
    try GameEvaluation(run: run, options: self, trained: trained).perform()
  }
}
