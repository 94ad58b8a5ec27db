import ArgumentParser
import ChapterOptions
import Datasets
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// Pictures and what becomes of them.
  struct Reconstruct: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw held-out pictures, and below each what comes back.")

    @Option(parsing: .unconditional, help: "How many pictures.")
    var count = 24

    @Option(parsing: .unconditional, help: "How many of them side by side.")
    var columns = 8

    @Option(
      help: ArgumentHelp(
        "Where to write; reconstructed.png in the run if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var data: DataFolder
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--count", count, isIn: 1...1_000)
      try check("--columns", columns, isIn: 1...1_000)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      var random = autoencoder.random("reconstruct")
      let heldOut = try autoencoder.pickedHeldOut(
        count, for: "--count", in: data.data, using: &random)
      let columns = min(columns, count)
      let pairs = alternatingRows(
        heldOut.pictures([Int](0..<count)), autoencoder.model.reconstructions(of: heldOut),
        columns: columns)
      try autoencoder.write(
        pairs, columns: columns, to: output, else: "reconstructed.png",
        saying: "\(count) held-out pictures, each above its reconstruction")
    }
  }
}

/// A row of `a`, a row of `b`, and so on, the last two filled up with black: [count, height, width,
/// channels] each.
private func alternatingRows(_ a: Tensor, _ b: Tensor, columns: Int) -> Tensor {
  let count = a.shape[0]
  return concatenated(
    stride(from: 0, to: count, by: columns).flatMap { start in
      let end = min(start + columns, count)
      let missing = Tensor.zeros([columns - (end - start)] + a.shape.dropFirst())
      return [a.sliced(start..<end), missing, b.sliced(start..<end), missing]
    })
}
