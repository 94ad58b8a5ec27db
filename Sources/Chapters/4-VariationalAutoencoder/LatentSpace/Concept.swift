public import Datasets
public import Tensors

/// A direction in the space of codes along which pictures take on what some have and others have not:
///
///     v = mean of μ(x) over pictures with it − mean of μ(x) over pictures without it
///
/// An "attribute vector" of Larsen et al. (2016) and White (2016).
public struct Concept {
  /// v: [1, latents].
  public let vector: Tensor

  /// The way from codes of pictures without it to codes of pictures with it, [count, latents] each.
  public init(from without: Tensor, to with: Tensor) {
    func middle(_ codes: Tensor) -> Tensor {
      if codes.rank != 2 || codes.shape[0] < 1 {
        fatalError("one code or more of [count, latents] were expected, found \(codes.shape)")
      }
      return codes.mean(along: 0, keepingDimension: true)
    }
    vector = middle(with) - middle(without)
  }

  /// Codes moved along the vector, z + t·v, a row of all `amounts` t for each: [count, latents] →
  /// [count · amounts, latents].
  public func moved(_ codes: Tensor, by amounts: [Double]) -> Tensor {
    interleaved(amounts.map { codes + $0 * vector })
  }
}

extension Autoencoder {
  /// The way from the pictures with the least of an attribute to those with the most, as `extremes`
  /// chooses them; nil where it finds none.
  public func concept(of attribute: Attribute, in images: LabelledImages) -> Concept? {
    let (lowest, highest) = attribute.extremes(of: images)
    if lowest.isEmpty { return nil }
    return concept(from: images.subset(lowest), to: images.subset(highest))
  }

  /// The way from some pictures to others, such as from one class to another.
  public func concept(from without: LabelledImages, to with: LabelledImages) -> Concept {
    Concept(from: codes(of: without).mean, to: codes(of: with).mean)
  }

  /// What is measured of decoded pictures whose codes are moved along a concept, averaged over the
  /// pictures: a number for each amount.
  public func means(
    along concept: Concept, from codes: Tensor, by amounts: [Double],
    of measure: (LabelledImages) -> [Double]
  ) -> [Double] {
    amounts.map { amount in
      let pictures = decodeInParts(codes + amount * concept.vector)
      return average(measure(LabelledImages(pictures, from: 0, to: 1, name: "decoded")))
    }
  }
}
