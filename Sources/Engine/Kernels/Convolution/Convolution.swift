/// y = f(x ∗ w + bias): every output pixel sums a window of x, channel by channel, times the weights.
///
/// See `ConvolutionShape` for the shapes and `naiveConvolution` for the sum.
@specialized(where S == Float)
@specialized(where S == Double)
public func convolution<S: Scalar>(
  _ x: UnsafePointer<S>, _ w: UnsafePointer<S>, into y: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape, epilogue: Epilogue<S> = Epilogue()
) {
  if let tiles = WinogradTiles<S>(shape) {
    return winogradConvolution(x, w, into: y, tiles, epilogue: epilogue)
  }
  let taps = Array(0..<shape.height.kernel * shape.width.kernel)
  let layout = PackedTaps<S>.layout(columns: shape.outputs, channels: shape.inputs)
  Gathering(
    source: x,
    weights: PackedTaps(
      w, taps: taps, inputs: shape.inputs, outputs: shape.outputs, transposed: false, layout: layout
    ),
    result: y, height: GatheringAxis(convolving: shape.height),
    width: GatheringAxis(convolving: shape.width), batch: shape.batch, channels: shape.inputs,
    resultHeight: shape.height.output, resultWidth: shape.width.output, epilogue: epilogue
  ).run()
  if layout == .columns { activateInPlace(y, epilogue.activation, count: shape.outputCount) }
}

/// x = f(y ∗ᵀ w + bias): every pixel of y is spread over a window of x. It is the gradient of
/// `convolution` with respect to its input, and the layer that enlarges pictures.
///
/// The pixels of x that leave the same remainder when divided by the stride, a phase, gather the same
/// taps: one dense convolution a phase. See `naiveTransposedConvolution` for the sum.
@specialized(where S == Float)
@specialized(where S == Double)
public func transposedConvolution<S: Scalar>(
  _ y: UnsafePointer<S>, _ w: UnsafePointer<S>, into x: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape, epilogue: Epilogue<S> = Epilogue()
) {
  if shape.hasUnitStride, let tiles = WinogradTiles<S>(shape.mirrored) {
    return withScratch(shape.weightCount, of: S.self) { turned in
      turnKernel(w, into: turned, shape)
      winogradConvolution(y, turned, into: x, tiles, epilogue: epilogue)
    }
  }
  let layout = PackedTaps<S>.layout(columns: shape.inputs, channels: shape.outputs)
  for phaseY in 0..<min(shape.height.stride, shape.height.input) {
    let rows = GatheringAxis.taps(transposing: shape.height, phase: phaseY)
    for phaseX in 0..<min(shape.width.stride, shape.width.input) {
      let columns = GatheringAxis.taps(transposing: shape.width, phase: phaseX)
      let taps = rows.flatMap { row in columns.map { row * shape.width.kernel + $0 } }
      Gathering(
        source: y,
        weights: PackedTaps(
          w, taps: taps, inputs: shape.inputs, outputs: shape.outputs, transposed: true,
          layout: layout),
        result: x, height: GatheringAxis(transposing: shape.height, phase: phaseY),
        width: GatheringAxis(transposing: shape.width, phase: phaseX), batch: shape.batch,
        channels: shape.outputs, resultHeight: shape.height.input,
        resultWidth: shape.width.input, epilogue: epilogue
      ).run()
    }
  }
  if layout == .columns { activateInPlace(x, epilogue.activation, count: shape.inputCount) }
}

extension PackedTaps {
  /// Results of up to four columns would leave most of a vector idle: there the lanes of a vector are
  /// the channels, where these are enough to fill it.
  static func layout(columns: Int, channels: Int) -> Layout {
    columns <= 4 && channels >= S.Vector.scalarCount ? .columns : .strips
  }
}

private func activateInPlace<S: Scalar>(
  _ y: UnsafeMutablePointer<S>, _ activation: Activation, count: Int
) {
  if activation != .identity { activate(activation, y, into: y, count: count) }
}
