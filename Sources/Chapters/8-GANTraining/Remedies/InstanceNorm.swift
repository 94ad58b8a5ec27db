public import Tensors

// The source: where batch norm is not available, instance norm can be used, "for each sample, subtract
// the mean and divide by the standard deviation". A sample here is a point, which has no pixels to take
// the mean over: it is taken over the units of its hidden layer.

/// Each row's own norm, `(x − μ)/√(σ² + ε)` with its mean μ and biased variance σ²; ε = 10⁻⁵.
///
/// For vectors this is what Ba, Kiros & Hinton (2016) call layer norm, without its gain and bias. Pictures
/// have `InstanceNorm` in the engine, by channel (Ulyanov et al. 2016). No point's verdict depends on
/// another's, in training no more than in inference.
/// - Parameter x: [batch, features].
public func normalisedRows(_ x: Tensor) -> Tensor {
  let centred = x - x.mean(along: 1, keepingDimension: true)
  let variance = (centred * centred).mean(along: 1, keepingDimension: true)
  return centred / sqrt(variance + 1e-5)
}
