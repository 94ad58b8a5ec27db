import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import Pictures
import Tensors
import Training

extension ChapterGAN {
  /// New pictures from a trained generator.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw new pictures with a trained generator.")

    @Option(parsing: .unconditional, help: "How many pictures.")
    var count = 64

    @Flag(help: "Draw 20 times as many and keep those the discriminator takes for real.")
    var nice = false

    @Option(
      help: ArgumentHelp("Where to write; generated.png in the run if not given.", valueName: "png")
    )
    var output: String?

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--count", count, isAtLeast: 1)
      if count > 10_000 { throw ValidationError("--count takes at most 10000, found \(count).") }
    }

    func run() throws {
      trained.machine.apply()
      let (game, folder, _) = try trainedGame(trained)
      var random = SplitMix64(seed: trained.seed).stream("generate")
      let pictures =
        nice ? game.nicestSamples(count, using: &random) : game.samples(count, using: &random)
      let url =
        output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "generated.png")
      let columns = Int(Double(count).squareRoot().rounded(.up))
      try sheet(pictures, columns: columns).writePNG(to: url)
      trained.machine.say("\(count) pictures from step \(game.step): \(url.relativePath)")
    }
  }

  /// Pictures between pictures.
  struct Interpolate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk in straight lines through the noise, one row a walk.")

    @Option(parsing: .unconditional, help: "How many walks.")
    var rows = 8

    @Option(parsing: .unconditional, help: "How many pictures a walk.")
    var columns = 12

    @Option(
      help: ArgumentHelp(
        "Where to write; interpolated.png in the run if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--rows", rows, isAtLeast: 1)
      try check("--columns", columns, isAtLeast: 2)
      if rows > 100 || columns > 100 {
        throw ValidationError(
          "--rows and --columns take at most 100, found \(rows) and \(columns).")
      }
    }

    func run() throws {
      trained.machine.apply()
      let (game, folder, _) = try trainedGame(trained)
      var random = SplitMix64(seed: trained.seed).stream("interpolate")
      let url =
        output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "interpolated.png")
      try sheet(game.interpolations(rows: rows, columns: columns, using: &random), columns: columns)
        .writePNG(to: url)
      trained.machine.say("\(rows) walks of \(columns) pictures: \(url.relativePath)")
    }
  }
}

/// The game of a run at its checkpoint.
func trainedGame(
  _ options: CheckpointOptions
) throws -> (game: Game, folder: RunFolder, run: RunConfiguration) {
  let (folder, file) = try options.find(command: ChapterGAN.name)
  let run = try folder.readConfiguration()
  var game = Game(run.game, pictures: .blank(count: run.game.batchSize), seed: run.seed)
  try game.restore(file)
  return (game, folder, run)
}
