import ArgumentParser
import ChapterOptions
import Tensors
import TextGeneration
import Training

/// Chapter 1: a network reads a text symbol by symbol, and writes on in its style.
@main
struct ChapterText: ParsableCommand {
  static let name = "chapter-text"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 1: a character LSTM learns a text and writes on.",
    discussion: "Tutorials/01-text-generation.md explains every step.",
    version: packageVersion,
    subcommands: [Train.self, Generate.self, Evaluate.self, Explore.self, Summary.self],
    defaultSubcommand: Train.self)
}

extension Preset: ExpressibleByArgument {}
extension Configuration.Reading: ExpressibleByArgument {}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var training: TextGeneration.Configuration
  /// Where the text is.
  let corpus: CorpusSource
  /// Its symbols in ascending order.
  let alphabet: String
  /// Tells this text from others.
  let fingerprint: String
  let seed: UInt64
}

extension RunFolder {
  /// The run's configuration, with which a network can be trained.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    try checkTrainable(
      flaw: run.training.flaw ?? (run.alphabet.isEmpty ? "an empty alphabet" : nil))
    return run
  }
}

extension ChapterText {
  /// The network, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe the network, layer by layer.")

    @Option(help: "Whose network: quick, paper, improved or smoke.")
    var preset = Preset.paper

    @Option(parsing: .unconditional, help: "How many symbols its alphabet has; 57 in Nietzsche's.")
    var symbols = 57

    func validate() throws { try check("--symbols", symbols, isIn: 1...100_000) }

    func run() {
      let configuration = TextGeneration.Configuration(preset: preset)
      var random = SplitMix64(seed: 0)
      let model = CharacterModel(configuration, symbolCount: symbols, using: &random)
      print(
        model.summary(
          "\(preset.rawValue), \(symbols) symbols", reading: configuration.reading,
          length: configuration.window))
    }
  }
}
