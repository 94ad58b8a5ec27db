public import Datasets
import Foundation
public import Tensors

/// How well an autoencoder explains pictures, in nats each; the less the better.
public struct BoundReport: Codable, Equatable, Sendable {
  /// How many pictures were looked at.
  public let count: Int
  /// E_q [−log p(x|z)], estimated with one code a picture.
  public let reconstruction: Double
  /// KL(q(z|x) ‖ p(z)) of the codes that are drawn.
  public let divergence: Double
  /// The standard error of their sum: the spread between pictures over the root of their number.
  public let standardError: Double
  /// The mean σ of the codes' numbers.
  public let meanDeviation: Double
  /// How far each latent number tells pictures apart: the variance of its μ among them, [latents].
  public let activity: [Double]

  /// −ELBO, an upper bound on −log p(x).
  public var negativeELBO: Double { reconstruction + divergence }

  /// Latent numbers whose means differ between pictures, by a variance above 0.01 (Burda et al. 2016).
  public var activeUnits: Int { activity.count { $0 > 0.01 } }

  /// Looks at all pictures once.
  public init(
    of model: Autoencoder, on images: LabelledImages, using random: inout SplitMix64
  ) {
    var (reconstructions, divergences): ([Double], [Double]) = ([], [])
    var (means, deviations): ([Tensor], [Double]) = ([], [])
    for part in images.parts {
      let x = images.pictures(part)
      let posterior = model.encoder(x)
      let logits = model.decoder(posterior.sample(using: &random))
      reconstructions += reconstructionCost(logits: logits, pictures: x).scalars
      divergences += posterior.divergence.scalars
      means.append(posterior.mean)
      deviations += exp(0.5 * posterior.logVariance).scalars
    }
    let sums = zip(reconstructions, divergences).map(+)
    count = images.count
    reconstruction = average(reconstructions)
    divergence = average(divergences)
    standardError = (variance(sums) / Double(max(count, 1))).squareRoot()
    meanDeviation = average(deviations)
    activity = columns(concatenated(means)).map(variance)
  }
}

extension BoundReport: CustomStringConvertible {
  /// The bound and its parts, and what the codes are like.
  public var description: String {
    String(
      format: """
        −ELBO %.2f ± %.2f nats a picture = %.2f reconstruction + %.2f divergence
        mean σ of a code's numbers %.3f; %d of %d tell pictures apart
        """, negativeELBO, standardError, reconstruction, divergence, meanDeviation, activeUnits,
      activity.count)
  }
}

/// The mean of some numbers.
func average(_ numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(max(numbers.count, 1))
}

/// The mean squared distance from the mean.
func variance(_ numbers: [Double]) -> Double {
  let middle = average(numbers)
  return average(numbers.map { ($0 - middle) * ($0 - middle) })
}

/// A matrix' columns: [rows, columns] → columns of rows.
func columns(_ matrix: Tensor) -> [[Double]] {
  let (scalars, width) = (matrix.scalars, matrix.shape[1])
  return (0..<width).map { column in
    stride(from: column, to: scalars.count, by: width).map { scalars[$0] }
  }
}
