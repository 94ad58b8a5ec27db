import GAN
import NeuralNetworks
import Tensors

/// What the discriminator says about both kinds.
struct Opinions {
  let real, generated: Opinion
}

extension PointGame {
  /// D in training. Only mixed batch norm has both kinds in one batch; whatever else looks at a batch as
  /// a whole sees one kind at a time.
  func judge(_ batch: Batch) -> Opinions {
    if rules.normalisation != .batch(isSeparate: false) {
      return Opinions(
        real: discriminator(batch.real, mode: .training),
        generated: discriminator(batch.generated, mode: .training))
    }
    let both = discriminator(concatenated([batch.real, batch.generated]), mode: .training)
    let count = configuration.batchSize
    return Opinions(real: both.part(0..<count), generated: both.part(count..<2 * count))
  }

  /// The discriminator's loss with everything that is added to it.
  mutating func discriminatorLoss(_ opinions: Opinions, on batch: Batch) -> Tensor {
    var loss = adversarialLoss(opinions)
    switch rules.penalty {
    case .none: break
    case .zeroCentred(let weight):
      loss = loss + weight / 2 * squaredSlopes(at: batch.real, of: logits).mean()
    case .unitSlope(let weight):
      let points = pointsBetween(batch.real, batch.generated, using: &streams.penalty)
      loss = loss + weight * gradientPenalty(at: points, of: logits)
    }
    guard let discriminatorHistory else { return loss }
    return loss
      + rules.historyWeight * discriminatorHistory.squaredDistance(of: discriminatorParameters)
  }

  /// ℓ, as the penalties want it.
  private func logits(_ points: Tensor) -> Tensor {
    discriminator(points, mode: .training).verdict.logits
  }

  private mutating func adversarialLoss(_ opinions: Opinions) -> Tensor {
    rules.objective.discriminatorLoss(
      real: opinions.real.verdict, generated: opinions.generated.verdict, labels: rules.labels,
      using: &streams.labels)
  }

  // MARK: The generator

  /// Whether the generator's turn looks at the data: to match their features, to foresee what the
  /// discriminator does, or because batch norm wants both kinds.
  var needsRealPoints: Bool {
    rules.matchesFeatures || rules.unrolledTurns > 0
      || rules.normalisation == .batch(isSeparate: false)
  }

  /// The generator's loss with everything that is added to it.
  mutating func generatorLoss(noise: Tensor, real: Tensor?) -> Tensor {
    let points = disturbed(generated(from: noise))
    let loss =
      if let real {
        afterUnrolling(on: Batch(real: real, generated: points))
      } else {
        rules.objective.generatorLoss(discriminator(points, mode: .training).verdict)
      }
    guard let generatorHistory else { return loss }
    return loss + rules.historyWeight * generatorHistory.squaredDistance(of: generatorParameters)
  }

  /// To deceive, or to match features.
  private func goal(_ opinions: Opinions) -> Tensor {
    if rules.matchesFeatures {
      return featureMatchingLoss(
        real: opinions.real.features, generated: opinions.generated.features)
    }
    return rules.objective.generatorLoss(opinions.generated.verdict)
  }

  /// The generator's goal after the discriminator's next turns on a batch, which are taken back at the
  /// end; where none are looked at, against the discriminator as it is.
  private mutating func afterUnrolling(on batch: Batch) -> Tensor {
    guard rules.unrolledTurns > 0, let adam = discriminatorOptimiser as? Adam else {
      return goal(judge(batch))
    }
    let now = discriminator.variables.map(\.parameter.value)
    defer {
      for (entry, value) in zip(discriminator.variables, now) { entry.parameter.value = value }
    }
    var unrolled = UnrolledAdam(adam, of: discriminatorParameters)
    for _ in 0..<rules.unrolledTurns {
      let (_, gradients) = valueAndGradients(of: discriminatorParameters) {
        discriminatorLoss(judge(batch), on: batch)
      }
      unrolled.update(discriminatorParameters, along: gradients)
    }
    return goal(judge(batch))
  }
}
