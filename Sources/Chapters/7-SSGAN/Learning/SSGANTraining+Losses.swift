import GAN
import Tensors
import Training

/// The parts of the discriminator's loss on one batch, and what it says there.
struct DiscriminatorLosses {
  let labels: Tensor
  let labelled, real, generated: ClassVerdict
  let supervised, huber, callingReal, callingGenerated: Tensor

  /// What is minimised.
  func total(_ c: Configuration) -> Tensor {
    var loss = c.crossEntropyWeight * supervised
    loss = loss + c.unsupervisedWeight * (callingReal + callingGenerated)
    return c.huberWeight == 0 ? loss : loss + c.huberWeight * huber
  }

  /// The parts, the mean probabilities of "real", and the shares of right answers: about classes, and
  /// about real or generated.
  var metrics: [Metric] {
    let sides = Examination(
      real: real.realOrGenerated.probabilityOfReal.scalars,
      generated: generated.realOrGenerated.probabilityOfReal.scalars)
    return [
      Metric("supervisedLoss", supervised.item), Metric("huberLoss", huber.item),
      Metric("realLoss", callingReal.item), Metric("fakeLoss", callingGenerated.item),
      Metric("realProbability", mean(sides.real)), Metric("fakeProbability", mean(sides.generated)),
      Metric("classAccuracy", labelled.accuracy(labels)), Metric("accuracy", sides.accuracy),
    ]
  }
}

/// The parts of the generator's loss on one batch.
struct GeneratorLosses {
  let adversarial: Tensor
  /// Weighted; nil where it counts nothing.
  let reconstruction: (weight: Double, loss: Tensor)?

  /// What is minimised.
  var total: Tensor {
    reconstruction.map { adversarial + $0.weight * $0.loss } ?? adversarial
  }

  /// The reconstruction loss before its weight, while it counts.
  var metrics: [Metric] {
    reconstruction.map { [Metric("reconstructionLoss", $0.loss.item)] } ?? []
  }
}

extension SSGANTraining {
  /// D in training on all three kinds, and what that costs.
  mutating func discriminatorLosses(
    on batch: RealBatch, generated: Tensor
  ) -> DiscriminatorLosses {
    func judge(_ pictures: Tensor) -> ClassVerdict {
      discriminator(pictures, mode: .training, using: &masks)
    }
    let labelled = judge(batch.labelled.pictures)
    let real = batch.unlabelled.map(judge) ?? labelled
    let fake = judge(generated)
    let labels = batch.labelled.labels
    return DiscriminatorLosses(
      labels: labels, labelled: labelled, real: real, generated: fake,
      supervised: supervisedLoss(labelled, labels: labels),
      huber: huberSupervisedLoss(labelled, labels: labels),
      callingReal: callingRealLoss(real),
      callingGenerated: callingGeneratedLoss(fake, certainty: configuration.certainty))
  }

  /// What generated pictures cost the generator, beside the real ones at `chosen` where it looks at them.
  mutating func generatorLosses(on generated: Tensor, chosen: [Int]) -> GeneratorLosses {
    let weight = configuration.reconstructionWeight(atStep: step)
    let real =
      configuration.generatorLoss == .featureMatching || weight > 0
      ? configuration.tensor(of: subset.pictures, at: chosen, dtype: dtype) : nil
    let verdict = discriminator(generated, mode: .training, using: &masks)
    let adversarial =
      switch configuration.generatorLoss {
      case .nonSaturating: nonSaturatingLoss(generated: verdict)
      case .saturating: saturatingLoss(generated: verdict)
      case .featureMatching:
        featureMatchingLoss(
          real: discriminator(real!, mode: .training, using: &masks).features,
          generated: verdict.features)
      }
    return GeneratorLosses(
      adversarial: adversarial,
      reconstruction: weight > 0
        ? (weight, reconstructionLoss(real: real!, generated: generated)) : nil)
  }
}

private func mean(_ numbers: [Double]) -> Double {
  numbers.reduce(0, +) / Double(max(numbers.count, 1))
}
