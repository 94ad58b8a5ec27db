import Testing

@testable import Kernels

extension LSTMShape {
  /// Sizes below, at and beyond a vector, a tile, a piece of the batch and a block of depth.
  static let all = [1, 3, 5, 17, 33, 300].flatMap { units in
    [1, 3, 4, 9, 17].flatMap { batch in
      [1, 2, 7].map { LSTMShape(times: $0, batch: batch, units: units) }
    }
  }

  /// Enough work for several threads, the last piece of the batch being short.
  static let large = [
    LSTMShape(times: 3, batch: 37, units: 65), LSTMShape(times: 2, batch: 130, units: 48),
  ]

  /// What to print where a test fails.
  var name: Comment { "\(times) times, \(batch) sequences, \(units) units" }

  var stateCount: Int { (times + 2) * batch * units }
  var cellCount: Int { (times + 1) * batch * units }
  var gateCount: Int { times * batch * 4 * units }
}

/// The numbers of a walk through time, which both types hold exactly, and what is computed of them.
struct LSTMNumbers<S: Scalar> {
  typealias Forward = (
    LSTMInputs<S>, UnsafePointer<S>, LSTMShape, LSTMMemory<S>
  ) -> Void
  typealias Backward = (
    UnsafePointer<S>, UnsafePointer<S>, LSTMShape, LSTMMemory<S>, UnsafeMutablePointer<S>,
    UnsafeMutablePointer<S>, UnsafeMutablePointer<S>
  ) -> Void

  let shape: LSTMShape
  let inputs, table, u, h, c, d: [S]
  let symbols: [Int]

  init(_ shape: LSTMShape) {
    func numbers(_ count: Int, seed: UInt64, scale: Float = 1) -> [S] {
      draws(count, seed: seed).map { S(scale * $0) }
    }
    self.shape = shape
    inputs = numbers(shape.gateCount, seed: 1, scale: 3)
    table = numbers(5 * shape.width, seed: 2, scale: 3)
    u = numbers(shape.units * shape.width, seed: 3, scale: 1 / Float(shape.units).squareRoot())
    h = numbers(shape.batch * shape.units, seed: 4)
    c = numbers(shape.batch * shape.units, seed: 5)
    d = numbers(shape.stateCount, seed: 6)
    symbols = (0..<shape.times * shape.batch).map { $0 * 7 % 5 }
  }

  /// States, cells and gates; and of the gradient dz, dh and dc.
  func results(
    ofSymbols: Bool = false, _ forward: Forward, _ backward: Backward
  ) -> [[S]] {
    let state = shape.batch * shape.units
    var states = h + [S](repeating: .nan, count: shape.stateCount - state)
    var cells = c + [S](repeating: .nan, count: shape.cellCount - state)
    var gates = [S](repeating: .nan, count: shape.gateCount)
    var (dZ, dH, dC) = (gates, [S](repeating: .nan, count: state), h)
    states.withUnsafeMutableBufferPointer { states in
      cells.withUnsafeMutableBufferPointer { cells in
        gates.withUnsafeMutableBufferPointer { gates in
          let memory = LSTMMemory(
            states: states.baseAddress!, cells: cells.baseAddress!, gates: gates.baseAddress!)
          table.withUnsafeBufferPointer { table in
            inputs.withUnsafeBufferPointer { rows in
              forward(
                ofSymbols
                  ? .symbols(symbols, table: table.baseAddress!) : .rows(rows.baseAddress!),
                u, shape, memory)
            }
          }
          backward(d, u, shape, memory, &dZ, &dH, &dC)
        }
      }
    }
    return [states, cells, gates, dZ, dH, dC]
  }

  /// By the kernels.
  func found(ofSymbols: Bool = false) -> [[S]] {
    results(
      ofSymbols: ofSymbols, { lstm($0, recurrentWeight: $1, $2, memory: $3) },
      {
        lstmGradient(
          $0, recurrentWeight: $1, $2, memory: $3, into: $4, dHidden: $5, dCell: $6)
      })
  }

  /// By the definition.
  func expected(ofSymbols: Bool = false) -> [[S]] {
    results(
      ofSymbols: ofSymbols, { naiveLSTM($0, recurrentWeight: $1, $2, memory: $3) },
      {
        naiveLSTMGradient(
          $0, recurrentWeight: $1, $2, memory: $3, into: $4, dHidden: $5, dCell: $6)
      })
  }
}
