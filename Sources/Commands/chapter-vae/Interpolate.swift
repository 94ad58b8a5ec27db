import ArgumentParser
import ChapterOptions
import Datasets
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// Pictures between pictures.
  struct Interpolate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk from one held-out picture's code to another's, one row a walk.")

    @Option(parsing: .unconditional, help: "How many walks.")
    var rows = 8

    @Option(parsing: .unconditional, help: "How many pictures a walk.")
    var columns = 12

    @Option(
      help: ArgumentHelp(
        "Where to write; interpolated.png in the run if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var data: DataFolder
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--rows", rows, isIn: 1...100)
      try check("--columns", columns, isIn: 2...100)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      var random = autoencoder.random("interpolate")
      let ends = try autoencoder.pickedHeldOut(
        2 * rows, for: "--rows", in: data.data, using: &random)
      let pictures = autoencoder.model.interpolations(
        from: ends.subset(0..<rows), to: ends.subset(rows..<2 * rows), columns: columns)
      try autoencoder.write(
        pictures, columns: columns, to: output, else: "interpolated.png",
        saying: "\(rows) walks of \(columns) pictures")
    }
  }
}
