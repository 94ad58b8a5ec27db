public import Tensors

/// Sums of the noise behind pictures, "man with glasses − man + woman": a − b + c, where each is
/// the mean of a few pictures' noise, since that of a single one carries too much else.
///
/// Radford et al. (2016), section 6.3.2. As there, the result is shown beside others made from it
/// by adding noise uniform in ±0.25.
public struct NoiseArithmetic: Equatable, Sendable {
  /// Which pictures make up each term: as many of each, counted from 0.
  public let a, b, c: [Int]

  /// Terms of equal numbers of pictures.
  public init(a: [Int], b: [Int], c: [Int]) {
    if a.isEmpty || a.count != b.count || a.count != c.count {
      fatalError("three terms of equal length were expected, found \(a), \(b) and \(c)")
    }
    (self.a, self.b, self.c) = (a, b, c)
  }

  /// The noise of everything that is to be seen, row by row, for pictures made from `noise`,
  /// [count, latents]: the pictures of a and their mean; of b; of c; and last some neighbours of
  /// the result, and the result. The last of each row, read downwards, are the sum.
  public func rows(from noise: Tensor, using random: inout SplitMix64) -> Tensor {
    let terms = [a, b, c].map { noise.gathered($0) }
    let means = terms.map { $0.mean(along: 0, keepingDimension: true) }
    let result = means[0] - means[1] + means[2]
    let others = Tensor.uniform(
      [a.count, noise.shape[1]], from: -0.25, to: 0.25, dtype: noise.dtype, using: &random)
    return concatenated(zip(terms, means).flatMap { [$0, $1] } + [result + others, result])
  }
}
