import GAN
import Tensors

/// What the discriminator says about a real and a generated batch.
struct Verdicts {
  let real, generated: Verdict

  /// The share of right answers; ½ at the equilibrium.
  var accuracy: Double {
    Examination(
      real: real.probabilityOfReal.scalars, generated: generated.probabilityOfReal.scalars
    ).accuracy
  }
}

extension Game {
  /// D in training, on both kinds together or apart, as the network was published.
  mutating func judge(real: Tensor, generated: Tensor) -> Verdicts {
    func judge(_ pictures: Tensor) -> Verdict {
      discriminator(pictures, mode: .training, using: &masks)
    }
    if !configuration.network.mixesBatches {
      return Verdicts(real: judge(real), generated: judge(generated))
    }
    let both = judge(concatenated([generated, real]))
    let middle = generated.shape[0]
    return Verdicts(
      real: both.part(middle..<middle + real.shape[0]), generated: both.part(0..<middle))
  }

  /// The sum of both kinds' costs, 2 ln 2 at the equilibrium; the mean, ln 2, where they are one
  /// batch.
  mutating func discriminatorLoss(_ verdicts: Verdicts) -> Tensor {
    let loss = costs(verdicts)
    return configuration.network.mixesBatches ? 0.5 * loss : loss
  }

  private mutating func costs(_ verdicts: Verdicts) -> Tensor {
    guard let noise = configuration.labelNoise else {
      return GAN.discriminatorLoss(real: verdicts.real, generated: verdicts.generated)
    }
    func cost(_ verdict: Verdict, _ label: Double) -> Tensor {
      let count = verdict.logits.shape[0]
      let labels = noise.labels(label, count: count, dtype: dtype, using: &labels)
      return noise.direction == .upwards
        ? verdict.clippedCost(labels: labels) : verdict.cost(labels: labels)
    }
    let convention = configuration.convention
    return cost(verdicts.generated, convention.generated) + cost(verdicts.real, convention.real)
  }

  /// −mean log D(G(z)), ln 2 at the equilibrium.
  func generatorLoss(_ verdict: Verdict) -> Tensor { nonSaturatingLoss(generated: verdict) }
}

extension Verdict {
  /// The verdict on some of the pictures.
  fileprivate func part(_ range: Range<Int>) -> Verdict {
    Verdict(logits: logits.sliced(range), convention: convention)
  }
}
