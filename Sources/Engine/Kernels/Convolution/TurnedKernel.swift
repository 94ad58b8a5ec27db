// Seen from its other side a convolution of stride one is a convolution again: pixel q of x meets pixel
// o of y through tap k = q − o + before, so o = q − (kernel − 1 − before) + (kernel − 1 − k): the kernel is
// turned around and its two kinds of channels are exchanged.

extension ConvolutionShape {
  var hasUnitStride: Bool { height.stride == 1 && width.stride == 1 }

  /// The convolution seen from y; its stride must be one.
  var mirrored: Self {
    Self(
      batch: batch, height: height.mirrored, width: width.mirrored, inputs: outputs,
      outputs: inputs)
  }
}

/// The weights of the mirrored convolution, [taps backwards, outputs, inputs]:
/// turned[taps − 1 − tap, o, i] = w[tap, i, o].
@specialized(where S == Float)
@specialized(where S == Double)
func turnKernel<S: Scalar>(
  _ w: UnsafePointer<S>, into turned: UnsafeMutablePointer<S>, _ shape: ConvolutionShape
) {
  let (taps, inputs, outputs) = (
    shape.height.kernel * shape.width.kernel, shape.inputs, shape.outputs
  )
  ThreadPool.shared.forEach(taps) { tap in
    let source = w + tap * inputs * outputs
    let target = turned + (taps - 1 - tap) * inputs * outputs
    for o in 0..<outputs {
      for i in 0..<inputs { target[o &* inputs &+ i] = source[i &* outputs &+ o] }
    }
  }
}
