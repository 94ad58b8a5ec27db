import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
  private let a = Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3], dtype: .float64)
  private let b = Tensor([1.0, 0, 2, 1, 0, 3], shape: [3, 2], dtype: .float64)

  @Test("multiplies rows by columns")
  func values() {
    let product = [5.0, 11, 14, 23]
    expectEqual(matmul(a, b), [2, 2], product)
    expectEqual(matmul(a.transposed(), b, transposingA: true), [2, 2], product)
    expectEqual(matmul(a, b.transposed(), transposingB: true), [2, 2], product)
    expectEqual(
      matmul(a.transposed(), b.transposed(), transposingA: true, transposingB: true), [2, 2],
      product)
  }

  @Test("gradients, either factor transposed or not", arguments: [false, true], [false, true])
  func gradients(transposingA: Bool, transposingB: Bool) throws {
    let inputs = [
      normal(transposingA ? [4, 3] : [3, 4], seed: 1),
      normal(transposingB ? [5, 4] : [4, 5], seed: 2),
    ]
    let closedForm = { (x: [Tensor], d: Tensor) in
      let (dA, dB) = (
        matmul(d, transposingB ? x[1] : x[1].transposed()),
        matmul(transposingA ? x[0] : x[0].transposed(), d)
      )
      return [transposingA ? dA.transposed() : dA, transposingB ? dB.transposed() : dB]
    }
    func product(_ x: [Tensor]) -> Tensor {
      matmul(x[0], x[1], transposingA: transposingA, transposingB: transposingB)
    }
    try checkGradients(inputs, closedForm: closedForm, of: product)
    try checkGradients(inputs) { x in
      let g = valueAndGradients(at: x) {
        let y = product($0); return (y * y).sum()
      }.gradients
      return (g[0] * g[0]).sum() + (g[1] * g[1] * g[1]).sum()
    }
  }

  @Test(
    "columns multiplied with one another: a sum over the rows", arguments: [1, 3, 5, 17, 130],
    [1, 2, 5, 17, 33])
  func columnSums(rows: Int, columns: Int) {
    for (dtype, unit) in [(DType.float64, 0x1p-53), (.float32, 0x1p-24)] {
      let x = normal([rows, columns]).converted(to: dtype)
      let numbers = x.scalars
      let found = columnProducts(x)
      #expect(found.shape == [columns, columns] && found.dtype == dtype)
      for (place, sum) in found.scalars.enumerated() {
        let (i, j) = place.quotientAndRemainder(dividingBy: columns)
        let terms = (0..<rows).map { numbers[$0 * columns + i] * numbers[$0 * columns + j] }
        let scale = terms.reduce(0) { $0 + abs($1) }
        #expect(abs(sum - terms.reduce(0, +)) <= Double(rows + 2) * unit * scale, "\(i), \(j)")
      }
    }
  }

  @Test("columns multiplied with one another: the gradient X·(D + Dᵀ), and gradients of that")
  func columnGradients() throws {
    let x = normal([5, 3])
    try checkGradients(
      [x], closedForm: { x, d in [matmul(x[0], d) + matmul(x[0], d, transposingB: true)] }
    ) { columnProducts($0[0]) }
    try checkGradients([x]) { x in
      valueAndGradient(at: x[0]) {
        let g = columnProducts($0); return (g * g * g).sum()
      }.gradient
    }
  }

  @Test("columns of anything but a matrix are not multiplied")
  func columnMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = columnProducts(Tensor.ones([2, 3, 4]))
    }
    #expect(try message(result).contains("[2, 3, 4]"))
  }

  @Test("a fully connected layer is f(X·W + b)", arguments: ActivationsTests.all)
  func linearValues(activation: Activation) {
    let bias = Tensor([0.5, -20], dtype: .float64)
    let expected = activated(matmul(a, b) + bias, by: activation)
    let found = linear(a, weight: b, bias: bias, activation: activation)
    expectEqual(found, [2, 2], expected.scalars)
  }

  @Test(
    "a fully connected layer: gradients, and gradients of those", arguments: ActivationsTests.all)
  func linearGradients(activation: Activation) throws {
    let inputs = [normal([3, 4], seed: 1), normal([4, 5], seed: 2), normal([5], seed: 3)]
    func layer(_ x: [Tensor]) -> Tensor {
      linear(x[0], weight: x[1], bias: x[2], activation: activation)
    }
    try checkGradients(inputs, of: layer)
    try checkGradients(inputs) { x in
      let weighted = normal([3, 5], seed: 4)
      let g = valueAndGradients(at: x) { (layer($0) * weighted).sum() }.gradients
      return g.map { ($0 * $0).sum() }.reduce(.zeros([], dtype: .float64), +)
    }
  }

  @Test("does not multiply shapes that do not fit, and says both")
  func mismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Tensor.ones([2, 3]), Tensor.ones([4, 5]), transposingB: true)
    }
    #expect(try message(result).contains("[2, 3] and [4, 5]ᵀ"))
  }

  @Test("does not take a bias of another length or precision")
  func biasMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = linear(Tensor.ones([2, 3]), weight: Tensor.ones([3, 4]), bias: Tensor.ones([3]))
    }
    let text = try message(result)
    #expect(text.contains("[3]") && text.contains("[3, 4]"))
    let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let bias = Tensor.ones([4], dtype: .float64)
      _ = linear(Tensor.ones([2, 3]), weight: Tensor.ones([3, 4]), bias: bias)
    }
    #expect(try message(other).contains("float64"))
  }
}
