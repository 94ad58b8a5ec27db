public import ArgumentParser
import Foundation
public import GAN
import Pictures
import Tensors
public import Training

/// What every adversarial game's `interpolate` understands.
public struct WalkOptions: ParsableArguments {
  /// `--rows`
  @Option(parsing: .unconditional, help: "How many walks.")
  public var rows = 8

  /// `--columns`
  @Option(parsing: .unconditional, help: "How many pictures a walk.")
  public var columns = 12

  /// `--path`
  @Option(help: "The way from one noise to another: linear or spherical.")
  public var path = NoisePath.linear

  /// `--output`
  @Option(
    help: ArgumentHelp(
      "Where to write; interpolated.png in the run if not given.", valueName: "png"))
  public var output: String?

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws {
    try check("--rows", rows, isIn: 1...100)
    try check("--columns", columns, isIn: 2...100)
  }

  /// Draws the pictures, one row a walk, and says where they are.
  public func draw(
    with game: some AdversarialGame, in folder: RunFolder, as trained: CheckpointOptions
  ) throws {
    var random = SplitMix64(seed: trained.seed).stream("interpolate")
    let pictures = game.interpolations(rows: rows, columns: columns, along: path, using: &random)
    let url =
      output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "interpolated.png")
    try game.sheet(pictures, columns: columns).writePNG(to: url)
    trained.machine.say("\(rows) walks of \(columns) pictures: \(url.relativePath)")
  }
}
