import Foundation
import Training

/// What can go wrong between two players, as their measurements show it.
public enum Trouble: Sendable, CaseIterable {
  /// The generator draws nearly one picture, or pictures of a few classes only, whatever the noise.
  case collapse
  /// The discriminator is right about nearly every picture, so that the generator learns little from
  /// it.
  case overpoweringDiscriminator

  /// The share of the data's pixel variance below which samples are nearly one picture: a hundredth.
  public static let varianceLimit = 0.01

  /// The share of right answers from which on a discriminator is overpowering.
  public static let accuracyLimit = 0.99

  /// What to call it.
  var name: String { self == .collapse ? "collapse" : "overpowering discriminator" }
}

// MARK: Rules

/// What is wrong with samples and what to try; nil where nothing is wrong.
/// - Parameters:
///   - record: what a gauge has measured.
///   - divergenceLimit: the gauge's.
func signOfCollapse(in record: MetricsRecord, divergenceLimit: Double?) -> String? {
  let advice = "Try a smaller rate or fewer steps for the generator, or another --seed."
  if let share = record["varianceShare"], share < Trouble.varianceLimit {
    return """
      the samples' pixels vary \(percent(share)) as much as the data's, less than \
      \(percent(Trouble.varianceLimit)): nearly one picture is drawn, whatever the noise. \(advice)
      """
  }
  if let divergence = record["classDivergence"], let divergenceLimit, divergence > divergenceLimit {
    let count = record["classesPresent"].map { "\(Int($0))" } ?? "few"
    return """
      the samples' classes are \(readableNumber(divergence)) nats from equal shares, more than \
      \(readableNumber(divergenceLimit)), and the classes drawn at all are \(count). \(advice)
      """
  }
  return nil
}

/// What is wrong with a discriminator and what to try; nil where nothing is wrong.
///
/// It is its share of right answers over the last steps, where that is logged. Where only losses are,
/// it is `exp(−loss/2)`: the discriminator's loss is the sum of −log P(right answer) over a real and a
/// generated picture, so this is the probability, in the geometric mean, that it gives to what is
/// right. Noise on labels keeps a loss from 0, which is why the accuracy comes first.
///
/// The generator's loss says why: it is far above 0 (non-saturating) or a little below (saturating) where
/// no forgery passes, and a little above only where the generator is asked for the same label as the
/// discriminator.
/// - Parameter records: of the last steps.
func signOfOverpowering(in records: [MetricsRecord]) -> String? {
  func mean(_ name: String) -> Double? {
    let values = records.compactMap { $0[name] }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
  guard let loss = mean("discriminatorLoss"), let generatorLoss = mean("generatorLoss") else {
    return nil
  }
  let right = mean("accuracy") ?? exp(-loss / 2)
  if right < Trouble.accuracyLimit { return nil }
  let fact = """
    over the last steps it was \(percent(right)) right, the losses \(readableNumber(loss)) and \
    \(readableNumber(generatorLoss))
    """
  if generatorLoss > 0 && generatorLoss < loss + 0.1 {
    return """
      \(fact): both players want the same, and nothing pulls the samples towards the data. Look at \
      which label each is taught; played --as-printed, the labels are wrong.
      """
  }
  return """
    \(fact): the generator learns little from a judge that it never deceives. Try a smaller rate or \
    fewer steps for the discriminator, or the non-saturating loss.
    """
}

private func percent(_ share: Double) -> String { String(format: "%.3g %%", 100 * share) }
