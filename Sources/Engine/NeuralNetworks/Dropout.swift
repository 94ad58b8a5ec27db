public import Tensors

/// Drops each element with probability `rate` in training and divides the others by 1 − rate; leaves all
/// as they are in inference. Srivastava et al. (2014), in the inverted form.
public struct Dropout: Layer {
  /// The probability to be dropped, at least 0 and below 1. Keras' argument; TensorFlow 1's was the
  /// probability to be kept.
  public let rate: Double

  /// A layer without parameters.
  public init(rate: Double) { self.rate = rate }

  /// The output for a batch.
  public func callAsFunction(
    _ x: Tensor, mode: Mode, using generator: inout SplitMix64
  ) -> Tensor {
    switch mode {
    case .training: dropout(x, rate: rate, using: &generator)
    case .inference: x
    }
  }

  /// The output in inference: the input.
  public func callAsFunction(_ x: Tensor) -> Tensor { x }

  /// "Dropout"
  public var kind: String { "Dropout" }

  /// The input's.
  public func outputShape(for inputShape: [Int]) -> [Int] { inputShape }

  /// None in inference.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
