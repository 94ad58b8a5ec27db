public import Tensors

/// The largest of each window of size × size pixels, channel by channel: [batch, height, width, channels]
/// → [batch, ⌊height/size⌋, ⌊width/size⌋, channels]. Keras' `MaxPooling2D` with its defaults: windows
/// side by side, what is left over at the edge dropped.
public struct MaxPooling2D: Layer {
  /// A window's height and width, and the distance from one to the next.
  public let size: Int

  /// A layer without parameters.
  public init(size: Int) { self.size = size }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor { maxPooled(x, size: size) }

  /// "MaxPooling2D"
  public var kind: String { "MaxPooling2D" }

  /// Height and width are divided by the size.
  public func outputShape(for inputShape: [Int]) -> [Int] { pooledShape(inputShape, size, kind) }

  /// size² − 1 comparisons an output.
  public func operations(for inputShape: [Int]) -> Int {
    outputShape(for: inputShape).reduce(size * size - 1, *)
  }
}

/// The mean of each window of size × size pixels, otherwise as `MaxPooling2D`.
public struct AveragePooling2D: Layer {
  /// A window's height and width, and the distance from one to the next.
  public let size: Int

  /// A layer without parameters.
  public init(size: Int) { self.size = size }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor { averagePooled(x, size: size) }

  /// "AveragePooling2D"
  public var kind: String { "AveragePooling2D" }

  /// Height and width are divided by the size.
  public func outputShape(for inputShape: [Int]) -> [Int] { pooledShape(inputShape, size, kind) }

  /// size² − 1 additions and a multiplication an output.
  public func operations(for inputShape: [Int]) -> Int {
    outputShape(for: inputShape).reduce(size * size, *)
  }
}

private func pooledShape(_ shape: [Int], _ size: Int, _ kind: String) -> [Int] {
  if shape.count != 3 || size < 1 || shape[0] < size || shape[1] < size {
    fatalError("\(kind) of \(size) × \(size) pixels was given the shape \(shape)")
  }
  return [shape[0] / size, shape[1] / size, shape[2]]
}
