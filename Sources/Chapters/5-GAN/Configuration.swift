/// How much to do.
public enum Preset: String, Codable, Sendable, CaseIterable {
  /// A minute or two, to digits a person can read.
  case quick
  /// The numbers of the published code.
  case paper
  /// A few steps of tiny networks, to see that everything works.
  case smoke
}

/// Every hyper-parameter of the two-layer GAN.
public struct Configuration: Codable, Equatable, Sendable {
  /// What the generator minimises.
  public enum GeneratorLoss: String, Codable, Sendable, CaseIterable {
    /// −log D(G(z)).
    case nonSaturating
    /// log(1 − D(G(z))).
    case saturating
    /// The discriminator's own cost, as one article prints it.
    case cooperating
  }

  /// Numbers of noise a picture is made from; 100 in the source.
  public var latentCount = 100
  /// Units of either hidden layer; 128 in the source.
  public var hiddenCount = 128
  /// 28 × 28.
  public var pixelCount = 784
  /// Pictures a step, real and generated each; 128 in the source.
  public var batchSize = 128
  /// Adam's rate for both networks; the source leaves TensorFlow 1's default, 0.001.
  public var learningRate = 1e-3
  /// Adam's β₁; the source leaves the default, 0.9.
  public var beta1 = 0.9
  /// Generator steps; the source shows samples after 60,000 and goes on to 1,000,000.
  public var steps = 60_000
  /// k, discriminator steps for each generator step; 1 in the source and in the 2014 paper's runs.
  public var discriminatorSteps = 1
  /// What the generator minimises.
  public var generatorLoss = GeneratorLoss.nonSaturating
  /// Which label means "real".
  public var convention = LabelConvention.realIsOne
  /// Drawn digits in the training set, where those are the data.
  public var drawnCount = 20_000

  /// The numbers of a preset.
  public init(preset: Preset) {
    switch preset {
    case .paper: break
    case .quick: steps = 45_000
    case .smoke:
      (hiddenCount, batchSize, steps, drawnCount) = (16, 16, 20, 200)
    }
  }

  /// A number that no game can be played with, such as "batchSize 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("latentCount", latentCount, 1...100_000), ("hiddenCount", hiddenCount, 1...100_000),
      ("pixelCount", pixelCount, 784...784), ("batchSize", batchSize, 1...100_000),
      ("steps", steps, 1...Int.max), ("discriminatorSteps", discriminatorSteps, 1...Int.max),
      ("drawnCount", drawnCount, max(batchSize, 1)...10_000_000),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    if !(learningRate > 0 && learningRate.isFinite) { return "learningRate \(learningRate)" }
    return (0..<1).contains(beta1) ? nil : "beta1 \(beta1)"
  }

  /// The losses as one article prints them: real is zero, and the generator asks for the label one.
  public mutating func playAsPrinted() {
    convention = .realIsZero
    generatorLoss = .cooperating
  }
}
