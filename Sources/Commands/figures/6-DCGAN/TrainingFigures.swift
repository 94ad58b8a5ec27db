import DCGAN
import Datasets
import Foundation
import GAN
import Pictures
import Tensors

/// What data in [0, 1] give away: the share of negative numbers that G draws, with them and with data in
/// [−1, 1], and how often the rule “below 0 is generated” is right.
func negativePixelsChart(
  _ asPrinted: Performance<ConvolutionalPlay>, _ asMeant: Performance<ConvolutionalPlay>
) -> Image {
  LineChart(
    title: "What one negative pixel tells", xLabel: "step", yLabel: "share",
    series: [
      LineChart.Series("as printed: numbers below 0", points: asPrinted.points("negativePixels")),
      LineChart.Series(
        "as printed: one-pixel rule is right", points: asPrinted.points("onePixelRule")),
      LineChart.Series("as meant: rule is right", points: asMeant.points("onePixelRule")),
    ], referenceLines: [ReferenceLine(0.5, label: "½")], yRange: 0...1.05
  ).rendered()
}

/// The discriminator's loss with labels above 1, and with noise towards ½.
func labelNoiseChart(
  _ asPrinted: Performance<ConvolutionalPlay>, _ asMeant: Performance<ConvolutionalPlay>
) -> Image {
  LineChart(
    title: "A discriminator that is never surprised", xLabel: "step", yLabel: "loss of D, nats",
    series: [
      LineChart.Series("upwards, as printed", points: asPrinted.points("discriminatorLoss")),
      LineChart.Series("towards ½, as meant", points: asMeant.points("discriminatorLoss")),
    ], referenceLines: [ReferenceLine(log(2), label: "ln 2"), ReferenceLine(0, label: "0")]
  ).rendered()
}

/// What one label t and one logit cost: plain, and with the label above 1.
var labelCosts: Image {
  func cost(of label: Double) -> [Point] {
    (-40...200).map { tenths in
      let logit = Double(tenths) / 10
      return Point(logit, max(logit, 0) - logit * label + log1p(exp(-abs(logit))))
    }
  }
  return LineChart(
    title: "What a label of 1.05 costs", xLabel: "logit of D", yLabel: "cross-entropy, nats",
    series: [
      LineChart.Series("label 0.95", points: cost(of: 0.95)),
      LineChart.Series("label 1", points: cost(of: 1)),
      LineChart.Series("label 1.05", points: cost(of: 1.05)),
    ], referenceLines: [ReferenceLine(0, label: "0")], yRange: -1.1...2
  ).rendered()
}

/// Both losses of the frogs' game with their means at every hundredth step, where the source prints them,
/// beside the means of its printed log.
func frogLosses(_ performance: Performance<ConvolutionalPlay>) -> Image {
  func series(_ player: String) -> LineChart.Series {
    let points = performance.points("\(player)Loss")
    let printed = points.filter { Int($0.x).isMultiple(of: 100) }.map(\.y)
    let mean = String(format: "%.4f", printed.reduce(0, +) / Double(printed.count))
    return LineChart.Series("\(player), mean \(mean)", points: points, smoothing: 0.95)
  }
  return LineChart(
    title: "Frogs, with the means of the published log", xLabel: "step", yLabel: "loss, nats",
    series: [series("discriminator"), series("generator")],
    referenceLines: [
      ReferenceLine(0.7026, label: "D 0.7026"), ReferenceLine(0.7720, label: "G 0.7720"),
    ], yRange: 0.4...1.2
  ).rendered()
}

/// Drawn pictures of each class, a row each of two.
var drawnSprites: Image {
  let sprites = DrawnSprites.make(count: 20, seed: 42)
  let order = (0..<10).flatMap { label in
    sprites.labels.indices.filter { Int(sprites.labels[$0]) == label }.prefix(2)
  }
  let rows = (0..<2).flatMap { row in (0..<10).map { order[2 * $0 + row] } }
  return sheet(
    sprites.tensor(rows, from: -1, to: 1).reshaped([20, 32, 32, 3]), from: -1, to: 1, columns: 10)
}

/// Early samples of the frogs' game as printed, as they are and as its program saves them: multiplied by
/// 255 and cut down to a byte, which has no sign.
func wrappedAround(_ performance: Performance<ConvolutionalPlay>) -> Image {
  let pictures = performance.samples[0].sliced(0..<10)
  let wrapped = pictures.scalars.map { Double(UInt8(truncatingIfNeeded: Int($0 * 255))) / 255 }
  let asSaved = Tensor(wrapped, shape: pictures.shape, dtype: pictures.dtype)
  return sheet(concatenated([pictures, asSaved]), from: 0, to: 1, columns: 10)
}

/// Heavy digits − slim ones + slim zeros, by their numbers on the sheet of `generate --numbered`.
func heavyZero(_ performance: Performance<ConvolutionalPlay>) -> Image {
  let sum = NoiseArithmetic(a: [8, 26, 33], b: [15, 34, 55], c: [36, 44, 62])
  var (numbered, others) = (performance.random("generate"), performance.random("arithmetic"))
  let noise = performance.game.drawNoise(63, &numbered)
  let pictures = performance.game.pictures(from: sum.rows(from: noise, using: &others))
  return performance.game.sheet(pictures, columns: 4)
}
