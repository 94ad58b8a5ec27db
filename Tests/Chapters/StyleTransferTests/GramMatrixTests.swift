import GradientChecking
import Kernels
import Tensors
import Testing

@testable import StyleTransfer

/// Features of random numbers.
private func features(
  _ height: Int, _ width: Int, _ channels: Int, dtype: DType = .float64
) -> Tensor {
  var random = SplitMix64(seed: 1)
  return .normal([1, height, width, channels], dtype: dtype, using: &random)
}

@Suite("The Gram matrix", .serialized)
struct GramMatrixTests {
  @Test("its gradient is F·(D + Dᵀ)")
  func closedForm() throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [features(3, 5, 4)],
      closedForm: { inputs, d in
        let f = inputs[0].reshaped([15, 4])
        return [matmul(f, d + d.transposed()).reshaped([1, 3, 5, 4])]
      }, using: &random
    ) { gramMatrix($0[0]) }
  }

  @Test(
    "sums each channel times each over all positions, on any number of threads",
    arguments: [(1, 1), (3, 5), (17, 1), (9, 13)], [1, 3, 5, 17])
  func naive(size: (height: Int, width: Int), channels: Int) {
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    for (dtype, tolerance) in [(DType.float64, 1e-13), (.float32, 1e-5)] {
      let f = features(size.height, size.width, channels, dtype: dtype)
      let matrices = (1...4).map { threads in
        ThreadPool.shared.threadCount = threads
        return gramMatrix(f)
      }
      #expect(Set(matrices.map(\.bytes)).count == 1)
      let numbers = f.scalars
      for (place, found) in matrices[0].scalars.enumerated() {
        let (i, j) = place.quotientAndRemainder(dividingBy: channels)
        let expected = stride(from: 0, to: numbers.count, by: channels).reduce(0.0) {
          $0 + numbers[$1 + i] * numbers[$1 + j]
        }
        #expect(abs(found - expected) <= tolerance * Double(size.height * size.width))
      }
    }
  }

  @Test("does not tell features from the same moved around the edges", arguments: [1, 2], [0, 3])
  func shifted(down: Int, right: Int) {
    let f = features(4, 5, 3)
    func rolled(_ x: Tensor, by count: Int, along axis: Int) -> Tensor {
      let cut = x.shape[axis] - count
      return concatenated(
        [x.sliced(cut..<x.shape[axis], along: axis), x.sliced(0..<cut, along: axis)], along: axis)
    }
    let moved = rolled(rolled(f, by: down, along: 1), by: right, along: 2)
    #expect(moved.bytes != f.bytes)
    #expect(distance(gramMatrix(moved), gramMatrix(f)) < 1e-13)
  }

  @Test("does not tell features from the same shuffled, but from the same with channels exchanged")
  func shuffled() {
    let f = features(4, 5, 3).reshaped([20, 3])
    var random = SplitMix64(seed: 2)
    var order = Array(0..<20)
    for place in order.indices { order.swapAt(place, random.below(20)) }
    let shuffled = f.gathered(order)
    #expect(shuffled.bytes != f.bytes)
    let gram = gramMatrix(f.reshaped([1, 4, 5, 3]))
    #expect(distance(gramMatrix(shuffled.reshaped([1, 20, 1, 3])), gram) < 1e-13)
    let exchanged = concatenated([1, 0, 2].map { f.sliced($0..<$0 + 1, along: 1) }, along: 1)
    #expect(distance(gramMatrix(exchanged.reshaped([1, 4, 5, 3])), gram) > 0.1)
  }

  @Test("is symmetric, and negative in no direction", arguments: [2, 40])
  func semidefinite(positions: Int) {
    let gram = gramMatrix(features(positions, 1, 7))
    #expect(distance(gram, gram.transposed()) == 0)
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      let v = Tensor.normal([7, 1], dtype: .float64, using: &random)
      #expect(matmul(matmul(v, gram, transposingA: true), v).item > -1e-12)
    }
  }

  @Test("takes the features of one picture, and says what it was given")
  func refusals() async throws {
    let two = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gramMatrix(.ones([2, 3, 5, 4]))
    }
    #expect(try message(two).contains("[1, height, width, channels] were expected"))
    #expect(try message(two).contains("found [2, 3, 5, 4]"))
    let matrix = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = gramMatrix(.ones([3, 5]))
    }
    #expect(try message(matrix).contains("found [3, 5]"))
  }
}
