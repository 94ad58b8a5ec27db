import Testing

@testable import Kernels

extension Scalar {
  /// How far a kernel may be from the definition, relative to the largest sum: algorithms that
  /// trade multiplications for additions lose a digit or two.
  static var convolutionTolerance: Double { Self.self == Float.self ? 2e-5 : 1e-12 }
}

extension ConvolutionAxis {
  /// Every axis of up to nine pixels, seven taps and a stride of three.
  static let small: [ConvolutionAxis] = (1...9).flatMap { input in
    (1...7).flatMap { kernel in
      (1...3).flatMap { stride in
        Padding.allCases.filter { $0 == .same || kernel <= input }.map {
          ConvolutionAxis(input: input, kernel: kernel, stride: stride, padding: $0)
        }
      }
    }
  }
}

extension ConvolutionShape {
  /// A shape in the words of a layer.
  init(
    batch: Int = 1, _ height: Int, _ width: Int, inputs: Int, outputs: Int, kernel: (Int, Int),
    stride: (Int, Int) = (1, 1), padding: Padding = .same
  ) {
    self.init(
      batch: batch,
      height: ConvolutionAxis(
        input: height, kernel: kernel.0, stride: stride.0, padding: padding),
      width: ConvolutionAxis(input: width, kernel: kernel.1, stride: stride.1, padding: padding),
      inputs: inputs, outputs: outputs)
  }

  /// What to print where a test fails.
  var name: Comment {
    """
    \([batch, height.input, width.input, inputs]) \
    ∗ \([height.kernel, width.kernel, inputs, outputs]) \
    → \([batch, height.output, width.output, outputs]), stride \(height.stride) × \(width.stride), \
    \(height.before) × \(width.before) zeros before
    """
  }

  /// Channels of x and y: fewer than a vector, more, several strips, and the few beside many that
  /// have layouts of their own.
  static let channels: [(inputs: Int, outputs: Int)] =
    [1, 3, 5, 17, 64].flatMap { inputs in
      [1, 3, 5, 17, 64].map { (inputs, $0) }
    } + [
      (64, 2), (64, 4), (17, 2), (17, 4), (12, 2), (2, 64), (4, 64), (4, 17), (2, 12), (40, 33),
      (9, 7), (7, 9),
    ]

  /// Small shapes drawn among all kernels of 1 to 7, strides of 1 to 3, sizes, channels and
  /// batches. Half are square, as layers are; the others differ along the two axes.
  static let small: [ConvolutionShape] = {
    var generator = SplitMix64(seed: 3)
    func one<Value>(of values: [Value]) -> Value { values[generator.below(values.count)] }
    return (0..<1000).map { number in
      let padding: Padding = number % 2 == 0 ? .same : .valid
      let kernel = one(of: [1, 2, 3, 4, 5, 6, 7])
      let stride = one(of: [1, 2, 3])
      let isSquare = one(of: [true, false])
      let otherKernel = isSquare ? kernel : one(of: [1, 2, 3, 4, 5, 6, 7])
      let otherStride = isSquare ? stride : one(of: [1, 2, 3])
      let sizes = [1, 2, 3, 5, 8, 9].map { padding == .same ? $0 : $0 + max(kernel, otherKernel) }
      let (inputs, outputs) = one(of: channels)
      return ConvolutionShape(
        batch: one(of: [1, 3]), one(of: sizes), one(of: sizes), inputs: inputs, outputs: outputs,
        kernel: (kernel, otherKernel), stride: (stride, otherStride), padding: padding)
    }
  }()

  /// Shapes beyond the blocks: more than 1024 pixels an image, rows of more than 1024 pixels, many
  /// images a block, and more than 256 products a sum.
  static let large = [
    ConvolutionShape(40, 33, inputs: 17, outputs: 20, kernel: (3, 3)),
    ConvolutionShape(batch: 3, 35, 37, inputs: 3, outputs: 5, kernel: (5, 5)),
    ConvolutionShape(33, 35, inputs: 64, outputs: 3, kernel: (5, 5)),
    ConvolutionShape(70, 66, inputs: 9, outputs: 33, kernel: (4, 4), stride: (2, 2)),
    ConvolutionShape(71, 65, inputs: 5, outputs: 17, kernel: (5, 5), stride: (2, 2)),
    ConvolutionShape(3, 1100, inputs: 9, outputs: 5, kernel: (3, 3)),
    ConvolutionShape(1100, 2, inputs: 5, outputs: 12, kernel: (3, 1), stride: (1, 2)),
    ConvolutionShape(batch: 300, 2, 3, inputs: 8, outputs: 9, kernel: (2, 2)),
    ConvolutionShape(9, 9, inputs: 64, outputs: 17, kernel: (7, 7), padding: .valid),
    ConvolutionShape(batch: 3, 17, 13, inputs: 64, outputs: 64, kernel: (3, 3)),
    ConvolutionShape(18, 15, inputs: 65, outputs: 96, kernel: (3, 3), padding: .valid),
    ConvolutionShape(batch: 2, 12, 11, inputs: 64, outputs: 70, kernel: (5, 5)),
    ConvolutionShape(batch: 2, 7, 8, inputs: 300, outputs: 40, kernel: (1, 1)),
    ConvolutionShape(batch: 2, 8, 8, inputs: 64, outputs: 128, kernel: (5, 5), stride: (2, 2)),
    ConvolutionShape(batch: 3, 70, 50, inputs: 1, outputs: 64, kernel: (4, 4), stride: (2, 2)),
  ]

  /// Shapes of which the kernels make fewer multiplications, with edges that cut the tiles.
  static let transformed = [
    ConvolutionShape(batch: 6, 21, 13, inputs: 32, outputs: 48, kernel: (3, 3)),
    ConvolutionShape(batch: 4, 26, 27, inputs: 48, outputs: 32, kernel: (3, 3), padding: .valid),
    ConvolutionShape(47, 50, inputs: 32, outputs: 32, kernel: (3, 3)),
    ConvolutionShape(batch: 2, 31, 33, inputs: 32, outputs: 64, kernel: (5, 5)),
    ConvolutionShape(batch: 8, 17, 18, inputs: 64, outputs: 32, kernel: (5, 5), padding: .valid),
  ]

  /// All of them.
  static let all = small + large + transformed
}

/// The numbers of a convolution, which both types hold exactly.
struct ConvolutionNumbers<S: Scalar> {
  let x, w, y: [S]
  /// A number for each channel of y, and of x.
  let outputBias, inputBias: [S]

  init(_ shape: ConvolutionShape) {
    func numbers(_ count: Int, seed: UInt64) -> [S] {
      draws(count, seed: seed).map { S($0 as Float) }
    }
    x = numbers(shape.inputCount, seed: 1)
    w = numbers(shape.weightCount, seed: 2)
    y = numbers(shape.outputCount, seed: 3)
    outputBias = numbers(shape.outputs, seed: 4)
    inputBias = numbers(shape.inputs, seed: 5)
  }
}

/// The `count` numbers that a kernel writes, of which it may leave out none and write no other.
func written<S: Scalar>(
  _ count: Int, _ shape: ConvolutionShape, by kernel: (UnsafeMutablePointer<S>) -> Void
) -> [S] {
  let margin = [S](repeating: 7, count: 64)
  var memory = margin + [S](repeating: .nan, count: count) + margin
  memory.withUnsafeMutableBufferPointer { kernel($0.baseAddress! + 64) }
  #expect(memory[..<64] == margin[...], "written before the beginning: \(shape.name)")
  #expect(memory[(64 + count)...] == margin[...], "written beyond the end: \(shape.name)")
  return [S](memory[64..<(64 + count)])
}

/// Expects the numbers of the definition, `scale` being the largest of their sums.
func expectClose<S: Scalar>(
  _ found: [S], _ expected: [Double], scale: Double? = nil, _ shape: ConvolutionShape,
  _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let scale = scale ?? expected.map(\.magnitude).max() ?? 0
  let tolerance = S.convolutionTolerance * scale
  let wrong = zip(found, expected).enumerated().first { _, pair in
    !((Double(pair.0) - pair.1).magnitude <= tolerance)
  }
  #expect(found.count == expected.count, sourceLocation: sourceLocation)
  #expect(
    wrong == nil,
    """
    \(wrong.map { "\(S.self) \($0.offset) is \($0.element.0), not \($0.element.1)" } ?? "") \
    \(shape.name) \(note)
    """, sourceLocation: sourceLocation)
}
