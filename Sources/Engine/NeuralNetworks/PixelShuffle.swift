public import Tensors

/// Channels become pixels, in the order of TensorFlow's `depth_to_space` (see `pixelShuffled`):
/// [batch, height, width, factor²·channels] → [batch, factor·height, factor·width, channels].
public struct PixelShuffle: Layer {
  /// How many times higher and wider images become.
  public let factor: Int

  /// A layer without parameters.
  public init(factor: Int) { self.factor = factor }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor { pixelShuffled(x, factor: factor) }

  /// "PixelShuffle"
  public var kind: String { "PixelShuffle" }

  /// Height and width are multiplied by the factor, the channels divided by its square.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape.count != 3 || inputShape[2] % (factor * factor) != 0 {
      fatalError("\(kind) by \(factor) was given the shape \(inputShape)")
    }
    return [
      inputShape[0] * factor, inputShape[1] * factor, inputShape[2] / (factor * factor),
    ]
  }

  /// None: numbers are copied.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
