import NeuralNetworks
import Tensors

/// One enlargement of a map to twice its sides.
///
/// The usual one is a transposed convolution of 4 × 4 in strides of two. With pixel shuffling it is a
/// convolution of 3 × 3 at the small size with four times the channels, of which each four become a square
/// of four pixels (Shi et al. 2016): neighbours are made of equally many products whatever the kernel, but
/// the four channels begin as different as random weights are, and the squares show until they agree. The
/// source names both among what keeps gradients from being sparse.
struct Enlargement: Module {
  let transposed: Conv2DTranspose?
  let convolution: Conv2D?

  init(
    inputs: Int, outputs: Int, shufflesPixels: Bool, dtype: DType, using random: inout SplitMix64
  ) {
    if shufflesPixels {
      transposed = nil
      convolution = Conv2D(
        inputs: inputs, outputs: 4 * outputs, kernel: 3, padding: .same, weights: .published,
        dtype: dtype, using: &random)
    } else {
      convolution = nil
      transposed = Conv2DTranspose(
        inputs: inputs, outputs: outputs, kernel: 4, stride: 2, padding: .same,
        weights: .published, dtype: dtype, using: &random)
    }
  }

  /// [batch, height, width, inputs] → [batch, 2·height, 2·width, outputs].
  func callAsFunction(_ x: Tensor) -> Tensor {
    if let convolution { return pixelShuffled(convolution(x), factor: 2) }
    return transposed!(x)
  }
}
