import ArgumentParser
import ChapterOptions
import StyleTransfer

/// Weights of the loss that are to be others than the preset's.
struct WeightOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "α: how much content counts, for pictures from 0 to 255.")
  var contentWeight: Double?

  @Option(parsing: .unconditional, help: "β: how much style counts, for pictures from 0 to 255.")
  var styleWeight: Double?

  @Option(
    parsing: .unconditional, help: "γ: how much smoothness counts, for pictures from 0 to 255.")
  var variationWeight: Double?

  func validate() throws {
    for (name, weight) in [
      ("--content-weight", contentWeight), ("--style-weight", styleWeight),
      ("--variation-weight", variationWeight),
    ] { try check(name, weight, isIn: 0...1e15) }
  }

  var areAny: Bool { contentWeight != nil || styleWeight != nil || variationWeight != nil }

  func apply(to weights: inout LossWeights) {
    if let contentWeight { weights.content = contentWeight }
    if let styleWeight { weights.style = styleWeight }
    if let variationWeight { weights.variation = variationWeight }
  }
}
