public import Tensors

/// Each sample's numbers in one row: [batch, …] → [batch, count].
public struct Flatten: Layer {
  /// A layer without parameters.
  public init() {}

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.reshaped(x.shape.prefix(1) + outputShape(for: [Int](x.shape.dropFirst())))
  }

  /// "Flatten"
  public var kind: String { "Flatten" }

  /// The number of a sample's elements.
  public func outputShape(for inputShape: [Int]) -> [Int] { [inputShape.reduce(1, *)] }

  /// None.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
