public import Tensors

/// Where real points come from: as many as are asked for, independent of one another.
public protocol PointSource: Sendable {
  /// What the data are called.
  var name: String { get }

  /// d, the numbers of a point.
  var dimension: Int { get }

  /// What makes any number one that a point can have: the last activation of a generator.
  var range: Activation { get }

  /// New points, [count, d].
  func sample(_ count: Int, dtype: DType, using random: inout SplitMix64) -> Tensor
}

extension PointSource {
  /// New points in the precision of training.
  public func sample(_ count: Int, using random: inout SplitMix64) -> Tensor {
    sample(count, dtype: .float32, using: &random)
  }
}
