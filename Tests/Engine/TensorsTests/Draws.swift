import GradientChecking
import Testing

@testable import Tensors

/// Normal numbers in Double, for gradients.
func normal(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
  var generator = SplitMix64(seed: seed)
  return .normal(shape, dtype: .float64, using: &generator)
}

/// Numbers of magnitude 0.2 to 1 and either sign: away from the kink of a ReLU and from zero.
func awayFromZero(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
  var generator = SplitMix64(seed: seed)
  let count = shape.reduce(1, *)
  return Tensor(
    (0..<count).map { _ in generator.uniform(0.2, 1) * (generator.below(2) == 0 ? -1 : 1) },
    shape: shape, dtype: .float64)
}

/// The four-way check with a seed of its own.
func checkGradients(
  _ inputs: [Tensor], closedForm: (([Tensor], Tensor) -> [Tensor])? = nil,
  of function: ([Tensor]) -> Tensor
) throws {
  var generator = SplitMix64(seed: 42)
  try checkGradients(at: inputs, closedForm: closedForm, using: &generator, of: function)
}

/// The same shape and, to a rounding or two, the same numbers.
func expectEqual(
  _ found: Tensor, _ shape: [Int], _ scalars: [Double], tolerance: Double = 1e-14,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.shape == shape, sourceLocation: sourceLocation)
  let isEqual =
    found.count == scalars.count
    && zip(found.scalars, scalars).allSatisfy { $0 == $1 || ($0 - $1).magnitude <= tolerance }
  #expect(isEqual, "found \(found.scalars), expected \(scalars)", sourceLocation: sourceLocation)
}

/// What a program that failed left on its standard error.
func message(_ result: ExitTest.Result?) throws -> String {
  String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
}
