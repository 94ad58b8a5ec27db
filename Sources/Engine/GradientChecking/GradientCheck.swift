public import Tensors

/// A gradient that differs from what the function does; the text says which test found it and both numbers.
public struct GradientMismatch: Error, CustomStringConvertible {
  /// What was compared, where, and the two numbers.
  public let description: String
}

/// Checks the gradient of a function in four ways, in Double.
///
/// The function's output is multiplied by a random cotangent c and summed, F(x) = Σ c·f(x): with a
/// cotangent of ones the gradient of a softmax, for example, would be zero whatever the code says. Then
///
/// 1. the closed form, where one is given, equals the tape's gradient g, element by element;
/// 2. the central difference (F(x + h·u) − F(x − h·u)) / 2h along random unit directions u equals g·u
///    to 1e-7 at h = 6e-6 ≈ ∛ε;
/// 3. the Taylor remainder R(h) = F(x + h·u) − F(x) − h·g·u falls to a quarter when h halves:
///    |R(h) − 4·R(h/2)| is at most 2.5 % of |R(h)|, and the 1e-10 that the next term may add;
/// 4. the gradient is the same when it is computed a second time.
///
/// A gradient that is wrong by 0.1 % fails. Keep ten steps away from kinks, and test the value at the
/// kink by itself.
/// - Parameters:
///   - function: from tensors of the shapes of `inputs` to a tensor of any shape.
///   - inputs: where to check; all of `.float64`.
///   - closedForm: the gradients with respect to each input, given the inputs and the cotangent.
///   - directions: how many random directions are tried for each input, and for all together.
/// - Throws: `GradientMismatch` naming the first comparison that failed.
public func checkGradients(
  at inputs: [Tensor], directions: Int = 2,
  closedForm: ((_ inputs: [Tensor], _ cotangent: Tensor) -> [Tensor])? = nil,
  using generator: inout SplitMix64, of function: ([Tensor]) -> Tensor
) throws(GradientMismatch) {
  for input in inputs where input.dtype != .float64 {
    fatalError("gradients are checked in .float64, found \(input.dtype)")
  }
  let output = function(inputs)
  let cotangent = Tensor.normal(output.shape, dtype: .float64, using: &generator)
  func projected(_ x: [Tensor]) -> Tensor { (function(x) * cotangent).sum() }
  let (value, gradients) = valueAndGradients(at: inputs, of: projected)
  let again = valueAndGradients(at: inputs, of: projected).gradients
  for (number, (input, gradient)) in zip(inputs, gradients).enumerated() {
    if gradient.shape != input.shape {
      throw GradientMismatch(
        "input \(number) has shape \(input.shape), its gradient \(gradient.shape)")
    }
    if gradient.bytes != again[number].bytes {
      throw GradientMismatch("input \(number): a second computation gave another gradient")
    }
  }
  if let closedForm {
    try compare(closedForm(inputs, cotangent), with: gradients)
  }
  let line = Line(
    value: value.item, scale: max(1, length([output * cotangent])), inputs: inputs,
    gradients: gradients)
  for _ in 0..<directions {
    for number in inputs.indices {
      let direction = direction(like: inputs, only: number, &generator)
      try line.check(direction, "input \(number)") { projected($0).item }
    }
    let direction = direction(like: inputs, only: nil, &generator)
    try line.check(direction, "all inputs") { projected($0).item }
  }
}

/// Checks the gradients of a loss with respect to a network's parameters, as above.
/// - Parameter loss: computes a tensor of any shape from the parameters' values.
public func checkGradients(
  of parameters: ParameterList, directions: Int = 2, using generator: inout SplitMix64,
  loss: () -> Tensor
) throws(GradientMismatch) {
  let start = parameters.map(\.parameter.value)
  defer { for (entry, value) in zip(parameters, start) { entry.parameter.value = value } }
  try checkGradients(at: start, directions: directions, using: &generator) { inputs in
    for (entry, value) in zip(parameters, inputs) { entry.parameter.value = value }
    return loss()
  }
}

/// A function along straight lines through one point.
private struct Line {
  let value: Double
  let scale: Double  // of the terms that add up to the value, and of their rounding errors
  let inputs, gradients: [Tensor]

  func check(
    _ direction: [Tensor], _ name: String, _ function: ([Tensor]) -> Double
  ) throws(GradientMismatch) {
    func at(_ h: Double) -> Double { function(zip(inputs, direction).map { $0 + h * $1 }) }
    let slope = zip(gradients, direction).reduce(0) { $0 + ($1.0 * $1.1).sum().item }

    let h = 6e-6
    let difference = (at(h) - at(-h)) / (2 * h)
    let tolerance = 1e-7 * max(slope.magnitude, difference.magnitude) + 1e-9 * scale
    if !((slope - difference).magnitude <= tolerance) {
      throw GradientMismatch(
        "\(name): the tape says \(slope), the central difference \(difference)")
    }

    let wide = 1e-4
    let remainder = at(wide) - value - wide * slope
    let half = at(wide / 2) - value - wide / 2 * slope
    if !remainder.isFinite { throw GradientMismatch("\(name): the function is not finite nearby") }
    if !((remainder - 4 * half).magnitude <= 0.025 * remainder.magnitude + 1e-10 * scale) {
      throw GradientMismatch(
        "\(name): the Taylor remainder fell from \(remainder) to \(half) when h was halved, "
          + "which is not a quarter")
    }
  }
}

private func direction(
  like inputs: [Tensor], only: Int?, _ generator: inout SplitMix64
) -> [Tensor] {
  let draws = inputs.enumerated().map { number, input in
    only == nil || only == number
      ? Tensor.normal(input.shape, dtype: .float64, using: &generator)
      : .zeros(input.shape, dtype: .float64)
  }
  let length = max(length(draws), .leastNormalMagnitude)
  return draws.map { $0 / length }
}

/// The length of all elements as one vector.
private func length(_ tensors: [Tensor]) -> Double {
  tensors.reduce(0) { $0 + ($1 * $1).sum().item }.squareRoot()
}

private func compare(_ expected: [Tensor], with found: [Tensor]) throws(GradientMismatch) {
  if expected.count != found.count {
    throw GradientMismatch(
      "the closed form has \(expected.count) gradients, the tape \(found.count)")
  }
  for (number, (expected, found)) in zip(expected, found).enumerated() {
    if expected.shape != found.shape {
      throw GradientMismatch(
        "input \(number): the closed form has shape \(expected.shape), the tape \(found.shape)")
    }
    let scale = max(1, expected.scalars.map(\.magnitude).max() ?? 0)
    for (i, (e, f)) in zip(expected.scalars, found.scalars).enumerated()
    where !((e - f).magnitude <= 1e-10 * scale) {
      throw GradientMismatch(
        "input \(number), element \(i): the closed form says \(e), the tape \(f)")
    }
  }
}

extension GradientMismatch {
  fileprivate init(_ description: String) { self.init(description: description) }
}
