import ArgumentParser
import ChapterOptions
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// New pictures.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw new pictures: codes from a standard normal distribution, decoded.")

    @Option(parsing: .unconditional, help: "How many pictures.")
    var count = 64

    @Option(parsing: .unconditional, help: "How many of them side by side.")
    var columns = 8

    @Option(
      help: ArgumentHelp("Where to write; generated.png in the run if not given.", valueName: "png")
    )
    var output: String?

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--count", count, isIn: 1...10_000)
      try check("--columns", columns, isIn: 1...1_000)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      var random = autoencoder.random("generate")
      let pictures = autoencoder.model.samples(
        count, latents: autoencoder.configuration.latentCount, using: &random)
      try autoencoder.write(
        pictures, columns: columns, to: output, else: "generated.png",
        saying: "\(count) pictures from new codes")
    }
  }
}
