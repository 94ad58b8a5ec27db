public import Tensors

/// Each pixel as factor × factor equal ones: [batch, height, width, channels] →
/// [batch, factor·height, factor·width, channels]. Keras' `UpSampling2D` with its default, the nearest
/// neighbour.
public struct UpSampling2D: Layer {
  /// How many times higher and wider images become.
  public let factor: Int

  /// A layer without parameters.
  public init(factor: Int) { self.factor = factor }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor { upSampled(x, factor: factor) }

  /// "UpSampling2D"
  public var kind: String { "UpSampling2D" }

  /// Height and width are multiplied by the factor.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape.count != 3 { fatalError("\(kind) was given the shape \(inputShape)") }
    return [inputShape[0] * factor, inputShape[1] * factor, inputShape[2]]
  }

  /// None: numbers are copied.
  public func operations(for inputShape: [Int]) -> Int { 0 }
}
