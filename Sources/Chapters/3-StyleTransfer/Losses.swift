public import Tensors

/// How far a layer is from saying of a picture what it says of the content picture:
/// `Σ (F − P)²`, over all positions and channels; its gradient at F is 2·(F − P).
///
/// Gatys et al. (2015) take half of it, Chollet's program all.
public func contentLoss(_ features: Tensor, target: Tensor) -> Tensor {
  let difference = features - target
  return (difference * difference).sum()
}

/// How far a layer's channels are from answering together as they do in the style picture:
/// `c · Σ (G − A)²` over the entries of the Gram matrices. Its gradient at the features F is
/// `4c · F·(G − A)`, both matrices being symmetric.
/// - Parameters:
///   - features: F of the picture, [1, height, width, channels].
///   - target: A, [channels, channels], summed over as many positions as F has.
///   - factor: c, see `StyleNormalisation`.
public func styleLoss(_ features: Tensor, target: Tensor, factor: Double) -> Tensor {
  let difference = gramMatrix(features) - target
  return factor * (difference * difference).sum()
}

/// How much neighbouring pixels differ: `Σ (a² + b²)^(5/4)`, a and b being the differences of a number
/// with the one below it and the one to its right, in each channel by itself.
///
/// The last row and column have no such neighbours and count as neighbours only. The exponent is that of
/// Keras' examples. At ½, the textbooks' total variation, there is no gradient where pixels are equal;
/// here it is (5/4)·(a² + b²)^(1/4)·(2a, 2b), and zero there.
/// - Parameter pictures: [batch, height, width, channels] with at least 2 × 2 pixels.
public func totalVariation(_ pictures: Tensor) -> Tensor {
  let (height, width) = (pictures.shape[1], pictures.shape[2])
  if height < 2 || width < 2 {
    fatalError("pictures of at least 2 × 2 pixels were expected, found \(pictures.shape)")
  }
  func part(down: Int, right: Int) -> Tensor {
    pictures.sliced(down..<height - 1 + down, along: 1)
      .sliced(right..<width - 1 + right, along: 2)
  }
  let here = part(down: 0, right: 0)
  let (a, b) = (here - part(down: 1, right: 0), here - part(down: 0, right: 1))
  return pow(a * a + b * b, 1.25).sum()
}
