public import Tensors

/// Each sample's numbers in another shape, in the same order: [batch, …] → [batch] + shape.
public struct Reshape: Layer {
  /// The new shape, without the batch dimension.
  public let shape: [Int]

  /// A layer without parameters.
  public init(to shape: [Int]) { self.shape = shape }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    x.reshaped(x.shape.prefix(1) + outputShape(for: [Int](x.shape.dropFirst())))
  }

  /// "Reshape"
  public var kind: String { "Reshape" }

  /// The new shape.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape.reduce(1, *) != shape.reduce(1, *) {
      fatalError("a reshape to \(shape) was given the shape \(inputShape)")
    }
    return shape
  }

  /// None.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
