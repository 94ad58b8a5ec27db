/// What a convolution does at the edges of its input.
public enum Padding: String, Codable, Sendable, CaseIterable {
  /// Zeros around the input, so that the output has ⌈input / stride⌉ pixels along each axis. Where their
  /// number is odd the extra one stands at the end, as in TensorFlow.
  case same
  /// None: the kernel stays inside the input.
  case valid
}

/// One axis of a convolution: output pixel `o` sums over the input pixels `o·stride − before + k`,
/// for each `k` below `kernel`, as far as they exist.
public struct ConvolutionAxis: Equatable, Sendable {
  /// Pixels of the input and of the output, taps of the kernel, pixels from one output to the next.
  public let input, output, kernel, stride: Int
  /// Zeros before the first input pixel.
  public let before: Int

  /// The axis of a convolution of `input` pixels, with TensorFlow's rules of padding.
  public init(input: Int, kernel: Int, stride: Int, padding: Padding) {
    guard input > 0, kernel > 0, stride > 0, padding == .same || kernel <= input else {
      fatalError(
        "a kernel of \(kernel) with stride \(stride) and \(padding) padding does not fit \(input) pixels"
      )
    }
    (self.input, self.kernel, self.stride) = (input, kernel, stride)
    switch padding {
    case .same:
      output = (input + stride - 1) / stride
      before = max((output - 1) * stride + kernel - input, 0) / 2
    case .valid:
      output = (input - kernel) / stride + 1
      before = 0
    }
  }

  /// The axis of the convolution whose gradient takes `output` pixels to more: what a transposed
  /// convolution does. `same` gives output·stride pixels, `valid` (output − 1)·stride + max(kernel, stride).
  public init(transposedFrom output: Int, kernel: Int, stride: Int, padding: Padding) {
    guard output > 0, kernel > 0, stride > 0 else {
      fatalError("a kernel of \(kernel) with stride \(stride) cannot enlarge \(output) pixels")
    }
    let input = padding == .same ? output * stride : (output - 1) * stride + max(kernel, stride)
    self.init(input: input, kernel: kernel, stride: stride, padding: padding)
  }
}

/// The shape of a convolution y = x ∗ w and of what belongs to it:
/// x [batch, height.input, width.input, inputs], w [height.kernel, width.kernel, inputs, outputs],
/// y [batch, height.output, width.output, outputs].
public struct ConvolutionShape: Equatable, Sendable {
  /// Images.
  public let batch: Int
  /// The two axes.
  public let height, width: ConvolutionAxis
  /// Channels of x and of y.
  public let inputs, outputs: Int

  /// A shape of its parts.
  public init(
    batch: Int, height: ConvolutionAxis, width: ConvolutionAxis, inputs: Int, outputs: Int
  ) {
    (self.batch, self.height, self.width) = (batch, height, width)
    (self.inputs, self.outputs) = (inputs, outputs)
  }

  /// Elements of x.
  public var inputCount: Int { batch * height.input * width.input * inputs }
  /// Elements of w.
  public var weightCount: Int { height.kernel * width.kernel * inputs * outputs }
  /// Elements of y.
  public var outputCount: Int { batch * height.output * width.output * outputs }
}

extension ConvolutionAxis {
  /// The output pixels at which `tap` meets the input.
  func outputs(for tap: Int) -> Range<Int> {
    let low = (max(before - tap, 0) + stride - 1) / stride
    let high = (input - 1 + before - tap).quotientFlooring(by: stride) + 1
    return low..<max(min(high, output), low)
  }

  /// The input pixels that a range of output pixels reads.
  func inputs(for outputs: Range<Int>) -> Range<Int> {
    let low = min(max(outputs.lowerBound * stride - before, 0), input)
    return low..<max(min((outputs.upperBound - 1) * stride - before + kernel, input), low)
  }

  /// The axis with input and output exchanged and the kernel turned around; for a stride of one.
  var mirrored: Self {
    Self(
      input: output, output: input, kernel: kernel, stride: stride, before: kernel - 1 - before)
  }

  private init(input: Int, output: Int, kernel: Int, stride: Int, before: Int) {
    (self.input, self.output, self.kernel) = (input, output, kernel)
    (self.stride, self.before) = (stride, before)
  }
}

extension Int {
  fileprivate func quotientFlooring(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
