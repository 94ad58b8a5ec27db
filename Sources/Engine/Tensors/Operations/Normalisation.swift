import Kernels

/// Batch normalisation, `y = f(γ·x̂ + β)` with `x̂ = (x − μ)/√(σ² + ε)`, where μ and σ² are the batch's
/// own mean and (biased) variance of each channel: over all dimensions but the last.
///
/// [batch, …, channels] → the same: channel by channel after a convolution, feature by feature after a
/// dense layer. Ioffe & Szegedy, "Batch Normalization" (2015), algorithm 1.
///
/// With dp = dy·f′, n numbers a channel and sums over these:
///
///     ∂loss/∂β = Σ dp,  ∂loss/∂γ = Σ dp·x̂
///     ∂loss/∂x = γ/√(σ² + ε)·(dp − (∂loss/∂β + x̂·∂loss/∂γ)/n)
///
/// - Parameters:
///   - scale, shift: γ and β, [channels].
///   - epsilon: ε > 0, which keeps a constant channel finite.
///   - activation: f.
/// - Returns: y; μ and σ², [channels], as constants.
public func batchNormalised(
  _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Double, activation: Activation = .identity
) -> (output: Tensor, mean: Tensor, variance: Tensor) {
  let channels = checkedChannels(x, scale, shift, epsilon)
  let shape = ChannelGroups(groups: 1, rows: x.count / channels, channels: channels)
  let normalisation = Normalisation(
    statisticsOf: x, in: shape, epsilon: epsilon, activation: activation)
  return (
    normalisation.applied(to: x, scale: scale, shift: shift),
    normalisation.mean.reshaped([channels]), normalisation.variance.reshaped([channels])
  )
}

/// Instance normalisation: as batch normalisation, with the mean and the variance of each channel in
/// each image by itself. [batch, height, width, channels] → the same.
///
/// Ulyanov, Vedaldi & Lempitsky, "Instance Normalization" (2016).
public func instanceNormalised(
  _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Double, activation: Activation = .identity
) -> Tensor {
  let channels = checkedChannels(x, scale, shift, epsilon)
  if x.rank != 4 {
    fatalError("images [batch, height, width, channels] were expected, found shape \(x.shape)")
  }
  let shape = ChannelGroups(groups: x.shape[0], rows: x.shape[1] * x.shape[2], channels: channels)
  return Normalisation(statisticsOf: x, in: shape, epsilon: epsilon, activation: activation)
    .applied(to: x, scale: scale, shift: shift)
}

/// `y = f(γ·x̂ + β)` with `x̂ = (x − μ)/√(σ² + ε)` for a given mean μ and variance σ² of each channel,
/// which are constants: batch normalisation in inference. With dp = dy·f′, ∂loss/∂x = dp·γ/√(σ² + ε).
/// - Parameters:
///   - mean, variance: μ and σ², [channels].
public func normalised(
  _ x: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, shift: Tensor, epsilon: Double,
  activation: Activation = .identity
) -> Tensor {
  let channels = checkedChannels(x, scale, shift, epsilon)
  for statistic in [mean, variance] {
    checkSameDType(x, statistic)
    if statistic.shape != [channels] {
      fatalError("a statistic of shape \(statistic.shape) does not fit an input of \(x.shape)")
    }
  }
  let shape = ChannelGroups(groups: 1, rows: x.count / channels, channels: channels)
  return Normalisation(
    shape: shape, epsilon: epsilon, activation: activation, isOfInput: false,
    mean: mean.untraced, variance: variance.untraced
  ).applied(to: x, scale: scale, shift: shift)
}

/// The number of channels; stops where something does not fit.
private func checkedChannels(
  _ x: Tensor, _ scale: Tensor, _ shift: Tensor, _ epsilon: Double
) -> Int {
  checkSameDType(x, scale)
  checkSameDType(x, shift)
  if x.rank < 2 || x.count == 0 || scale.shape != [x.shape[x.rank - 1]]
    || shift.shape != scale.shape
  {
    fatalError(
      "a scale of shape \(scale.shape) and a shift of \(shift.shape) "
        + "do not fit an input of \(x.shape)")
  }
  if !(epsilon > 0) { fatalError("normalisation needs a positive epsilon, found \(epsilon)") }
  return scale.count
}

/// What the three have in common.
private struct Normalisation {
  let shape: ChannelGroups
  let epsilon: Double
  let activation: Activation
  /// Whether μ and σ² are the input's own, and change with it.
  let isOfInput: Bool
  /// μ and σ², [groups, channels], constants to any recording.
  let mean, variance: Tensor

  /// f(γ·x̂ + β), recorded.
  func applied(to x: Tensor, scale: Tensor, shift: Tensor) -> Tensor {
    activation.check()
    let y = Tensor(uninitialised: x.shape, x.dtype)
    func run<S: Scalar>(_: S.Type) {
      normalise(x.elements(S.self), by: kernel(scale, shift), into: y.mutable(S.self))
    }
    run(x.dtype.scalar)
    // The three gradients come from the same two walks: whichever is asked for first brings all.
    var known: (dOutput: Buffer, gradients: [Tensor])?
    return y.recorded(from: [x, scale, shift]) { d, input in
      if [d, x, scale, shift].contains(where: \.isTraced) {
        return recordableGradients(d, x, scale, shift)[input]
      }
      if known?.dOutput !== d.buffer { known = (d.buffer, gradients(d, x, y, scale, shift)) }
      return known!.gradients[input]
    }
  }

  /// ∂loss/∂x, ∂loss/∂γ and ∂loss/∂β.
  private func gradients(
    _ d: Tensor, _ x: Tensor, _ y: Tensor, _ scale: Tensor, _ shift: Tensor
  ) -> [Tensor] {
    let (dX, dScale, dShift) = (
      Tensor(uninitialised: x.shape, x.dtype), Tensor(uninitialised: scale.shape, x.dtype),
      Tensor(uninitialised: shift.shape, x.dtype)
    )
    func run<S: Scalar>(_: S.Type) {
      normalisationGradient(
        d.elements(S.self), input: x.elements(S.self), output: y.elements(S.self),
        by: kernel(scale, shift), ownStatistics: isOfInput, into: dX.mutable(S.self),
        dScale: dScale.mutable(S.self), dShift: dShift.mutable(S.self))
    }
    run(x.dtype.scalar)
    return [dX, dScale, dShift]
  }

  /// The same of recordable operations, for gradients of gradients.
  private func recordableGradients(
    _ d: Tensor, _ x: Tensor, _ scale: Tensor, _ shift: Tensor
  ) -> [Tensor] {
    let grouped = [shape.groups, shape.rows, shape.channels]
    func average(_ x: Tensor) -> Tensor { x.mean(along: 1, keepingDimension: true) }
    let given = [shape.groups, 1, shape.channels]
    let input = x.reshaped(grouped)
    let centred = input - (isOfInput ? average(input) : mean.reshaped(given))
    let variance = isOfInput ? average(centred * centred) : variance.reshaped(given)
    let deviation = sqrt(variance + epsilon)
    let normal = centred / deviation
    let output = activated(normal * scale + shift, by: activation)
    let dP = activationGradient(activation, d.reshaped(grouped), output: output)
    let correction = average(dP) + normal * average(dP * normal)
    let dX = scale / deviation * (isOfInput ? dP - correction : dP)
    return [
      dX.reshaped(x.shape), (dP * normal).summed(to: scale.shape), dP.summed(to: shift.shape),
    ]
  }

  private func kernel<S: Scalar>(
    _ scale: Tensor, _ shift: Tensor
  ) -> ChannelNormalisation<S> {
    ChannelNormalisation(
      of: shape, mean: mean.elements(S.self), variance: variance.elements(S.self),
      scale: scale.elements(S.self), shift: shift.elements(S.self), epsilon: S(epsilon),
      activation: activation)
  }
}

extension Normalisation {
  /// Normalisation by the input's own statistics.
  init(
    statisticsOf x: Tensor, in shape: ChannelGroups, epsilon: Double, activation: Activation
  ) {
    let statistics = [shape.groups, shape.channels]
    let mean = Tensor(uninitialised: statistics, x.dtype)
    let variance = Tensor(uninitialised: statistics, x.dtype)
    func run<S: Scalar>(_: S.Type) {
      channelMoments(
        x.elements(S.self), of: shape, mean: mean.mutable(S.self),
        variance: variance.mutable(S.self))
    }
    run(x.dtype.scalar)
    self.init(
      shape: shape, epsilon: epsilon, activation: activation, isOfInput: true, mean: mean,
      variance: variance)
  }
}
