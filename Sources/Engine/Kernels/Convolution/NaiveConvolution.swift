// The three products of a convolution as they stand in the definition, for reading and for tests. Each
// sums the same terms x·w·y, over what the other two have in common.

/// y[n, oy, ox, o] = Σ x[n, iy, ix, i] · w[ky, kx, i, o], with iy = oy·stride − before + ky and ix alike.
@specialized(where S == Float)
@specialized(where S == Double)
public func naiveConvolution<S: Scalar>(
  _ x: UnsafePointer<S>, _ w: UnsafePointer<S>, into y: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  y.update(repeating: 0, count: shape.outputCount)
  forEachTerm(shape) { xIndex, wIndex, yIndex in y[yIndex] += x[xIndex] * w[wIndex] }
}

/// x[n, iy, ix, i] = Σ y[n, oy, ox, o] · w[ky, kx, i, o]: the convolution's gradient with respect to its
/// input, and the transposed convolution.
@specialized(where S == Float)
@specialized(where S == Double)
public func naiveTransposedConvolution<S: Scalar>(
  _ y: UnsafePointer<S>, _ w: UnsafePointer<S>, into x: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  x.update(repeating: 0, count: shape.inputCount)
  forEachTerm(shape) { xIndex, wIndex, yIndex in x[xIndex] += y[yIndex] * w[wIndex] }
}

/// w[ky, kx, i, o] = Σ x[n, iy, ix, i] · y[n, oy, ox, o]: the gradient with respect to the weights.
@specialized(where S == Float)
@specialized(where S == Double)
public func naiveConvolutionWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  w.update(repeating: 0, count: shape.weightCount)
  forEachTerm(shape) { xIndex, wIndex, yIndex in w[wIndex] += x[xIndex] * y[yIndex] }
}

/// Calls `body` with the places in x, w and y of each product in the sums above.
private func forEachTerm(_ shape: ConvolutionShape, _ body: (Int, Int, Int) -> Void) {
  let (height, width) = (shape.height, shape.width)
  for n in 0..<shape.batch {
    for (oy, ky, iy) in height.terms {
      for (ox, kx, ix) in width.terms {
        let x = ((n * height.input + iy) * width.input + ix) * shape.inputs
        let w = (ky * width.kernel + kx) * shape.inputs * shape.outputs
        let y = ((n * height.output + oy) * width.output + ox) * shape.outputs
        for i in 0..<shape.inputs {
          for o in 0..<shape.outputs { body(x + i, w + i * shape.outputs + o, y + o) }
        }
      }
    }
  }
}

extension ConvolutionAxis {
  /// Every output pixel with every tap that meets an input pixel, and that pixel.
  fileprivate var terms: [(output: Int, tap: Int, input: Int)] {
    (0..<output).flatMap { o in
      (0..<kernel).map { (o, $0, o * stride - before + $0) }.filter { 0..<input ~= $0.2 }
    }
  }
}
