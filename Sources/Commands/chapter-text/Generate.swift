import ArgumentParser
import ChapterOptions
import Tensors
import TextGeneration
import Training

extension ChapterText {
  /// New text from a trained network.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write on from a prompt.",
      discussion: "Symbols come as they are drawn. Equal seeds write equal texts.")

    @Option(help: "What to write on from; a passage of the learned text if not given.")
    var prompt: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        "Search for the likeliest text of this length instead, with so many beams side by side.",
        valueName: "width"))
    var beam: Int?

    @OptionGroup var writing: WritingOptions
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--beam", beam ?? 1, isIn: 1...1_000)
      if beam != nil && (writing.topK != nil || writing.topP != nil || writing.window) {
        throw ValidationError("--beam draws nothing: leave out --top-k, --top-p and --window.")
      }
    }

    func run() throws {
      trained.machine.apply()
      let trainedModel = try TrainedModel(trained)
      var random = SplitMix64(seed: trained.seed).stream("generate")
      let passage = try prompt.map(trainedModel.encode) ?? trainedModel.passage(using: &random)
      guard let beam else {
        return trainedModel.write(after: passage, as: writing, random: random)
      }
      let found = beamSearch(
        from: CarriedState(trainedModel.model).reading(passage), length: writing.length,
        width: beam)
      print(trainedModel.alphabet.decode(passage + found))
    }
  }
}
