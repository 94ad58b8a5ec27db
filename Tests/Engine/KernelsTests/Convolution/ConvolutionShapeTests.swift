import Testing

@testable import Kernels

@Suite struct ConvolutionShapeTests {
  /// What TensorFlow 2.21 does to images of 1 to 12 pixels: one digit, in hexadecimal, for each.
  /// Rows are kernels of 1 to 7 pixels, columns strides of 1 to 3.
  private enum TensorFlow {
    /// Outputs of `same`, whatever the kernel.
    static let sameOutputs = ["123456789ABC", "112233445566", "111222333444"]
    /// Zeros before the first pixel of `same`.
    static let before = [
      ["000000000000", "000000000000", "000000000000"],
      ["000000000000", "000000000000", "000000000000"],
      ["111111111111", "101010101010", "100100100100"],
      ["111111111111", "111111111111", "110110110110"],
      ["222222222222", "212121212121", "211211211211"],
      ["222222222222", "222222222222", "221221221221"],
      ["333333333333", "323232323232", "322322322322"],
    ]
    /// Outputs of `valid`, 0 where the kernel does not fit.
    static let validOutputs = [
      ["123456789ABC", "112233445566", "111222333444"],
      ["0123456789AB", "011223344556", "011122233344"],
      ["00123456789A", "001122334455", "001112223334"],
      ["000123456789", "000112233445", "000111222333"],
      ["000012345678", "000011223344", "000011122233"],
      ["000001234567", "000001122334", "000001112223"],
      ["000000123456", "000000112233", "000000111222"],
    ]
  }

  private func digits(_ text: String) -> [Int] { text.map { $0.hexDigitValue! } }

  @Test("has TensorFlow's outputs and zeros", arguments: 1...7, 1...3)
  func paddings(kernel: Int, stride: Int) {
    func axis(_ input: Int, _ padding: Padding) -> ConvolutionAxis {
      ConvolutionAxis(input: input, kernel: kernel, stride: stride, padding: padding)
    }
    let same = (1...12).map { axis($0, .same) }
    #expect(same.map(\.output) == digits(TensorFlow.sameOutputs[stride - 1]))
    #expect(same.map(\.before) == digits(TensorFlow.before[kernel - 1][stride - 1]))
    let expected = digits(TensorFlow.validOutputs[kernel - 1][stride - 1])
    let valid = (kernel...12).map { axis($0, .valid) }
    #expect(expected[..<(kernel - 1)].allSatisfy { $0 == 0 })
    #expect(valid.map(\.output) == [Int](expected[(kernel - 1)...]))
    #expect(valid.allSatisfy { $0.before == 0 })
  }

  @Test(
    "puts the odd zero at the end",
    arguments: [
      (kernel: 4, stride: 2, input: 28, before: 1, after: 1),
      (kernel: 5, stride: 2, input: 28, before: 1, after: 2),
      (kernel: 3, stride: 2, input: 28, before: 0, after: 1),
      (kernel: 4, stride: 1, input: 28, before: 1, after: 2),
      (kernel: 5, stride: 1, input: 28, before: 2, after: 2),
      (kernel: 5, stride: 2, input: 7, before: 2, after: 2),
    ])
  func zeros(kernel: Int, stride: Int, input: Int, before: Int, after: Int) {
    let axis = ConvolutionAxis(input: input, kernel: kernel, stride: stride, padding: .same)
    #expect(axis.before == before)
    #expect((axis.output - 1) * stride + kernel - input - before == after)
  }

  @Test(
    "enlarges as Keras 3.15.1's Conv2DTranspose does",
    arguments: [
      // Pixels after `valid` for 1, 2, 3 and 12 pixels with strides of 1, 2, 3.
      [[1, 2, 3, 12], [2, 4, 6, 24], [3, 6, 9, 36]],
      [[2, 3, 4, 13], [2, 4, 6, 24], [3, 6, 9, 36]],
      [[3, 4, 5, 14], [3, 5, 7, 25], [3, 6, 9, 36]],
      [[4, 5, 6, 15], [4, 6, 8, 26], [4, 7, 10, 37]],
      [[5, 6, 7, 16], [5, 7, 9, 27], [5, 8, 11, 38]],
      [[6, 7, 8, 17], [6, 8, 10, 28], [6, 9, 12, 39]],
      [[7, 8, 9, 18], [7, 9, 11, 29], [7, 10, 13, 40]],
    ].enumerated().map { (kernel: $0 + 1, valid: $1) })
  func transposed(kernel: Int, valid: [[Int]]) {
    for stride in 1...3 {
      for (pixels, expected) in zip([1, 2, 3, 12], valid[stride - 1]) {
        func axis(_ padding: Padding) -> ConvolutionAxis {
          ConvolutionAxis(
            transposedFrom: pixels, kernel: kernel, stride: stride, padding: padding)
        }
        #expect(axis(.same).input == pixels * stride)
        #expect(axis(.valid).input == expected, "\(pixels) pixels, stride \(stride)")
        for padding in Padding.allCases {
          #expect(axis(padding).output == pixels, "the convolution leads back")
          #expect(
            axis(padding)
              == ConvolutionAxis(
                input: axis(padding).input, kernel: kernel, stride: stride, padding: padding))
        }
      }
    }
  }

  @Test("knows which outputs meet a tap, and which inputs outputs read")
  func meetings() {
    for axis in ConvolutionAxis.small {
      func input(_ output: Int, _ tap: Int) -> Int { output * axis.stride - axis.before + tap }
      for tap in 0..<axis.kernel {
        let expected = (0..<axis.output).filter { 0..<axis.input ~= input($0, tap) }
        #expect(
          axis.outputs(for: tap).clamped(to: 0..<axis.output).map(\.self) == expected,
          "\(axis), tap \(tap)")
      }
      for low in 0..<axis.output {
        for high in low + 1...axis.output {
          let read = (low..<high).flatMap { o in (0..<axis.kernel).map { input(o, $0) } }
          let expected = read.filter { 0..<axis.input ~= $0 }
          let found = axis.inputs(for: low..<high)
          #expect(found.lowerBound == expected.min() && found.upperBound - 1 == expected.max())
        }
      }
    }
  }

  @Test("seen from its output, meets the same pixels by the turned kernel")
  func mirrored() {
    for axis in ConvolutionAxis.small where axis.stride == 1 {
      let other = axis.mirrored
      for output in 0..<axis.output {
        for tap in 0..<axis.kernel {
          let input = output - axis.before + tap
          #expect(input - other.before + (axis.kernel - 1 - tap) == output, "\(axis)")
        }
      }
      #expect((other.input, other.output) == (axis.output, axis.input))
    }
  }

  @Test("counts the elements of x, w and y")
  func counts() {
    let shape = ConvolutionShape(
      batch: 3, height: ConvolutionAxis(input: 7, kernel: 3, stride: 2, padding: .same),
      width: ConvolutionAxis(input: 9, kernel: 5, stride: 1, padding: .valid), inputs: 2,
      outputs: 11)
    #expect(shape.inputCount == 3 * 7 * 9 * 2)
    #expect(shape.weightCount == 3 * 5 * 2 * 11)
    #expect(shape.outputCount == 3 * 4 * 5 * 11)
  }

  @Test("stops where the kernel is larger than an unpadded image, with all numbers")
  func doesNotFit() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConvolutionAxis(input: 4, kernel: 5, stride: 2, padding: .valid)
    }
    #expect(
      try message(result).contains(
        "a kernel of 5 with stride 2 and valid padding does not fit 4 pixels"))
  }

  @Test("stops where there is nothing to enlarge, with all numbers")
  func nothing() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConvolutionAxis(transposedFrom: 0, kernel: 5, stride: 2, padding: .same)
    }
    #expect(
      try message(result).contains("a kernel of 5 with stride 2 cannot enlarge 0 pixels"))
  }

  @Test("stops at a stride of zero")
  func strideOfZero() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConvolutionAxis(input: 4, kernel: 3, stride: 0, padding: .same)
    }
    #expect(try message(result).contains("stride 0"))
  }

  private func message(_ result: ExitTest.Result?) throws -> String {
    String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
  }
}
