public import NeuralNetworks
public import Tensors

/// A convolution that sees the picture mirrored beyond its edges: [batch, height, width, inputs] →
/// [batch, …, outputs].
///
/// A network for pictures is applied to the whole of them, and with zeros beyond the edges it
/// learns that the world ends in black: its pictures get dark borders. Mirrored, the texture goes
/// on.
public struct ReflectedConv2D: Layer {
  /// The convolution inside the wider picture.
  public let convolution: Conv2D

  /// A layer with fresh weights, N(0, 2 / (kernel²·inputs)) (He et al. 2015).
  /// - Precondition: the kernel is odd.
  public init(
    inputs: Int, outputs: Int, kernel: Int, stride: Int = 1,
    activation: Activation, dtype: DType = .float32, using random: inout SplitMix64
  ) {
    if kernel % 2 == 0 { fatalError("a kernel of an odd side was expected, found \(kernel)") }
    convolution = Conv2D(
      inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, padding: .valid,
      activation: activation, weights: .xavierNormal, dtype: dtype, using: &random)
  }

  /// Pixels beyond each edge.
  private var margin: Int { convolution.kernel / 2 }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor { convolution(x.reflected(by: margin)) }

  /// "ReflectedConv2D"
  public var kind: String { "ReflectedConv2D" }

  /// The input's height and width over the stride, rounded up.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    convolution.outputShape(for: widened(inputShape))
  }

  /// The convolution's.
  public func operations(for inputShape: [Int]) -> Int {
    convolution.operations(for: widened(inputShape))
  }

  private func widened(_ shape: [Int]) -> [Int] {
    guard shape.count == 3 else { fatalError("\(kind) was given the shape \(shape)") }
    return [shape[0] + 2 * margin, shape[1] + 2 * margin, shape[2]]
  }
}

extension Tensor {
  /// Pictures with `margin` more pixels on each side, mirrored at the pixels of the edge:
  /// [batch, height, width, channels] → [batch, height + 2·margin, width + 2·margin, channels].
  ///
  /// PyTorch's `ReflectionPad2d`: c b | a b c d | c b. Where a side is shorter than the margin, it
  /// is mirrored again and again. ∂loss/∂x sums over the mirror images of each pixel.
  func reflected(by margin: Int) -> Tensor {
    let (batch, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
    let rows = mirroredPlaces(height, margin)
    let columns = mirroredPlaces(width, margin)
    var places: [Int] = []
    places.reserveCapacity(batch * rows.count * columns.count)
    for picture in 0..<batch {
      for row in rows {
        let start = (picture * height + row) * width
        for column in columns { places.append(start + column) }
      }
    }
    return reshaped([batch * height * width, channels]).gathered(places)
      .reshaped([batch, rows.count, columns.count, channels])
  }
}

/// 2 1 0 1 2 3 2 1 for a length of 4 and a margin of 2: there and back, and so on.
private func mirroredPlaces(_ length: Int, _ margin: Int) -> [Int] {
  let period = max(2 * (length - 1), 1)
  return (-margin..<length + margin).map { place in
    let phase = abs(place) % period
    return min(phase, period - phase)
  }
}
