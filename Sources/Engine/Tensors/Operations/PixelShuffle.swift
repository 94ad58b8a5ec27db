import Kernels

/// Channels become pixels: [batch, height, width, factor²·channels] →
/// [batch, factor·height, factor·width, channels] with
/// `y[b, factor·h + i, factor·w + j, c] = x[b, h, w, (factor·i + j)·channels + c]`.
///
/// The order is TensorFlow's `depth_to_space`; PyTorch's `PixelShuffle` takes channel
/// `c·factor² + factor·i + j` instead. The gradient is the same shuffle backwards. Shi et al.,
/// "Real-Time Single Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional
/// Neural Network" (2016).
public func pixelShuffled(_ x: Tensor, factor: Int) -> Tensor {
  let shape = x.imageShape
  if factor < 1 || shape[3] % (factor * factor) != 0 {
    fatalError("channels in multiples of \(factor)² were expected, found shape \(shape)")
  }
  let channels = shape[3] / (factor * factor)
  // A pixel's channels of one i lie side by side, and stay so: the widths change places with the i.
  return x.exchangingMiddle([shape[0] * shape[1], shape[2], factor, factor * channels])
    .reshaped([shape[0], shape[1] * factor, shape[2] * factor, channels])
}

extension Tensor {
  /// The elements as [outer, rows, columns, inner] with rows and columns exchanged.
  fileprivate func exchangingMiddle(_ shape: [Int]) -> Tensor {
    let exchanged = [shape[0], shape[2], shape[1], shape[3]]
    let y = Tensor(uninitialised: exchanged, dtype)
    func run<S: Scalar>(_: S.Type) {
      transposePieces(
        elements(S.self), into: y.mutable(S.self), outer: shape[0], rows: shape[1],
        columns: shape[2], inner: shape[3])
    }
    run(dtype.scalar)
    return y.recorded(from: self) { [original = self.shape] d, _ in
      d.exchangingMiddle(exchanged).reshaped(original)
    }
  }
}
