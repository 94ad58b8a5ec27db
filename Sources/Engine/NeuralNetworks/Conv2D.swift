public import Kernels
public import Tensors

/// A convolution over images, `y = f(x ∗ W + b)`: [batch, height, width, inputs] → [batch, …, outputs].
///
///     Conv2D(inputs: 64, outputs: 128, kernel: 5, stride: 2, padding: .same,
///            activation: .relu, weights: .glorotUniform, using: &random)
public struct Conv2D: StridedLayer {
  /// W, [kernel, kernel, inputs, outputs].
  @Parameter public var weight: Tensor
  /// b, [outputs], zero at first.
  @Parameter public var bias: Tensor
  /// Pixels from one output's window to the next one's.
  public let stride: Int
  /// What happens at the edges.
  public let padding: Padding
  /// f.
  public let activation: Activation

  /// A layer with fresh weights.
  public init(
    inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Padding,
    activation: Activation = .identity, weights: Initialiser, dtype: DType = .float32,
    using generator: inout SplitMix64
  ) {
    let area = kernel * kernel
    weight = weights.tensor(
      [kernel, kernel, inputs, outputs], inputs: area * inputs, outputs: area * outputs,
      dtype: dtype, using: &generator)
    bias = .zeros([outputs], dtype: dtype)
    (self.stride, self.padding, self.activation) = (stride, padding, activation)
  }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    conv2D(x, weight: weight, bias: bias, stride: stride, padding: padding, activation: activation)
  }

  /// "Conv2D"
  public var kind: String { "Conv2D" }

  /// The pixels at which a window begins, by the outputs.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    checkImages(inputShape, channels: weight.shape[2], layer: kind)
    let sides = inputShape.prefix(2).map { windows(over: $0).output }
    return sides + [weight.shape[3]]
  }

  /// Two operations for each weight at each output pixel, the zeros of the padding counted; one a bias.
  public func operations(for inputShape: [Int]) -> Int {
    outputShape(for: inputShape).prefix(2).reduce(2 * weight.count + bias.count, *)
  }

  /// Taps along a side of the kernel.
  public var kernel: Int { weight.shape[0] }

  /// The windows over the input's pixels.
  public func windows(over inputPixels: Int) -> ConvolutionAxis {
    ConvolutionAxis(
      input: inputPixels, kernel: kernel, stride: stride, padding: padding)
  }
}

/// Stops where a layer is given what is not [height, width, channels].
func checkImages(_ shape: [Int], channels: Int?, layer: String) {
  guard shape.count == 3, channels == nil || shape[2] == channels else {
    fatalError(
      "\(layer) takes images of [height, width, \(channels.map(String.init) ?? "channels")], "
        + "found \(shape)")
  }
}
