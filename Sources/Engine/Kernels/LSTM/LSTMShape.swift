/// The sizes of a layer of long short-term memory and of what it reads.
public struct LSTMShape: Equatable, Sendable {
  /// Moments of time, sequences side by side, and numbers that are remembered of each.
  public let times, batch, units: Int

  /// A shape of these sizes.
  public init(times: Int, batch: Int, units: Int) {
    (self.times, self.batch, self.units) = (times, batch, units)
  }

  /// Numbers of all four gates.
  var width: Int { 4 * units }

  /// Calls `body` for pieces of the batch, side by side, one a thread.
  ///
  /// Rows of the batch do not meet, so each thread walks through all times without waiting for another,
  /// and no number depends on where the batch is cut.
  func forEachPiece(_ body: (Range<Int>) -> Void) {
    let smallest = 1 << 19  // multiply-adds that take longer than waking a thread
    let work = times * batch * units * width
    let pieces = max(1, min(ThreadPool.shared.threadCount, work / smallest))
    let rows = Tile<Float>.padded((batch + pieces - 1) / pieces, to: Tile<Float>.rows)
    inChunks(of: batch, size: rows, body)
  }
}

/// What a layer of LSTM is given at each time: x·W + b for its gates.
public enum LSTMInputs<S: Scalar> {
  /// Ready for every time and sequence: [times, batch, 4·units].
  case rows(UnsafePointer<S>)
  /// The row of a table, [symbols, 4·units], for every time and sequence: [times · batch].
  case symbols([Int], table: UnsafePointer<S>)

  /// Copies `count` rows of 4·units numbers from number `first` on.
  @inline(__always)
  func copy(_ first: Int, count: Int, width: Int, into z: UnsafeMutablePointer<S>) {
    switch self {
    case .rows(let x): z.update(from: x + first * width, count: count * width)
    case .symbols(let symbols, let table):
      for row in 0..<count {
        (z + row * width).update(from: table + symbols[first + row] * width, count: width)
      }
    }
  }
}

/// Everything a layer of LSTM computes on its way through time, which its gradient needs again.
public struct LSTMMemory<S: Scalar> {
  /// h before the first time and after each, then the last c: [times + 2, batch, units].
  public let states: UnsafeMutablePointer<S>
  /// c before the first time and after each: [times + 1, batch, units].
  public let cells: UnsafeMutablePointer<S>
  /// i, f, g and o of each time: [times, batch, 4·units].
  public let gates: UnsafeMutablePointer<S>

  /// Memory in which h and c before the first time stand already.
  public init(
    states: UnsafeMutablePointer<S>, cells: UnsafeMutablePointer<S>,
    gates: UnsafeMutablePointer<S>
  ) {
    (self.states, self.cells, self.gates) = (states, cells, gates)
  }
}
