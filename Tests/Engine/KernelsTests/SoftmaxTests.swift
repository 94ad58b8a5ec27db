import Foundation
import Testing

@testable import Kernels

private func softmaxRow<S: Scalar>(_ x: [S]) -> [S] {
  var y = [S](repeating: 0, count: x.count)
  softmax(x, into: &y, rows: 1, columns: x.count)
  return y
}

private func logSumExpRow<S: Scalar>(_ x: [S]) -> S {
  var y: S = 0
  logSumExp(x, into: &y, rows: 1, columns: x.count)
  return y
}

@Suite struct SoftmaxTests {
  @Test("is the exponentials' share of their sum", arguments: [1, 3, 17, 300], [1, 2, 10, 129])
  func definition(rows: Int, columns: Int) {
    let x: [Double] = draws(rows * columns).map { 5 * $0 }
    var y = x
    var normalisers = [Double](repeating: 0, count: rows)
    softmax(x, into: &y, rows: rows, columns: columns)
    logSumExp(x, into: &normalisers, rows: rows, columns: columns)
    for row in 0..<rows {
      let exponentials = x[row * columns..<(row + 1) * columns].map { exp($0) }
      let sum = exponentials.reduce(0, +)
      #expect((normalisers[row] - log(sum)).magnitude < 1e-13)
      for (j, e) in exponentials.enumerated() {
        #expect((y[row * columns + j] - e / sum).magnitude < 1e-14)
      }
    }
  }

  @Test("does not overflow, and does not change when all logits are shifted")
  func hugeLogits() {
    #expect(softmaxRow([1e4, 1e4] as [Float]) == [0.5, 0.5])
    #expect(softmaxRow([-1e30, 1e30] as [Float]) == [0, 1])
    #expect(softmaxRow([1.5, 2, 3] as [Double]) == softmaxRow([-1022.5, -1022, -1021]))
    #expect(logSumExpRow([1000, -1000] as [Double]) == 1000)
    #expect((logSumExpRow([-1000, -1000] as [Double]) - (log(2) - 1000)).magnitude < 1e-12)
    #expect(logSumExpRow([.greatestFiniteMagnitude, 0] as [Float]) == .greatestFiniteMagnitude)
  }

  @Test("gives a logit of −∞ the probability 0")
  func impossible() {
    #expect(softmaxRow([-.infinity, 3, 3] as [Float]) == [0, 0.5, 0.5])
    #expect(logSumExpRow([-.infinity, 3] as [Double]) == 3)
  }

  @Test("says of a row of −∞ alone that the sum is 0 and the shares are not numbers")
  func allImpossible() {
    #expect(logSumExpRow([-.infinity, -.infinity] as [Double]) == -.infinity)
    #expect(softmaxRow([-.infinity, -.infinity] as [Float]).allSatisfy { $0.isNaN })
  }

  @Test("does not hide a logit that is not a number")
  func notANumber() {
    #expect(softmaxRow([1, .nan] as [Float]).allSatisfy { $0.isNaN })
    #expect(logSumExpRow([.nan, 1] as [Double]).isNaN)
  }
}
