public import ArgumentParser
public import Datasets
import Foundation
public import GAN
import Pictures
public import Tensors
public import Training

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
