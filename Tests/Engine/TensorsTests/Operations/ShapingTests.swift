import Testing

@testable import Tensors

@Suite struct ShapingTests {
  private let x = Tensor((0..<12).map(Double.init), shape: [2, 3, 2], dtype: .float64)

  @Test("reshapes and transposes")
  func reshaping() throws {
    expectEqual(x.reshaped([4, 3]), [4, 3], x.scalars)
    expectEqual(
      x.reshaped([3, 4]).transposed(), [4, 3], [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11])
    try checkGradients(
      [normal([2, 6])], closedForm: { _, d in [d.transposed().reshaped([2, 6])] }
    ) {
      $0[0].reshaped([3, 4]).transposed()
    }
  }

  @Test("slices any dimension")
  func slicing() {
    expectEqual(x.sliced(1..<2), [1, 3, 2], [6, 7, 8, 9, 10, 11])
    expectEqual(x.sliced(1..<3, along: 1), [2, 2, 2], [2, 3, 4, 5, 8, 9, 10, 11])
    expectEqual(x.sliced(1..<2, along: -1), [2, 3, 1], [1, 3, 5, 7, 9, 11])
    expectEqual(x.sliced(1..<1, along: 1), [2, 0, 2], [])
    let padded = Tensor([5.0, 6], dtype: .float64).padded(to: [4], from: 1, along: 0)
    expectEqual(padded, [4], [0, 5, 6, 0])
  }

  @Test("slices: gradients, and gradients of those", arguments: [0, 1, 2])
  func slicingGradients(axis: Int) throws {
    try checkGradients(
      [normal([3, 4, 5])], closedForm: { _, d in [d.padded(to: [3, 4, 5], from: 1, along: axis)] },
      of: { $0[0].sliced(1..<3, along: axis) })
    try checkGradients([normal([3, 4, 5])]) { x in
      valueAndGradient(at: x[0]) {
        let y = $0.sliced(1..<3, along: axis)
        return (y * y * y).sum()
      }.gradient
    }
  }

  @Test("joins along any dimension")
  func joining() {
    let y = Tensor([20.0, 21], shape: [1, 2], dtype: .float64)
    let z = Tensor([1.0, 2, 3, 4], shape: [2, 2], dtype: .float64)
    expectEqual(concatenated([y, z]), [3, 2], [20, 21, 1, 2, 3, 4])
    expectEqual(concatenated([z, z], along: 1), [2, 4], [1, 2, 1, 2, 3, 4, 3, 4])
    expectEqual(
      concatenated([z, z.sliced(0..<1, along: 1)], along: -1), [2, 3], [1, 2, 1, 3, 4, 3])
  }

  @Test("joins: gradients, and gradients of those", arguments: [0, 1, 2])
  func joiningGradients(axis: Int) throws {
    var shape = [2, 3, 2]
    shape[axis] = 4
    let inputs = [normal([2, 3, 2], seed: 1), normal(shape, seed: 2), normal([2, 3, 2], seed: 3)]
    func joined(_ x: [Tensor]) -> Tensor { concatenated([x[0], x[1], x[2], x[0]], along: axis) }
    try checkGradients(inputs, of: joined)
    try checkGradients(inputs) { x in
      let g = valueAndGradients(at: x) {
        let y = joined($0); return (y * y * y).sum()
      }.gradients
      return (g[0] * g[0]).sum() + (g[1] * g[1]).sum()
    }
  }

  @Test("gathers rows; gradients of equal rows add")
  func gathering() throws {
    expectEqual(
      x.gathered([1, 0, 1]), [3, 3, 2], [6, 7, 8, 9, 10, 11] + (0..<12).map(Double.init))
    expectEqual(Tensor([5.0, 6], dtype: .float64).gathered([1, 1]), [2], [6, 6])
    expectEqual(x.gathered([]), [0, 3, 2], [])
    try checkGradients(
      [normal([4, 3])], closedForm: { _, d in [d.scattered([2, 0, 2, 2, 3], shape: [4, 3])] },
      of: { $0[0].gathered([2, 0, 2, 2, 3]) })
    let once = valueAndGradient(at: Tensor([1.0, 2, 3])) { $0.gathered([2, 0, 2]).sum() }.gradient
    #expect(once.scalars == [1, 0, 2])
    try checkGradients([normal([4, 3])]) { x in
      valueAndGradient(at: x[0]) {
        let y = $0.gathered([1, 1, 3])
        return (y * y * y).sum()
      }.gradient
    }
  }

  @Test("does not reshape to another count, and says both shapes")
  func wrongShape() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2, 3]).reshaped([4, 2])
    }
    #expect(try message(result).contains("[2, 3] cannot be reshaped to [4, 2]"))
  }

  @Test("does not join shapes that do not fit, and says both")
  func wrongJoin() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = concatenated([Tensor.ones([2, 3]), Tensor.ones([2, 4])])
    }
    #expect(try message(result).contains("[2, 4] cannot be joined to [2, 3]"))
  }

  @Test("does not slice or gather what is not there")
  func outside() async throws {
    let slice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2, 3]).sliced(1..<4, along: 1)
    }
    #expect(try message(slice).contains("1..<4 of dimension 1"))
    let row = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2, 3]).gathered([0, 2])
    }
    #expect(try message(row).contains("row 2"))
  }
}
