public import Tensors

/// How often the channels of a layer answer together: the Gram matrix `G = FᵀF` of the features F,
/// [positions, channels], of one picture.
///
///     [1, height, width, channels] → [channels, channels]
///
/// Gᵢⱼ sums channel i times channel j over all positions. Where in the picture that was is lost:
/// the matrix is the same for features that were shifted around or shuffled. What is left is
/// texture. Gatys, Ecker & Bethge (2015); ∂L/∂F = F·(∂L/∂G + (∂L/∂G)ᵀ).
public func gramMatrix(_ features: Tensor) -> Tensor {
  guard features.rank == 4, features.shape[0] == 1 else {
    fatalError("features of [1, height, width, channels] were expected, found \(features.shape)")
  }
  let channels = features.shape[3]
  return columnProducts(features.reshaped([features.count / channels, channels]))
}
