import Testing

@testable import Kernels

@Suite struct ConvolutionWeightsTests {
  @Test("agrees with the definition, in both precisions")
  func agreesWithDefinition() {
    for shape in ConvolutionShape.all {
      let numbers = ConvolutionNumbers<Double>(shape)
      let sums = written(shape.weightCount, shape) {
        naiveConvolutionWeights(numbers.x, numbers.y, into: $0, shape)
      }
      check(Float.self, shape, sums)
      check(Double.self, shape, sums)
    }
  }

  private func check<S: Scalar>(_: S.Type, _ shape: ConvolutionShape, _ sums: [Double]) {
    let numbers = ConvolutionNumbers<S>(shape)
    let found: [S] = written(shape.weightCount, shape) {
      convolutionWeights(numbers.x, numbers.y, into: $0, shape)
    }
    expectClose(found, sums, shape)
  }

  @Test("is zero where there are no images", arguments: [(9, 5), (5, 9), (64, 3)])
  func noImages(inputs: Int, outputs: Int) {
    let shape = ConvolutionShape(
      batch: 0, 5, 5, inputs: inputs, outputs: outputs, kernel: (3, 3))
    let nothing: [Float] = [.nan]
    let found: [Float] = written(shape.weightCount, shape) {
      convolutionWeights(nothing, nothing, into: $0, shape)
    }
    #expect(found.allSatisfy { $0 == 0 })
  }
}

extension OnThreads {
  @Suite struct ConvolutionWeightsTests {
    @Test("gives the same bytes on any number of threads")
    func sameBytes() {
      for shape in ConvolutionShape.all.suffix(60) {
        check(shape, Float.self)
        check(shape, Double.self)
      }
    }

    private func check<S: Scalar>(_ shape: ConvolutionShape, _: S.Type) {
      let numbers = ConvolutionNumbers<S>(shape)
      let results = OnThreads.results {
        written(shape.weightCount, shape) {
          convolutionWeights(numbers.x, numbers.y, into: $0, shape)
        }
      }
      #expect(results.allSatisfy { $0 == results[0] }, shape.name)
    }
  }
}
