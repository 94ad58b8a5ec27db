import ArgumentParser
import ChapterOptions
import Datasets
import Tensors
import TextGeneration
import Training

/// How the next symbol is chosen.
struct WritingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "How daring the choice is: 0 takes the likeliest symbol, 1 draws as the network says.")
  var temperature = 0.5

  @Option(parsing: .unconditional, help: "Draw from so many of the likeliest symbols only.")
  var topK: Int?

  @Option(
    parsing: .unconditional,
    help: "Draw from the likeliest symbols that together have this probability only.")
  var topP: Double?

  @Option(parsing: .unconditional, help: "How many symbols to write.")
  var length = 400

  @Flag(
    help: """
      Read the last symbols anew for every one, as many as the run's window, as the published program \
      does, instead of carrying the state on.
      """)
  var window = false

  func validate() throws {
    try check("--temperature", temperature, isIn: 0...1e6)
    try check("--top-k", topK, isAtLeast: 1)
    try check("--top-p", topP, isIn: 1e-9...1)
    try check("--length", length, isIn: 1...1_000_000)
  }

  var sampler: Sampler { Sampler(temperature: temperature, topK: topK, topP: topP) }
}

/// A network that has been trained, and its alphabet.
struct TrainedModel {
  let model: CharacterModel
  let alphabet: Alphabet
  let run: RunConfiguration
  let folder: RunFolder
  let step: Int

  init(_ options: CheckpointOptions) throws {
    let (folder, file) = try options.find(command: ChapterText.name)
    let run = try folder.readConfiguration()
    (self.run, self.folder, alphabet) = (run, folder, Alphabet(of: run.alphabet))
    (model, step) = try CharacterModel.restored(
      from: file, run.training, symbolCount: alphabet.count)
  }

  /// The numbers of a prompt, with small letters where the run has no others.
  func encode(_ prompt: String) throws -> [Int] {
    let prompt = run.training.isLowercased ? prompt.lowercased() : prompt
    if prompt.isEmpty {
      throw ValidationError("--prompt: expected a symbol at least, found none.")
    }
    do {
      return try alphabet.encode(prompt)
    } catch {
      throw ValidationError(
        """
        --prompt: expected symbols of the text that this run learned, found \(error). It knows \
        \(alphabet.text.debugDescription).
        """)
    }
  }

  /// A passage of the text that was learned, as long as a window.
  func passage(using random: inout SplitMix64) throws -> [Int] {
    let symbols = try run.readCorpus().symbols
    let learnedCount = run.training.learnedCount(of: symbols.count)
    let length = min(run.training.window, learnedCount)
    let start = random.below(learnedCount - length + 1)
    return Array(symbols[start..<start + length])
  }

  /// Prints a passage, and each symbol that follows it as it is drawn.
  func write(after passage: [Int], as writing: WritingOptions, random: SplitMix64) {
    ProgressDisplay.standardOutput(alphabet.decode(passage))
    let written = model.continuation(
      of: passage, reading: writing.window ? .windows : .streams, window: run.training.window,
      sampler: writing.sampler, random: random)
    for symbol in written.prefix(writing.length) {
      ProgressDisplay.standardOutput(alphabet.decode([symbol]))
    }
    print()
  }
}
