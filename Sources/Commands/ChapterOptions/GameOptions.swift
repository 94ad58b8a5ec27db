public import ArgumentParser
public import Datasets
public import Foundation
public import GAN
import Pictures
public import Tensors
public import Training

extension Preset: ExpressibleByArgument {}
extension NoisePath: ExpressibleByArgument {}

extension RunFolder {
  /// Refuses a configuration with a number that no game can be played with.
  public func checkPlayable(flaw: String?) throws(FileError) {
    if let flaw {
      throw FileError(
        path: configuration.path, expected: "numbers that a game can be played with",
        found: flaw, remedy: "Restore the file or start a new run.")
    }
  }
}

/// What every adversarial game's `generate` understands.
public struct SamplingOptions: ParsableArguments {
  /// `--count`
  @Option(parsing: .unconditional, help: "How many pictures.")
  public var count = 64

  /// `--nice`
  @Flag(help: "Draw 20 times as many and keep those the discriminator takes for real.")
  public var nice = false

  /// `--output`
  @Option(
    help: ArgumentHelp("Where to write; generated.png in the run if not given.", valueName: "png"))
  public var output: String?

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws { try check("--count", count, isIn: 1...10_000) }

  /// Columns of a sheet that is as wide as high.
  public var columns: Int { Int(Double(count).squareRoot().rounded(.up)) }

  /// Where to write.
  public func url(in folder: RunFolder) -> URL {
    output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "generated.png")
  }

  /// The pictures.
  public func pictures(of game: some AdversarialGame, using random: inout SplitMix64) -> Tensor {
    nice ? game.nicestSamples(count, using: &random) : game.samples(count, using: &random)
  }
}

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

  /// Where to write.
  public func url(in folder: RunFolder) -> URL {
    output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "interpolated.png")
  }

  /// The pictures, one row a walk.
  public func pictures(of game: some AdversarialGame, using random: inout SplitMix64) -> Tensor {
    game.interpolations(rows: rows, columns: columns, along: path, using: &random)
  }
}

/// What every adversarial game's `evaluate` understands.
public struct ExaminationOptions: ParsableArguments {
  /// `--count`
  @Option(parsing: .unconditional, help: "How many pictures of either kind.")
  public var count = 2_000

  /// `--data`
  @Option(
    help: ArgumentHelp(
      "The folder of the data set's files, if it is not drawn.", valueName: "dir"))
  public var data: String?

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws { try check("--count", count, isIn: 10...10_000) }

  /// Examines the discriminator, draws both charts, and says what was found.
  /// - Parameter tensor: pictures at some places, as the networks see them.
  public func examine(
    _ game: some AdversarialGame, on heldOut: LabelledImages, in folder: RunFolder, seed: UInt64,
    tensor: ([Int]) -> Tensor
  ) throws -> String {
    if heldOut.count < 10 {
      throw ValidationError(
        "--data: 10 held-out pictures are needed to judge by, found \(heldOut.count).")
    }
    var random = SplitMix64(seed: seed).stream("evaluate")
    var chosen = ShuffledBatches(
      count: heldOut.count, batchSize: min(count, heldOut.count), stream: random)
    let examination = game.examination(on: tensor(chosen.next()), using: &random)
    try examination.histogram.writePNG(to: folder.charts.appending(path: "scores.png"))
    try examination.sortedCurves.writePNG(to: folder.charts.appending(path: "sorted-scores.png"))
    return report(examination, step: game.step, folder)
  }

  private func report(_ examination: Examination, step: Int, _ folder: RunFolder) -> String {
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    return """
      Step \(step), \(examination.real.count) held-out and as many generated pictures
        mean D(real)        \(readableNumber(mean(examination.real)))   (equilibrium 0.5)
        mean D(generated)   \(readableNumber(mean(examination.generated)))   (equilibrium 0.5)
        accuracy of D       \(readableNumber(examination.accuracy))   (equilibrium 0.5)
        area under curve    \(readableNumber(examination.areaUnderCurve))   (equilibrium 0.5)
      \(folder.charts.relativePath)/scores.png, \(folder.charts.relativePath)/sorted-scores.png
      D is judge and party: these numbers measure it as much as the generator.
      """
  }
}
