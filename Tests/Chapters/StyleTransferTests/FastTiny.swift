import Pictures
import Tensors

@testable import FeatureNetworks
@testable import StyleTransfer

/// The smoke preset on the tiny feature network's layers, learning squares of 16 pixels.
func tinyFast(_ change: (inout FastConfiguration) -> Void = { _ in }) -> FastConfiguration {
  var configuration = FastConfiguration(preset: .smoke, for: tiny)
  (configuration.size, configuration.width) = (16, 3)
  change(&configuration)
  return configuration
}

/// The loss of the tiny feature network for speckles as the style.
func tinyPerceptualLoss(
  _ weights: LossWeights = LossWeights(content: 1e-4, style: 1e-7, variation: 1e-5),
  dtype: DType = .float64
) -> PerceptualLoss {
  let network = tinyNetwork(.centred, dtype: dtype)
  return PerceptualLoss(
    contentAt: "block2_conv1",
    style: StyleTarget(
      of: [(speckles(8, 11, dtype: dtype, seed: 6), 1)],
      at: ["block1_conv1", "block3_conv1"], in: network),
    weights: weights, normalisation: .layer, in: network)
}

/// A network that has learned nothing yet.
func tinyTransform(
  width: Int = 2, residualBlocks: Int = 1, dtype: DType = .float64, seed: UInt64 = 1
) -> TransformNetwork {
  var random = SplitMix64(seed: seed)
  return TransformNetwork(
    width: width, residualBlocks: residualBlocks, dtype: dtype, using: &random)
}

/// Pairs of dark pictures and the same with red and blue exchanged.
func exchangedPairs(count: Int, size: Int) -> [Pair] {
  var random = SplitMix64(seed: 4)
  return (0..<count).map { _ in
    let pixels = (0..<3 * size * size).map { _ in UInt8(random.below(100)) }
    let content = Image(width: size, height: size, channels: 3, pixels: pixels)
    var result = content
    for pixel in stride(from: 0, to: pixels.count, by: 3) {
      result.pixels.swapAt(pixel, pixel + 2)
    }
    return Pair(content: content, result: result)
  }
}

/// The perceptual lesson on drawn landscapes, by the tiny feature network.
func tinyLesson(_ configuration: FastConfiguration) -> PerceptualLesson {
  PerceptualLesson(
    contents: ContentPictures(drawn: configuration.pictureCount, size: configuration.size),
    loss: tinyPerceptualLoss(dtype: .float32))
}

/// A training that has not begun.
func tinyFastTransfer(
  seed: UInt64 = 1, _ change: (inout FastConfiguration) -> Void = { _ in }
) -> FastTransfer {
  let configuration = tinyFast(change)
  let lesson: any Lesson =
    configuration.lesson == .pairs
    ? PairLesson(pairs: exchangedPairs(count: 3, size: configuration.size))
    : tinyLesson(configuration)
  return FastTransfer(configuration, lesson: lesson, seed: seed)
}
