import ChapterOptions
import Foundation
import Pictures
import StyleTransfer
import Tensors
import Training

/// What is seen of a network after each round.
struct FastReport {
  /// The held-out pictures, as they are.
  private let heldOut: [Image]
  private let loss: PerceptualLoss
  private let folder: RunFolder

  init(contents: ContentPictures, loss: PerceptualLoss, folder: RunFolder) {
    (heldOut, self.loss, self.folder) = (contents.heldOut, loss, folder)
  }

  /// Paints the held-out pictures, measures how well, keeps the best network, and draws.
  /// - Returns: what is said of it.
  func callAsFunction(_ transfer: FastTransfer) throws -> [String] {
    let contents = concatenated(heldOut.map { Tensor($0, from: 0, to: 1) })
    var random = SplitMix64(seed: 1)  // the same grain each time
    let painted = transfer.network.painted(
      contents, grain: transfer.configuration.grain, using: &random)
    let measured = loss.terms(of: painted, contents: contents).metrics
    let untouched = loss.terms(of: contents, contents: contents).total.item
    let total = measured[0].value
    let rounds = try folder.record(
      [Metric("heldOut", total)] + measured.dropFirst(), after: transfer, keepingBest: "heldOut")
    let images = (0..<heldOut.count).map { Image(painted.sliced($0..<$0 + 1), from: 0, to: 1) }
    try Image.grid(heldOut + images, columns: heldOut.count).writePNG(
      to: folder.samples.appending(path: String(format: "step-%06d.png", transfer.step)))
    try fastLossChart(MetricsLog.records(in: folder.metrics), rounds: rounds).writePNG(
      to: folder.charts.appending(path: "loss.png"))
    return [
      """
      Step \(transfer.step): the loss of held-out pictures is \(readableNumber(total)), \
      \(readableNumber(100 * total / untouched)) % of that of the pictures as they were
      """
    ]
  }
}
