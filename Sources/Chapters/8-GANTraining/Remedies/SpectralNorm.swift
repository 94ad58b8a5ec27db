public import NeuralNetworks
public import Tensors

/// Divides a weight by its largest singular value, so that no layer of the discriminator stretches
/// anything by more than 1. Miyato, Kataoka, Koyama & Yoshida (2018).
///
/// σ(W) is found by power iteration, one turn for each use in training: `v ← Wᵀu/‖Wᵀu‖`, `u ← Wv/‖Wv‖`,
/// σ = uᵀWv. W moves little from step to step, so u, which is kept, stays near the singular vector. u and
/// v are constants to the gradient: with G = ∂loss/∂(W/σ),
///
///     ∂loss/∂W = (G − ⟨G, W/σ⟩·u·vᵀ)/σ
///
/// the part of G that would only stretch W along its largest direction is taken out.
public struct SpectralNorm: Module {
  /// u, [inputs, 1], of length 1. Not trained.
  @Parameter public var direction: Tensor

  /// The norm of a weight [inputs, outputs]; the first direction is the same for all.
  public init(of weight: Tensor) {
    let inputs = weight.shape[0]
    let start = Tensor(
      repeating: 1 / Double(inputs).squareRoot(), shape: [inputs, 1], dtype: weight.dtype)
    _direction = Parameter(wrappedValue: start, isTrained: false)
  }

  /// W/σ(W); in training the direction takes a turn first.
  public func callAsFunction(_ weight: Tensor, mode: Mode) -> Tensor {
    let matrix = weight.untraced
    var right = normalised(matmul(matrix, direction, transposingA: true))
    if mode == .training {
      direction = normalised(matmul(matrix, right))
      right = normalised(matmul(matrix, direction, transposingA: true))
    }
    return weight / (direction * matmul(weight, right)).sum()
  }
}

/// A vector of the same direction and of length 1.
private func normalised(_ x: Tensor) -> Tensor {
  x / sqrt((x * x).sum() + 1e-24)
}
