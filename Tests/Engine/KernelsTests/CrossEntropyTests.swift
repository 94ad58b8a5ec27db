import Foundation
import Testing

@testable import Kernels

@Suite struct CrossEntropyTests {
  private func sigmoidLoss<S: Scalar>(_ logits: [S], _ labels: [S]) -> [S] {
    var loss = [S](repeating: 0, count: logits.count)
    sigmoidCrossEntropy(logits: logits, labels: labels, into: &loss, count: logits.count)
    return loss
  }

  private func softmaxLoss<S: Scalar>(_ logits: [S], _ labels: [S], columns: Int) -> [S] {
    var loss = [S](repeating: 0, count: logits.count / columns)
    softmaxCrossEntropy(
      logits: logits, labels: labels, into: &loss, rows: loss.count, columns: columns)
    return loss
  }

  @Test("of Bernoulli logits is −y·log σ(z) − (1 − y)·log(1 − σ(z))", arguments: [1, 5, 40_001])
  func sigmoidDefinition(count: Int) {
    let logits: [Double] = draws(count, seed: 1).map { 6 * $0 }
    let labels: [Double] = draws(count, seed: 2).map { ($0 + 1) / 2 }
    let expected = zip(logits, labels).map { z, y in
      y * log(1 + exp(-z)) + (1 - y) * log(1 + exp(z))
    }
    let found = sigmoidLoss(logits, labels)
    #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-13 })
  }

  @Test("of logits of ±1000 is 0 or 1000, not infinite")
  func hugeLogits() {
    #expect(
      sigmoidLoss([1000, 1000, -1000, -1000] as [Float], [1, 0, 1, 0]) == [0, 1000, 1000, 0])
    #expect(sigmoidLoss([1000, -1000] as [Double], [0.25, 0.25]) == [750, 250])
    #expect(softmaxLoss([1000, -1000] as [Float], [1, 0], columns: 2) == [0])
    #expect(softmaxLoss([1000, -1000] as [Float], [0, 1], columns: 2) == [2000])
  }

  @Test("of class logits is Σ y·(log Σ eᶻ − z)", arguments: [1, 4, 2000], [2, 10, 33])
  func softmaxDefinition(rows: Int, columns: Int) {
    let logits: [Double] = draws(rows * columns, seed: 3).map { 4 * $0 }
    let labels: [Double] = draws(rows * columns, Double.self, seed: 4).map(\.magnitude)
    let found = softmaxLoss(logits, labels, columns: columns)
    for row in 0..<rows {
      let range = row * columns..<(row + 1) * columns
      let normaliser = log(logits[range].reduce(0) { $0 + exp($1) })
      let expected = range.reduce(0) { $0 + labels[$1] * (normaliser - logits[$1]) }
      #expect((found[row] - expected).magnitude < 1e-11)
    }
  }

  @Test("charges nothing for an impossible class that did not happen")
  func impossibleClass() {
    #expect(softmaxLoss([-.infinity, 2] as [Double], [0, 1], columns: 2) == [0])
    #expect(softmaxLoss([-.infinity, 2] as [Double], [1, 0], columns: 2) == [.infinity])
  }
}
