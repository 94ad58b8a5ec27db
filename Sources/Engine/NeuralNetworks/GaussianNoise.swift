public import Tensors

/// Adds normal noise in training: `y = x + deviation·ε`, ε from N(0, 1) for each element; nothing in
/// inference.
public struct GaussianNoise: Layer {
  /// The noise's standard deviation.
  public let deviation: Double

  /// A layer without parameters.
  public init(deviation: Double) { self.deviation = deviation }

  /// The output for a batch.
  public func callAsFunction(
    _ x: Tensor, mode: Mode, using generator: inout SplitMix64
  ) -> Tensor {
    switch mode {
    case .training:
      x + .normal(x.shape, deviation: deviation, dtype: x.dtype, using: &generator)
    case .inference: x
    }
  }

  /// The output in inference: the input.
  public func callAsFunction(_ x: Tensor) -> Tensor { x }

  /// "GaussianNoise"
  public var kind: String { "GaussianNoise" }

  /// The input's.
  public func outputShape(for inputShape: [Int]) -> [Int] { inputShape }

  /// None in inference.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
