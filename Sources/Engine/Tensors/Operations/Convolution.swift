public import Kernels

/// A convolution layer, `Y = f(X ∗ W + b)`: [batch, height, width, in] ∗ [kernel, kernel, in, out] + [out].
///
/// Output pixel (i, j) is the sum over a window of the input, from pixel (i·stride − before, …) on; see
/// `Padding` for the edges and the output's size. As in every framework the kernel is not turned around:
/// mathematicians call this a cross-correlation.
///
/// The sum of products X·W is linear in either. With P = X ∗ W + b: dP = dY·f′(P), ∂loss/∂X spreads dP
/// back over the windows (a transposed convolution), ∂loss/∂W sums X·dP over all windows, and ∂loss/∂b
/// is the sum of dP over all pixels.
public func conv2D(
  _ x: Tensor, weight w: Tensor, bias b: Tensor, stride: Int = 1, padding: Padding,
  activation: Activation = .identity
) -> Tensor {
  checkImages(x, channels: 2, of: w)
  let shape = ConvolutionShape(
    batch: x.shape[0],
    height: ConvolutionAxis(
      input: x.shape[1], kernel: w.shape[0], stride: stride, padding: padding),
    width: ConvolutionAxis(
      input: x.shape[2], kernel: w.shape[1], stride: stride, padding: padding),
    inputs: w.shape[2], outputs: w.shape[3])
  return biased(b, activation, columns: 3, of: w) { epilogue in
    convolved(x, w, shape, epilogue)
  } recording: { y in
    y.recorded(from: [x, w, b]) { dP, input in
      switch input {
      case 0: gatheredBack(dP, w, shape)
      case 1: weightGradient(x, dP, shape)
      default: sumOverPixels(dP)
      }
    }
  }
}

/// A transposed convolution, which enlarges: [batch, height, width, in] ∗ᵀ [kernel, kernel, out, in] + [out].
///
/// It does what the gradient of `conv2D` with the same kernel does: every input pixel is spread over a
/// window of the output, `stride` pixels further than its neighbour's, and where windows overlap they are
/// summed. `same` gives stride·height rows; `valid` (height − 1)·stride + max(kernel, stride). The order of
/// the weight's channels is Keras'.
public func conv2DTranspose(
  _ x: Tensor, weight w: Tensor, bias b: Tensor, stride: Int = 1, padding: Padding,
  activation: Activation = .identity
) -> Tensor {
  checkImages(x, channels: 3, of: w)
  let shape = ConvolutionShape(
    batch: x.shape[0],
    height: ConvolutionAxis(
      transposedFrom: x.shape[1], kernel: w.shape[0], stride: stride, padding: padding),
    width: ConvolutionAxis(
      transposedFrom: x.shape[2], kernel: w.shape[1], stride: stride, padding: padding),
    inputs: w.shape[2], outputs: w.shape[3])
  return biased(b, activation, columns: 2, of: w) { epilogue in
    gatheredBack(x, w, shape, epilogue)
  } recording: { y in
    y.recorded(from: [x, w, b]) { dP, input in
      switch input {
      case 0: convolved(dP, w, shape)
      case 1: weightGradient(dP, x, shape)
      default: sumOverPixels(dP)
      }
    }
  }
}

/// `f(P)` with P computed and activated in one go: P is entered on the tape without ever being stored,
/// since its gradient can be had from the output.
private func biased(
  _ b: Tensor, _ activation: Activation, columns: Int, of w: Tensor,
  function: StaticString = #function, by compute: (FusedEpilogue) -> Tensor,
  recording: (Tensor) -> Tensor
) -> Tensor {
  activation.check()
  checkSameDType(w, b, function: function)
  if b.shape != [w.shape[columns]] {
    fatalError("a bias of shape \(b.shape) does not fit a kernel of shape \(w.shape)")
  }
  let y = compute(FusedEpilogue(bias: b, activation: activation))
  let p = recording(y)
  if activation == .identity { return p }
  return y.recorded(from: p) { dY, y in activationGradient(activation, dY, output: y) }
}

/// [batch, height, width, channels] → [channels].
private func sumOverPixels(_ dP: Tensor) -> Tensor {
  let channels = dP.shape[3]
  return dP.reshaped([dP.count / channels, channels]).sum(along: 0)
}

private struct FusedEpilogue {
  var bias: Tensor?
  var activation = Activation.identity

  func of<S: Scalar>(_: S.Type) -> Epilogue<S> {
    Epilogue(bias: bias?.elements(S.self), activation: activation)
  }
}

// MARK: - The three products, each of which has the other two for gradients

/// y = x ∗ w, over windows of x.
private func convolved(
  _ x: Tensor, _ w: Tensor, _ shape: ConvolutionShape, _ epilogue: FusedEpilogue = .init()
) -> Tensor {
  let y = Tensor(
    uninitialised: [shape.batch, shape.height.output, shape.width.output, shape.outputs], x.dtype)
  func run<S: Scalar>(_: S.Type) {
    convolution(
      x.elements(S.self), w.elements(S.self), into: y.mutable(S.self), shape,
      epilogue: epilogue.of(S.self))
  }
  run(x.dtype.scalar)
  if epilogue.bias != nil { return y }
  return y.recorded(
    from: x, { d, _ in gatheredBack(d, w, shape) }, and: w, { d, _ in weightGradient(x, d, shape) })
}

/// x = y ∗ᵀ w: every pixel of y spread over its window.
private func gatheredBack(
  _ y: Tensor, _ w: Tensor, _ shape: ConvolutionShape, _ epilogue: FusedEpilogue = .init()
) -> Tensor {
  let x = Tensor(
    uninitialised: [shape.batch, shape.height.input, shape.width.input, shape.inputs], y.dtype)
  func run<S: Scalar>(_: S.Type) {
    transposedConvolution(
      y.elements(S.self), w.elements(S.self), into: x.mutable(S.self), shape,
      epilogue: epilogue.of(S.self))
  }
  run(y.dtype.scalar)
  if epilogue.bias != nil { return x }
  return x.recorded(
    from: y, { d, _ in convolved(d, w, shape) }, and: w, { d, _ in weightGradient(d, y, shape) })
}

/// w = Σ x·y over all windows.
private func weightGradient(_ x: Tensor, _ y: Tensor, _ shape: ConvolutionShape) -> Tensor {
  let w = Tensor(
    uninitialised: [shape.height.kernel, shape.width.kernel, shape.inputs, shape.outputs], x.dtype)
  func run<S: Scalar>(_: S.Type) {
    convolutionWeights(x.elements(S.self), y.elements(S.self), into: w.mutable(S.self), shape)
  }
  run(x.dtype.scalar)
  return w.recorded(
    from: x, { d, _ in gatheredBack(y, d, shape) }, and: y, { d, _ in convolved(x, d, shape) })
}

private func checkImages(
  _ x: Tensor, channels: Int, of w: Tensor, function: StaticString = #function
) {
  checkSameDType(x, w, function: function)
  guard x.rank == 4, w.rank == 4, x.shape[3] == w.shape[channels] else {
    let kernel = channels == 2 ? "channels, out" : "out, channels"
    fatalError(
      "images of shape \(x.shape) do not fit a kernel of shape \(w.shape): expected "
        + "[batch, height, width, channels] and [height, width, \(kernel)]")
  }
}
