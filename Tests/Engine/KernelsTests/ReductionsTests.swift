import Testing

@testable import Kernels

/// A sum [outer, length, inner] → [outer, inner].
struct SumSize: CustomTestStringConvertible {
  let outer, length, inner: Int

  init(_ outer: Int, _ length: Int, _ inner: Int) {
    (self.outer, self.length, self.inner) = (outer, length, inner)
  }

  var testDescription: String { "[\(outer), \(length), \(inner)]" }

  static let all = [
    SumSize(1, 1, 1), SumSize(1, 0, 1), SumSize(2, 0, 3), SumSize(3, 5, 1), SumSize(1, 5, 3),
    SumSize(3, 5, 7), SumSize(17, 33, 1), SumSize(1, 257, 33), SumSize(5, 31, 17),
    SumSize(1, 63, 1), SumSize(1, 64, 1), SumSize(1, 65, 1), SumSize(1, 129, 1),
    SumSize(1, 65_536, 1), SumSize(1, 65_537, 1), SumSize(3, 100_003, 1), SumSize(700, 100, 1),
    SumSize(1, 70_001, 2), SumSize(2, 3000, 100), SumSize(1, 300, 3000),
  ]

  func sums<S: Scalar>(of x: [S]) -> [S] {
    var y = [S](repeating: 7, count: outer * inner + 1)
    sum(x, into: &y, outer: outer, length: length, inner: inner)
    #expect(y.last == 7, "written beyond the end")
    return y.dropLast()
  }
}

@Suite struct ReductionsTests {
  @Test("adds up the middle dimension", arguments: SumSize.all)
  func agreesWithDefinition(_ size: SumSize) {
    check(size, Float.self)
    check(size, Double.self)
  }

  private func check<S: Scalar>(_ size: SumSize, _: S.Type) {
    let x = draws(max(size.outer * size.length * size.inner, 1), S.self)
    let found = size.sums(of: x)
    for o in 0..<size.outer {
      for j in 0..<size.inner {
        let group = (0..<size.length).map { Double(x[(o * size.length + $0) * size.inner + j]) }
        let magnitude = group.reduce(0) { $0 + $1.magnitude }
        let error = (Double(found[o * size.inner + j]) - group.reduce(0, +)).magnitude
        let roundings = Double(size.length).squareRoot() + 4
        #expect(error <= roundings * Double(S.ulpOfOne) * magnitude, "\(S.self), group \(o), \(j)")
      }
    }
  }

  @Test("keeps its scratch memory to itself while others ask for memory of that size")
  func scratchMemory() async {
    let size = SumSize(4, 1 << 17, 1)
    await withTaskGroup(of: Bool.self) { group in
      for number in 1...4 {
        group.addTask {
          let x = [Float](repeating: Float(number), count: 4 << 17)
          let expected = [Float](repeating: Float(number << 17), count: 4)
          return (0..<200).allSatisfy { _ in size.sums(of: x) == expected }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("finds the largest of each group and the first place where it stands")
  func largest() {
    let x: [Double] = [
      1, 5, 3, 5, 3, -1,  // [3, 2]: columns (1, 3, 3) and (5, 5, −1)
      -9, -2, -8, -4, -7, -3,
    ]
    var y = [Double](repeating: 0, count: 4)
    var position = y
    maximum(x, into: &y, position: &position, rows: 2, length: 3, inner: 2)
    #expect(y == [3, 5, -7, -2])
    #expect(position == [1, 0, 2, 0])
  }
}

extension OnThreads {
  @Suite struct ReductionsTests {
    @Test("gives the same bytes on any number of threads", arguments: SumSize.all)
    func sameBytes(_ size: SumSize) {
      let x = draws(max(size.outer * size.length * size.inner, 1), Float.self)
      let results = OnThreads.results { size.sums(of: x) }
      for result in results { #expect(result == results[0]) }
    }
  }
}
