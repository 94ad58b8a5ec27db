import Kernels

/// Each element is dropped, that is zero, with probability `rate`, and otherwise divided by 1 − rate, so
/// that the expected value stays: "inverted" dropout.
///
/// The gradient drops the same elements. Which they are is not stored but drawn again from the
/// generator's state, half a draw an element. Srivastava et al., "Dropout" (2014).
/// - Parameter rate: from 0, where x is returned and nothing is drawn, to below 1.
public func dropout(
  _ x: Tensor, rate: Double, using generator: inout SplitMix64
) -> Tensor {
  if !(rate >= 0 && rate < 1) {
    fatalError("a dropout rate of at least 0 and below 1 was expected, found \(rate)")
  }
  if rate == 0 { return x }
  let y = dropped(x, rate, from: generator.state)
  generator.skip(dropoutDraws(x.count))
  return y
}

/// The same elements dropped, whatever is given: its own gradient.
private func dropped(_ x: Tensor, _ rate: Double, from state: UInt64) -> Tensor {
  let y = Tensor(uninitialised: x.shape, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    Kernels.dropout(
      x.elements(S.self), into: y.mutable(S.self), count: x.count, rate: rate, from: state)
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in dropped(d, rate, from: state) }
}
