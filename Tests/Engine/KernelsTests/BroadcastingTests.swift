import Testing

@testable import Kernels

/// Two shapes that fit together, and the shape they give.
struct ShapePair: CustomTestStringConvertible {
  let a, b, result: [Int]

  var testDescription: String { "\(a) ∘ \(b)" }

  static let fitting = [
    ([], [], []), ([1], [], [1]), ([5], [5], [5]), ([3, 1], [1, 4], [3, 4]),
    ([3, 4], [4], [3, 4]),
    ([4], [3, 4], [3, 4]), ([3, 1], [3, 4], [3, 4]), ([2, 1, 5], [2, 3, 5], [2, 3, 5]),
    ([2, 3, 5], [3, 1], [2, 3, 5]), ([2, 1, 3, 1, 5], [7, 1, 4, 1], [2, 7, 3, 4, 5]),
    ([1, 1, 3], [2, 1, 1], [2, 1, 3]), ([17, 33], [1], [17, 33]), ([1, 1], [17, 33], [17, 33]),
    ([0], [1], [0]), ([3, 0], [3, 1], [3, 0]), ([0, 3], [3], [0, 3]),
    ([2, 0, 3], [1, 3], [2, 0, 3]),
    ([300, 257], [300, 1], [300, 257]), ([70_001], [1], [70_001]),
    ([2, 40_001], [2, 1], [2, 40_001]),
  ].map { ShapePair(a: $0, b: $1, result: $2) }
}

@Suite struct BroadcastingTests {
  @Test("takes each element from where the shapes say", arguments: ShapePair.fitting)
  func agreesWithIndexArithmetic(_ pair: ShapePair) throws {
    let broadcast = try #require(Broadcast(pair.a, pair.b))
    #expect(broadcast.shape == pair.result)
    check(broadcast, pair, Float.self)
    check(broadcast, pair, Double.self)
  }

  private func check<S: Scalar>(_ broadcast: Broadcast, _ pair: ShapePair, _: S.Type) {
    let a = draws(max(pair.a.reduce(1, *), 1), S.self, seed: 1)
    let b = draws(max(pair.b.reduce(1, *), 1), S.self, seed: 2)
    let count = pair.result.reduce(1, *)
    let places = (0..<count).map { (place(of: $0, pair, pair.a), place(of: $0, pair, pair.b)) }
    let table: [(BinaryOperation, (S, S) -> S)] = [
      (.add, { $0 + $1 }), (.subtract, { $0 - $1 }), (.multiply, { $0 * $1 }),
      (.divide, { $0 / $1 }),
    ]
    for (operation, definition) in table {
      var y = [S](repeating: 7, count: count + 1)
      combine(operation, a, b, into: &y, over: broadcast)
      #expect(y == places.map { definition(a[$0], b[$1]) } + [7], "\(operation) \(S.self)")
    }
  }

  /// The place in an operand's memory of what goes into element `index` of the result.
  private func place(of index: Int, _ pair: ShapePair, _ operand: [Int]) -> Int {
    var (rest, place, stride) = (index, 0, 1)
    for axis in 1...max(pair.result.count, 1) where axis <= pair.result.count {
      let length = pair.result[pair.result.count - axis]
      let position = rest % length
      rest /= length
      guard axis <= operand.count else { continue }
      let own = operand[operand.count - axis]
      if own != 1 { place += position * stride }
      stride *= own
    }
    return place
  }

  @Test("does not stretch what is not of length one")
  func misfits() {
    #expect(Broadcast([2], [3]) == nil)
    #expect(Broadcast([2, 3], [2]) == nil)
    #expect(Broadcast([0], [2]) == nil)
    #expect(Broadcast([4, 2, 3], [3, 2, 3]) == nil)
  }

  @Test("walks through neighbouring dimensions that are alike as through one")
  func merging() {
    #expect(Broadcast([2, 3, 4], [2, 3, 4])!.loops.count == 1)
    #expect(Broadcast([5, 2, 3, 4], [3, 4])!.loops.count == 2)
    #expect(Broadcast([2, 3, 4], [1])!.loops.count == 1)
    #expect(Broadcast([2, 3, 4], [2, 1, 4])!.loops.count == 3)
  }

  @Test("may leave the result in an operand's memory")
  func inPlace() {
    var a: [Float] = [1, 2, 3, 4, 5, 6]
    a.withUnsafeMutableBufferPointer {
      let a = $0.baseAddress!
      combine(.multiply, a, [10, 20, 30], into: a, over: Broadcast([2, 3], [3])!)
    }
    #expect(a == [10, 40, 90, 40, 100, 180])
  }

  @Test("scales and shifts, and takes roots, element by element", arguments: [0, 1, 5, 40_000])
  func scaling(count: Int) {
    let x: [Double] = draws(count + 1)
    var y = [Double](repeating: 7, count: count + 1)
    scale(x, by: 3, plus: -0.5, into: &y, count: count)
    #expect(y == x[..<count].map { 3 * $0 - 0.5 } + [7])
    let squares = x.map { $0 * $0 }
    squareRoot(squares, into: &y, count: count)
    #expect(y == squares[..<count].map { $0.squareRoot() } + [7])
  }
}
