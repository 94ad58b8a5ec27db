import Foundation
import Testing

@testable import Kernels

@Suite struct LSTMTests {
  static let parts = ["states", "cells", "gates", "dz", "dh", "dc"]

  @Test(
    "agrees with the definition, forward and back, in both precisions", arguments: [false, true])
  func agrees(ofSymbols: Bool) {
    for shape in LSTMShape.all + LSTMShape.large {
      let expected = LSTMNumbers<Double>(shape).expected(ofSymbols: ofSymbols)
      check(LSTMNumbers<Double>(shape).found(ofSymbols: ofSymbols), expected, 1e-13, shape)
      check(LSTMNumbers<Float>(shape).found(ofSymbols: ofSymbols), expected, 2e-5, shape)
    }
  }

  private func check<S: Scalar>(
    _ found: [[S]], _ expected: [[Double]], _ tolerance: Double, _ shape: LSTMShape
  ) {
    for (part, (found, expected)) in zip(Self.parts, zip(found, expected)) {
      let scale = max(1, expected.map(\.magnitude).max() ?? 0)
      let wrong = zip(found, expected).enumerated().first { _, pair in
        !((Double(pair.0) - pair.1).magnitude <= tolerance * scale)
      }
      #expect(found.count == expected.count)
      #expect(
        wrong == nil,
        "\(S.self) \(part) \(wrong.map { "\($0)" } ?? "") of \(shape.name.rawValue)")
    }
  }

  @Test("defines the cell of Hochreiter & Schmidhuber with a forget gate")
  func definition() {
    let shape = LSTMShape(times: 1, batch: 1, units: 1)
    let numbers = LSTMNumbers<Double>(shape)
    let found = numbers.expected()
    let z = (0..<4).map { numbers.inputs[$0] + numbers.h[0] * numbers.u[$0] }
    func logistic(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    let c = logistic(z[1]) * numbers.c[0] + logistic(z[0]) * tanh(z[2])
    let h = logistic(z[3]) * tanh(c)
    for (found, expected) in zip(found[0] + found[1], [numbers.h[0], h, c, numbers.c[0], c]) {
      #expect((found - expected).magnitude < 1e-14)
    }
  }

  @Test("forgets nothing while the forget gate is open and the input gate closed")
  func remembers() {
    let shape = LSTMShape(times: 50, batch: 9, units: 17)
    let gates = [-100, 100, 3, -100].flatMap { [Float](repeating: $0, count: 17) }
    let inputs = (0..<50 * 9).flatMap { _ in gates }
    let c: [Float] = draws(9 * 17)
    var states = [Float](repeating: 0, count: shape.stateCount)
    var cells = c + [Float](repeating: 0, count: shape.cellCount - c.count)
    var z = inputs
    let u = [Float](repeating: 0, count: 17 * 68)
    states.withUnsafeMutableBufferPointer { states in
      cells.withUnsafeMutableBufferPointer { cells in
        z.withUnsafeMutableBufferPointer { z in
          inputs.withUnsafeBufferPointer {
            lstm(
              .rows($0.baseAddress!), recurrentWeight: u, shape,
              memory: LSTMMemory(
                states: states.baseAddress!, cells: cells.baseAddress!, gates: z.baseAddress!))
          }
        }
      }
    }
    #expect(Array(cells.suffix(c.count)) == c)
    #expect(Array(states.suffix(c.count)) == c)
  }
}

extension OnThreads {
  @Suite struct LSTMTests {
    @Test("gives the same bytes on any number of threads", arguments: [false, true])
    func sameBytes(ofSymbols: Bool) {
      for shape in LSTMShape.large + LSTMShape.all.filter({ $0.batch > 8 && $0.units > 32 }) {
        check(LSTMNumbers<Float>(shape), ofSymbols)
        check(LSTMNumbers<Double>(shape), ofSymbols)
      }
    }

    private func check<S: Scalar>(_ numbers: LSTMNumbers<S>, _ ofSymbols: Bool) {
      let results = OnThreads.results { numbers.found(ofSymbols: ofSymbols) }
      #expect(results.allSatisfy { $0 == results[0] }, numbers.shape.name)
    }
  }
}
