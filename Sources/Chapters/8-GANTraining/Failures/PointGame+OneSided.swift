import Foundation
import GAN
import NeuralNetworks
public import Tensors

// What becomes of the game when the players do not take turns. The value is min over G of max over D: the
// discriminator is to be at its best for every generator. The other order, max over D of min over G, has a
// trivial answer for each D: put every point where D is highest.

extension PointGame {
  /// Turns of the discriminator alone; the generator stays as it is.
  public mutating func playDiscriminatorAlone(turns: Int) {
    for _ in 0..<turns { _ = improveDiscriminator() }
  }

  /// Turns of the generator alone: its best answer to one fixed discriminator.
  public mutating func playGeneratorAlone(turns: Int) {
    for _ in 0..<turns { _ = improveGenerator() }
  }

  /// Where the generator stands: the mean of some points, and the root of their mean squared distance
  /// from it.
  public func whereabouts(
    of count: Int = 500, using random: inout SplitMix64
  ) -> (centre: SIMD2<Double>, spread: Double) {
    let points = samples(count, using: &random).points
    let centre = points.reduce(.zero, +) / Double(count)
    let squares = points.reduce(0) { $0 + (($1 - centre) * ($1 - centre)).sum() }
    return (centre, (squares / Double(count)).squareRoot())
  }

  /// ‖∂loss/∂θ‖ of the generator under both forms of its loss, against the discriminator as it is.
  ///
  /// Where the discriminator rejects every point, ∂/∂ℓ is −D for the saturating form and D − 1 for the
  /// other: the ratio of the norms is about D/(1 − D), and falls to 0 while the generator has everything
  /// to learn.
  public func generatorGradientNorms(
    noise: Tensor
  ) -> (nonSaturating: Double, saturating: Double) {
    func norm(_ loss: (Verdict) -> Tensor) -> Double {
      valueAndGradients(of: generatorParameters) {
        loss(discriminator(points(from: noise), mode: .inference).verdict)
      }.gradients.norm
    }
    return (norm(nonSaturatingLoss), norm(saturatingLoss))
  }
}
