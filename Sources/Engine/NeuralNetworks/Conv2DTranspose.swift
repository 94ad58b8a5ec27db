public import Kernels
public import Tensors

/// A transposed convolution, which enlarges images: [batch, height, width, inputs] → [batch, …, outputs].
///
/// See `conv2DTranspose` for what it computes.
public struct Conv2DTranspose: StridedLayer {
  /// W, [kernel, kernel, outputs, inputs].
  @Parameter public var weight: Tensor
  /// b, [outputs], zero at first.
  @Parameter public var bias: Tensor
  /// Pixels of the output from one input pixel's window to the next one's.
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
    // Keras counts a transposed kernel's inputs and outputs as it counts a convolution's of the same
    // shape, that is exchanged; the sum of both, which Glorot's rule uses, is the same.
    let area = kernel * kernel
    weight = weights.tensor(
      [kernel, kernel, outputs, inputs], inputs: area * outputs, outputs: area * inputs,
      dtype: dtype, using: &generator)
    bias = .zeros([outputs], dtype: dtype)
    (self.stride, self.padding, self.activation) = (stride, padding, activation)
  }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    conv2DTranspose(
      x, weight: weight, bias: bias, stride: stride, padding: padding, activation: activation)
  }

  /// "Conv2DTranspose"
  public var kind: String { "Conv2DTranspose" }

  /// `same`: stride times as many pixels; `valid`: (pixels − 1)·stride + max(kernel, stride).
  public func outputShape(for inputShape: [Int]) -> [Int] {
    checkImages(inputShape, channels: weight.shape[3], layer: kind)
    let sides = inputShape.prefix(2).map { windows(over: $0).input }
    return sides + [weight.shape[2]]
  }

  /// Two operations for each weight at each input pixel; one for the bias at each output pixel.
  public func operations(for inputShape: [Int]) -> Int {
    inputShape.prefix(2).reduce(2 * weight.count, *)
      + outputShape(for: inputShape).reduce(1, *)
  }

  /// Taps along a side of the kernel.
  public var kernel: Int { weight.shape[0] }

  /// The windows over the output's pixels.
  public func windows(over inputPixels: Int) -> ConvolutionAxis {
    ConvolutionAxis(
      transposedFrom: inputPixels, kernel: kernel, stride: stride, padding: padding)
  }
}
