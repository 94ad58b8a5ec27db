import Testing

@testable import Kernels

@Suite struct ConvolutionTests {
  @Test("agrees with the definition, in both precisions")
  func convolves() {
    for shape in ConvolutionShape.all {
      let numbers = ConvolutionNumbers<Double>(shape)
      let sums = written(shape.outputCount, shape) {
        naiveConvolution(numbers.x, numbers.w, into: $0, shape)
      }
      checkConvolution(Float.self, shape, sums)
      checkConvolution(Double.self, shape, sums)
    }
  }

  private func checkConvolution<S: Scalar>(
    _: S.Type, _ shape: ConvolutionShape, _ sums: [Double]
  ) {
    let numbers = ConvolutionNumbers<S>(shape)
    let plain: [S] = written(shape.outputCount, shape) {
      convolution(numbers.x, numbers.w, into: $0, shape)
    }
    expectClose(plain, sums, shape)
    let epilogue = Finish.biasedLeakyReLU
    let finished: [S] = written(shape.outputCount, shape) { y in
      epilogue.with(numbers.outputBias) {
        convolution(numbers.x, numbers.w, into: y, shape, epilogue: $0)
      }
    }
    expectClose(
      finished, epilogue.finished(sums, numbers.outputBias), scale: largest(sums), shape,
      "with a bias")
  }

  @Test("transposed, agrees with the definition, in both precisions")
  func transposes() {
    for shape in ConvolutionShape.all {
      let numbers = ConvolutionNumbers<Double>(shape)
      let sums = written(shape.inputCount, shape) {
        naiveTransposedConvolution(numbers.y, numbers.w, into: $0, shape)
      }
      checkTransposed(Float.self, shape, sums)
      checkTransposed(Double.self, shape, sums)
    }
  }

  private func checkTransposed<S: Scalar>(
    _: S.Type, _ shape: ConvolutionShape, _ sums: [Double]
  ) {
    let numbers = ConvolutionNumbers<S>(shape)
    let plain: [S] = written(shape.inputCount, shape) {
      transposedConvolution(numbers.y, numbers.w, into: $0, shape)
    }
    expectClose(plain, sums, shape)
    let epilogue = Finish.biasedLeakyReLU
    let finished: [S] = written(shape.inputCount, shape) { x in
      epilogue.with(numbers.inputBias) {
        transposedConvolution(numbers.y, numbers.w, into: x, shape, epilogue: $0)
      }
    }
    expectClose(
      finished, epilogue.finished(sums, numbers.inputBias), scale: largest(sums), shape,
      "with a bias")
  }

  @Test("adds the bias of each channel and applies the activation, once", arguments: Finish.all)
  func epilogues(_ finish: Finish) {
    // Strips, one column at a time, several blocks of depth, pixels that no tap meets, transforms.
    for shape in [
      ConvolutionShape(batch: 3, 5, 9, inputs: 3, outputs: 37, kernel: (3, 3)),
      ConvolutionShape(5, 6, inputs: 37, outputs: 3, kernel: (3, 2), stride: (2, 1)),
      ConvolutionShape(4, 5, inputs: 64, outputs: 3, kernel: (5, 5)),
      ConvolutionShape(4, 5, inputs: 3, outputs: 64, kernel: (5, 5)),
      ConvolutionShape(6, 6, inputs: 64, outputs: 40, kernel: (3, 3), padding: .valid),
      ConvolutionShape(8, 8, inputs: 5, outputs: 20, kernel: (2, 1), stride: (3, 3)),
      ConvolutionShape(8, 8, inputs: 2, outputs: 20, kernel: (2, 1), stride: (3, 3)),
      ConvolutionShape.transformed[0],
    ] {
      let numbers = ConvolutionNumbers<Double>(shape)
      let forward = written(shape.outputCount, shape) {
        naiveConvolution(numbers.x, numbers.w, into: $0, shape)
      }
      let y: [Double] = written(shape.outputCount, shape) { y in
        finish.with(numbers.outputBias) {
          convolution(numbers.x, numbers.w, into: y, shape, epilogue: $0)
        }
      }
      expectClose(
        y, finish.finished(forward, numbers.outputBias), scale: largest(forward), shape)
      let back = written(shape.inputCount, shape) {
        naiveTransposedConvolution(numbers.y, numbers.w, into: $0, shape)
      }
      let x: [Double] = written(shape.inputCount, shape) { x in
        finish.with(numbers.inputBias) {
          transposedConvolution(numbers.y, numbers.w, into: x, shape, epilogue: $0)
        }
      }
      expectClose(x, finish.finished(back, numbers.inputBias), scale: largest(back), shape)
    }
  }

  @Test("draws shapes with every kernel and stride along either axis, and all pairs of channels")
  func covers() {
    let shapes = ConvolutionShape.small
    for axis in [\ConvolutionShape.height, \.width] {
      let found = Set(shapes.map { [$0[keyPath: axis].kernel, $0[keyPath: axis].stride] })
      #expect(found.count == 7 * 3)
    }
    let pairs = Set(shapes.map { [$0.inputs, $0.outputs] })
    #expect(pairs == Set(ConvolutionShape.channels.map { [$0.inputs, $0.outputs] }))
    #expect(
      ConvolutionShape.transformed.allSatisfy {
        WinogradTiles<Float>($0) != nil && WinogradTiles<Double>($0) != nil
      })
  }
}

private func largest(_ numbers: [Double]) -> Double { numbers.map(\.magnitude).max() ?? 0 }

/// An epilogue, and what it is to do.
struct Finish {
  let isBiased: Bool
  let activation: Activation

  static let biasedLeakyReLU = Finish(isBiased: true, activation: .leakyReLU(slope: 0.2))
  static let all = [false, true].flatMap { isBiased in
    [Activation.identity, .relu, .leakyReLU(slope: 0.2), .tanh, .sigmoid].map {
      Finish(isBiased: isBiased, activation: $0)
    }
  }

  func with<S: Scalar>(_ bias: [S], _ body: (Epilogue<S>) -> Void) {
    bias.withUnsafeBufferPointer {
      body(Epilogue(bias: isBiased ? $0.baseAddress : nil, activation: activation))
    }
  }

  func finished<S: Scalar>(_ sums: [Double], _ bias: [S]) -> [Double] {
    let biased = sums.enumerated().map { place, sum in
      isBiased ? sum + Double(bias[place % bias.count]) : sum
    }
    var finished = biased
    activation.apply(biased, into: &finished, count: biased.count)
    return finished
  }
}

extension OnThreads {
  @Suite struct ConvolutionTests {
    @Test("gives the same bytes on any number of threads, forward and transposed")
    func sameBytes() {
      for shape in ConvolutionShape.all.suffix(60) {
        check(shape, Float.self)
        check(shape, Double.self)
      }
    }

    private func check<S: Scalar>(_ shape: ConvolutionShape, _: S.Type) {
      let numbers = ConvolutionNumbers<S>(shape)
      let epilogue = Finish(isBiased: true, activation: .tanh)
      let forward = OnThreads.results {
        written(shape.outputCount, shape) { y in
          epilogue.with(numbers.outputBias) {
            convolution(numbers.x, numbers.w, into: y, shape, epilogue: $0)
          }
        }
      }
      let back = OnThreads.results {
        written(shape.inputCount, shape) { x in
          epilogue.with(numbers.inputBias) {
            transposedConvolution(numbers.y, numbers.w, into: x, shape, epilogue: $0)
          }
        }
      }
      #expect(forward.allSatisfy { $0 == forward[0] }, shape.name)
      #expect(back.allSatisfy { $0 == back[0] }, shape.name)
    }
  }
}
