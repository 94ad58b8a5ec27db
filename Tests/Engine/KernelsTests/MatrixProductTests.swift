import Testing

@testable import Kernels

/// The sizes of a product [rows, depth] · [depth, columns].
struct ProductSize: CustomTestStringConvertible {
  let rows, columns, depth: Int

  init(_ rows: Int, _ columns: Int, _ depth: Int) {
    (self.rows, self.columns, self.depth) = (rows, columns, depth)
  }

  var testDescription: String { "[\(rows), \(depth)]·[\(depth), \(columns)]" }

  static let small = [1, 3, 5, 8, 17, 33]
  static let all =
    small.flatMap { m in small.flatMap { n in small.map { ProductSize(m, n, $0) } } } + [
      // Tails of the blocks.
      ProductSize(257, 33, 100), ProductSize(31, 257, 31), ProductSize(193, 65, 257),
      ProductSize(6, 32, 256), ProductSize(12, 64, 512), ProductSize(200, 100, 513),
      ProductSize(7, 2049, 5), ProductSize(2, 2080, 300), ProductSize(400, 40, 10),
    ]
}

/// A product computed by a kernel, and whether the kernel kept to its part of the memory.
func product<S: Scalar>(
  _ a: [S], _ b: [S], _ size: ProductSize, transposing: (a: Bool, b: Bool) = (false, false),
  by kernel: (MatrixView<S>, MatrixView<S>, UnsafeMutablePointer<S>) -> Void
) -> [S] {
  let (m, n, k) = (size.rows, size.columns, size.depth)
  var c = [S](repeating: .nan, count: m * n) + [S](repeating: 7, count: 64)
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      kernel(
        transposing.a
          ? MatrixView(a.baseAddress!, rows: k, columns: m, transposed: true)
          : MatrixView(a.baseAddress!, rows: m, columns: k),
        transposing.b
          ? MatrixView(b.baseAddress!, rows: n, columns: k, transposed: true)
          : MatrixView(b.baseAddress!, rows: k, columns: n), &c)
    }
  }
  #expect(c[(m * n)...].allSatisfy { $0 == 7 }, "written beyond the end")
  return [S](c[..<(m * n)])
}

@Suite struct MatrixProductTests {
  @Test("agrees with the three loops of the definition, either factor transposed or not")
  func agreesWithDefinition() {
    for size in ProductSize.all {
      for transposing in [(false, false), (false, true), (true, false), (true, true)] {
        compare(size, transposing, Float.self)
        compare(size, transposing, Double.self)
      }
    }
  }

  private func compare<S: Scalar>(_ size: ProductSize, _ transposing: (Bool, Bool), _: S.Type) {
    let a = draws(size.rows * size.depth, S.self, seed: 2)
    let b = draws(size.depth * size.columns, S.self, seed: 3)
    let found = product(a, b, size, transposing: transposing) { matrixProduct($0, $1, into: $2) }
    let expected = product(a, b, size, transposing: transposing, by: naiveMatrixProduct)
    // Σ|a||b| ≤ depth; either sum errs by at most depth roundings of that.
    let tolerance = S(size.depth) * S(size.depth).squareRoot() * S.ulpOfOne
    let error = zip(found, expected).map { ($0 - $1).magnitude }.max()!
    #expect(error <= tolerance, "\(size.testDescription), transposed \(transposing), \(S.self)")
  }

  @Test(
    "adds the bias of each column and applies the activation, once",
    arguments: [
      Activation.identity, .relu, .leakyReLU(slope: 0.2), .tanh, .sigmoid,
    ])
  func epilogue(_ activation: Activation) {
    for size in [ProductSize(5, 37, 3), ProductSize(9, 33, 600), ProductSize(4, 2100, 2)] {
      let a = draws(size.rows * size.depth, Double.self, seed: 4)
      let b = draws(size.depth * size.columns, Double.self, seed: 5)
      let bias = draws(size.columns, Double.self, seed: 6)
      let found = product(a, b, size) { a, b, c in
        bias.withUnsafeBufferPointer {
          matrixProduct(
            a, b, into: c, epilogue: Epilogue(bias: $0.baseAddress, activation: activation))
        }
      }
      let sums = product(a, b, size, by: naiveMatrixProduct).enumerated().map { i, sum in
        sum + bias[i % size.columns]
      }
      var expected = sums
      activation.apply(sums, into: &expected, count: sums.count)
      #expect(zip(found, expected).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    }
  }

  @Test("is the activated bias where there is nothing to sum")
  func emptyDepth() {
    let bias: [Float] = [1, -2, 3]
    let nothing: [Float] = [.nan]
    let found = product(nothing, nothing, ProductSize(2, 3, 0)) { a, b, c in
      bias.withUnsafeBufferPointer {
        matrixProduct(a, b, into: c, epilogue: Epilogue(bias: $0.baseAddress, activation: .relu))
      }
    }
    #expect(found == [1, 0, 3, 1, 0, 3])
  }

  @Test("leaves an empty result alone", arguments: [(0, 5), (5, 0), (0, 0)])
  func emptyResult(rows: Int, columns: Int) {
    let numbers = draws(64, Float.self)
    let found = product(numbers, numbers, ProductSize(rows, columns, 3)) {
      matrixProduct($0, $1, into: $2)
    }
    #expect(found.isEmpty)
  }

  @Test("does not multiply matrices that do not fit, and says both shapes")
  func mismatch() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = [Float](repeating: 0, count: 64)
      x.withUnsafeBufferPointer { x in
        var c = [Float](repeating: 0, count: 64)
        matrixProduct(
          MatrixView(x.baseAddress!, rows: 2, columns: 3),
          MatrixView(x.baseAddress!, rows: 4, columns: 5), into: &c)
      }
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("[2, 3]") && message.contains("[4, 5]"))
  }
}

extension OnThreads {
  @Suite struct MatrixProductTests {
    @Test(
      "gives the same bytes on any number of threads",
      arguments: [
        ProductSize(150, 150, 100), ProductSize(40, 1100, 300), ProductSize(1031, 67, 70),
        ProductSize(600, 601, 400),
      ])
    func sameBytes(_ size: ProductSize) {
      check(size, Float.self)
      check(size, Double.self)
    }

    private func check<S: Scalar>(_ size: ProductSize, _: S.Type) {
      let a = draws(size.rows * size.depth, S.self, seed: 7)
      let b = draws(size.depth * size.columns, S.self, seed: 8)
      let bias = draws(size.columns, S.self, seed: 9)
      for activation in [Activation.identity, .tanh] {
        let results = OnThreads.results {
          product(a, b, size, transposing: (true, false)) { a, b, c in
            bias.withUnsafeBufferPointer {
              matrixProduct(
                a, b, into: c, epilogue: Epilogue(bias: $0.baseAddress, activation: activation))
            }
          }
        }
        for result in results { #expect(result == results[0], "\(activation), \(S.self)") }
      }
    }
  }
}
