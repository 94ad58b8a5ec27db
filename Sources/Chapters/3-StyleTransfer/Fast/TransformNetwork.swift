public import NeuralNetworks
public import Tensors

/// A network that paints: [batch, height, width, 3] → the same, in red, green, blue from 0 to 1, of
/// any size.
///
/// Johnson, Alahi & Fei-Fei (2016), as the program by Johnson and the example of PyTorch have it.
/// In their notation, c standing for a convolution, d for one of stride 2, R for a residual block,
/// u for one after a doubling of the pixels, at a width of 32:
///
///     c9s1-32, d64, d128, R128 × 5, u64, u32, c9s1-3
///
/// Each convolution but the last is followed by instance normalisation, which takes the contrast
/// off a picture (Ulyanov et al. 2016), and ReLU; their biases are of no effect, and counted as
/// published. Most of the work is done at a quarter of the height and width, where a 3 × 3 window
/// spans 12 × 12 pixels.
///
/// Pixels are doubled and then convolved: transposed convolutions of stride 2, as in the paper,
/// leave checkerboards (Odena et al. 2016).
public struct TransformNetwork: Module {
  /// A convolution, normalised, with ReLU.
  struct Block: Module {
    let upSampling: UpSampling2D?
    let convolution: ReflectedConv2D
    let norm: InstanceNorm

    func callAsFunction(_ x: Tensor) -> Tensor { norm(convolution(upSampling?(x) ?? x)) }
  }

  /// `y = x + N(W₂ ∗ ReLU(N(W₁ ∗ x)))`: the picture passes through, and only the change to it is
  /// learned (He et al. 2016), without a ReLU after the sum (Gross & Wilber 2016).
  struct ResidualBlock: Module {
    let first, second: Block

    func callAsFunction(_ x: Tensor) -> Tensor { x + second(first(x)) }
  }

  let down: [Block]
  let residuals: [ResidualBlock]
  let up: [Block]
  /// Its sigmoid keeps colours between 0 and 1. The paper's scaled tanh is the same curve,
  /// `σ(x) = ½ + ½ tanh(x/2)`; PyTorch's example has none and cuts off what a file cannot hold.
  let output: ReflectedConv2D

  /// A network with fresh weights.
  /// - Parameters:
  ///   - width: channels of the first layer; 32 in the paper.
  ///   - residualBlocks: 5 in the paper.
  public init(
    width: Int, residualBlocks: Int, dtype: DType = .float32, using random: inout SplitMix64
  ) {
    func block(
      _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1, growing factor: Int? = nil,
      activation: Activation = .relu
    ) -> Block {
      Block(
        upSampling: factor.map(UpSampling2D.init(factor:)),
        convolution: ReflectedConv2D(
          inputs: inputs, outputs: outputs, kernel: kernel, stride: stride,
          activation: .identity, dtype: dtype, using: &random),
        norm: InstanceNorm(
          channelCount: outputs, epsilon: 1e-5, activation: activation, dtype: dtype))
    }
    down = [
      block(3, width, kernel: 9), block(width, 2 * width, stride: 2),
      block(2 * width, 4 * width, stride: 2),
    ]
    residuals = (0..<residualBlocks).map { _ in
      ResidualBlock(
        first: block(4 * width, 4 * width),
        second: block(4 * width, 4 * width, activation: .identity))
    }
    up = [block(4 * width, 2 * width, growing: 2), block(2 * width, width, growing: 2)]
    output = ReflectedConv2D(
      inputs: width, outputs: 3, kernel: 9, activation: .sigmoid, dtype: dtype, using: &random)
  }

  /// Paints pictures of any size.
  ///
  /// Halved twice, each time rounding up, and doubled twice, a side may come out up to three pixels
  /// longer than it was, at its lower or right end: these are cut off.
  public func callAsFunction(_ pictures: Tensor) -> Tensor {
    var x = pictures
    for block in down { x = block(x) }
    for block in residuals { x = block(x) }
    for block in up { x = block(x) }
    return output(x).sliced(0..<pictures.shape[1], along: 1).sliced(0..<pictures.shape[2], along: 2)
  }

  /// Paints pictures with a little noise, which gives it something to begin strokes at.
  ///
  /// Where a picture is the same all along a line, a sky that was drawn, say, every pixel there
  /// sees the same, and all that a network can paint is a stripe. Photographs have grain. Ulyanov
  /// et al. (2016) give their networks noise as a picture of its own.
  /// - Parameter grain: the noise's deviation.
  public func painted(
    _ pictures: Tensor, grain: Double, using random: inout SplitMix64
  ) -> Tensor {
    if grain == 0 { return self(pictures) }
    return self(
      pictures
        + .normal(pictures.shape, deviation: grain, dtype: pictures.dtype, using: &random))
  }

  /// Its layers.
  /// - Parameters:
  ///   - height: of the pictures, a multiple of 4.
  ///   - width: of the pictures, a multiple of 4.
  public func summary(height: Int, width: Int) -> Summary {
    summary("transform network", inputShape: [height, width, 3])
  }
}
