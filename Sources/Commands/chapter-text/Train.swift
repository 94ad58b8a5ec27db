import ArgumentParser
import ChapterOptions
import Datasets
import TextGeneration
import Training

extension ChapterText {
  /// The default verb.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the network (the default).",
      discussion: """
        After every epoch it continues a passage of the text at four temperatures. Leaves a run \
        folder: samples, charts as PNG, metrics.jsonl, quality.jsonl with the bits per symbol of every \
        epoch, the last checkpoint and, where text is held out, the best. Ctrl-C saves before it ends; \
        --resume goes on from there.
        """)

    @Option(help: "How much to do: quick, paper, improved or smoke; quick if not given.")
    var preset: Preset?

    @Option(
      help: ArgumentHelp(
        "The text to learn, in UTF-8; this book's own prose if not given.", valueName: "file"))
    var corpus: String?

    @OptionGroup(title: "Instead of the preset's") var changes: TrainingChanges
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      if training.resume != nil && (preset != nil || corpus != nil || changes.areAny) {
        throw ValidationError(
          "--resume goes on with the run's own numbers and text: leave out all but --steps and --epochs."
        )
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterText.name)
      var (run, text) = try earlier.map(reopened) ?? newRun()
      if let epochs = changes.epochs { run.training.epochs = epochs }
      try text.check(isEnoughFor: run.training)
      try TextRun(
        options: training, preset: preset ?? .quick, earlier: earlier, settings: run, corpus: text
      ).perform()
    }

    private func reopened(_ folder: RunFolder) throws -> (RunConfiguration, TextCorpus) {
      let run = try folder.readConfiguration()
      return (run, try run.readCorpus())
    }

    private func newRun() throws -> (RunConfiguration, TextCorpus) {
      var configuration = TextGeneration.Configuration(preset: preset ?? .quick)
      changes.apply(to: &configuration)
      let source = CorpusSource(path: corpus)
      let text = try source.read(isLowercased: configuration.isLowercased)
      let run = RunConfiguration(
        training: configuration, corpus: source, alphabet: text.alphabet.text,
        fingerprint: text.fingerprint, seed: training.seed)
      return (run, text)
    }
  }
}

/// Numbers of the preset that are to be others.
struct TrainingChanges: ParsableArguments {
  @Option(parsing: .unconditional, help: "Walks through the text.")
  var epochs: Int?

  @Option(help: "How the text is read: windows or streams.")
  var reading: TextGeneration.Configuration.Reading?

  @Option(parsing: .unconditional, help: "Units of a layer.")
  var units: Int?

  @Option(parsing: .unconditional, help: "Layers of LSTM.")
  var layers: Int?

  @Option(parsing: .unconditional, help: "The share of a layer's outputs dropped in training.")
  var dropout: Double?

  @Option(parsing: .unconditional, help: "The optimiser's rate.")
  var learningRate: Double?

  @Option(parsing: .unconditional, help: "The length to which gradients are cut.")
  var clipNorm: Double?

  @Option(parsing: .unconditional, help: "The share at the text's end that is not learned.")
  var heldOut: Double?

  @Flag(help: "Learn capitals too.")
  var keepCase = false

  @Flag(help: "The published program to the letter: Keras' rate, nothing clipped.")
  var asPrinted = false

  func validate() throws {
    try check("--epochs", epochs ?? 1, isIn: 1...1 << 30)
    try check("--units", units ?? 1, isIn: 1...4096)
    try check("--layers", layers ?? 1, isIn: 1...16)
    try check("--learning-rate", isPositive: learningRate)
    try check("--clip-norm", isPositive: clipNorm)
    try check("--dropout", dropout, isIn: 0...0.95)
    try check("--held-out", heldOut, isIn: 0...0.9)
    if asPrinted && clipNorm != nil {
      throw ValidationError("--as-printed clips nothing: leave out --clip-norm.")
    }
  }

  /// Whether a run that goes on would become another.
  var areAny: Bool {
    reading != nil || units != nil || layers != nil || dropout != nil || learningRate != nil
      || clipNorm != nil || heldOut != nil || keepCase || asPrinted
  }

  func apply(to configuration: inout TextGeneration.Configuration) {
    if asPrinted { configuration.trainAsPrinted() }
    if let reading { configuration.reading = reading }
    if let units { configuration.units = units }
    if let layers { configuration.layerCount = layers }
    if let dropout { configuration.dropout = dropout }
    if let learningRate { configuration.learningRate = learningRate }
    if let clipNorm { configuration.clipNorm = clipNorm }
    if let heldOut { configuration.heldOut = heldOut }
    if keepCase { configuration.isLowercased = false }
  }
}
