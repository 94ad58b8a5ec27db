import Tensors
import Testing

/// Numbers to measure, [count, dimensions] in Double.
enum Points {
  /// Independent standard normal numbers.
  static func normal(
    _ count: Int, _ dimensions: Int, mean: Double = 0, deviation: Double = 1, seed: UInt64 = 1
  ) -> Tensor {
    var random = SplitMix64(seed: seed)
    return .normal(
      [count, dimensions], mean: mean, deviation: deviation, dtype: .float64, using: &random)
  }

  /// Normal numbers that depend on each other.
  static func dependent(_ count: Int, _ dimensions: Int, seed: UInt64 = 1) -> Tensor {
    let mixing = normal(dimensions, dimensions, seed: 100 + seed)
    return matmul(normal(count, dimensions, seed: seed), mixing)
      / Double(dimensions).squareRoot()
  }

  /// The rows of a matrix.
  static func rows(_ matrix: Tensor) -> [[Double]] {
    let (scalars, width) = (matrix.scalars, matrix.shape[1])
    return (0..<matrix.shape[0]).map { Array(scalars[$0 * width..<($0 + 1) * width]) }
  }

  /// A matrix of these rows.
  static func matrix(_ rows: [[Double]], dtype: DType = .float64) -> Tensor {
    Tensor(Array(rows.joined()), shape: [rows.count, rows[0].count], dtype: dtype)
  }
}

/// The square of the Euclidean distance, as it is defined.
func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

/// The mean of some numbers and the standard error of that mean.
func meanAndError(_ numbers: [Double]) -> (mean: Double, error: Double) {
  let count = Double(numbers.count)
  let mean = numbers.reduce(0, +) / count
  let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / (count - 1) / count).squareRoot())
}

/// Whether two numbers are equal but for rounding, on a scale.
func expectClose(
  _ found: Double, _ expected: Double, within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (found - expected).magnitude <= tolerance * max(1, expected.magnitude),
    "found \(found), expected \(expected)", sourceLocation: sourceLocation)
}

/// Whether two matrices are equal but for rounding, on the scale of their largest number.
func expectClose(
  _ found: [Double], _ expected: [Double], within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let scale = expected.map(\.magnitude).max() ?? 0
  let isClose =
    found.count == expected.count
    && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= tolerance * scale }
  #expect(isClose, "found \(found), expected \(expected)", sourceLocation: sourceLocation)
}

/// What a program that failed left on its standard error.
func message(_ result: ExitTest.Result?) throws -> String {
  String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
}
