import Testing

@testable import Kernels

@Suite struct CopiesTests {
  @Test("exchanges rows and columns", arguments: [1, 3, 31, 32, 33, 257], [1, 5, 32, 65, 300])
  func transposing(rows: Int, columns: Int) {
    let x: [Float] = draws(rows * columns)
    var y = [Float](repeating: 7, count: rows * columns + 1)
    transpose(x, into: &y, rows: rows, columns: columns)
    let expected = (0..<columns).flatMap { j in (0..<rows).map { i in x[i * columns + j] } }
    #expect(y == expected + [7])
  }

  @Test(
    "exchanges the two middle dimensions",
    arguments: [[1, 1, 1, 1], [2, 3, 2, 5], [3, 1, 4, 1], [1, 5, 3, 17], [40, 30, 2, 33]])
  func transposingPieces(shape: [Int]) {
    let (outer, rows, columns, inner) = (shape[0], shape[1], shape[2], shape[3])
    let x: [Float] = draws(outer * rows * columns * inner)
    var y = [Float](repeating: 7, count: x.count + 1)
    transposePieces(x, into: &y, outer: outer, rows: rows, columns: columns, inner: inner)
    var expected: [Float] = []
    for o in 0..<outer {
      for column in 0..<columns {
        for row in 0..<rows {
          let start = ((o * rows + row) * columns + column) * inner
          expected += x[start..<start + inner]
        }
      }
    }
    #expect(y == expected + [7])
  }

  @Test("copies pieces between strides and leaves the gaps alone", arguments: [0, 1, 3, 20_000])
  func pieces(rows: Int) {
    let x: [Double] = draws(max(rows * 5, 1))
    var y = [Double](repeating: 7, count: rows * 4 + 1)
    copyPieces(x, every: 5, into: &y, every: 4, length: 3, rows: rows)
    let expected = (0..<rows).flatMap { x[$0 * 5..<$0 * 5 + 3] + [7] }
    #expect(y == expected + [7])
  }

  @Test("gathers rows in any order, any of them more than once")
  func gathering() {
    var y = [Float](repeating: 0, count: 8)
    gatherRows([1, 2, 3, 4, 5, 6], [2, 0, 2, 1], length: 2, into: &y)
    #expect(y == [5, 6, 1, 2, 5, 6, 3, 4])
  }

  @Test("adds rows to where they came from, equal ones together")
  func adding() {
    var y: [Float] = [100, 100, 0, 0, 0, 0]
    addRows([1, 2, 3, 4, 5, 6], at: [2, 0, 2], length: 2, into: &y)
    #expect(y == [103, 104, 0, 0, 6, 8])
  }

  @Test("adds rows of every length, in the order in which they come", arguments: [1, 17, 128, 300])
  func addingMany(length: Int) {
    let indices = (0..<500).map { $0 * 7 % 3 }
    let x: [Float] = draws(500 * length)
    var expected = [Float](repeating: 0, count: 3 * length)
    for (i, index) in indices.enumerated() {
      for j in 0..<length { expected[index * length + j] += x[i * length + j] }
    }
    var y = [Float](repeating: 0, count: 3 * length)
    addRows(x, at: indices, length: length, into: &y)
    #expect(y == expected)
  }

  @Test("writes one value everywhere")
  func filling() {
    var y = [Double](repeating: 0, count: 4)
    fill(&y, with: 2.5, count: 3)
    #expect(y == [2.5, 2.5, 2.5, 0])
  }
}

@Suite struct FinitenessTests {
  @Test("one number that is not finite, anywhere, is found", arguments: [1, 3, 17, 64, 65])
  func finiteness(count: Int) {
    func check<S: Scalar>(_: S.Type) {
      for place in 0..<count {
        for odd in [S.infinity, -.infinity, .nan, -S.nan, .signalingNaN] {
          var numbers = [S](repeating: -.greatestFiniteMagnitude, count: count)
          #expect(areFinite(numbers, count: count))
          numbers[place] = odd
          #expect(!areFinite(numbers, count: count), "\(odd) at \(place) of \(count)")
        }
      }
    }
    check(Float.self)
    check(Double.self)
    #expect(areFinite([Float](), count: 0))
  }
}
