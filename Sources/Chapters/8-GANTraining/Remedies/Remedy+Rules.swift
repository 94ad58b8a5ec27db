import NeuralNetworks

extension Remedy.Kind {
  /// The number that says how much of a remedy there is.
  public struct Amount: Sendable {
    /// What the number is, such as "points judged together".
    public let meaning: String
    /// The published one, or where none is, one for points a unit apart.
    public let usual: Double
    /// What makes sense.
    public let range: ClosedRange<Double>
    /// Whether it is a count.
    public let isWhole: Bool

    init(_ meaning: String, _ usual: Double, _ range: ClosedRange<Double>, isWhole: Bool = false) {
      (self.meaning, self.usual, self.range, self.isWhole) = (meaning, usual, range, isWhole)
    }

    func takes(_ amount: Double) -> Bool {
      range.contains(amount) && (!isWhole || amount == amount.rounded())
    }
  }

  /// What there is to choose; nil where there is nothing.
  public var amount: Amount? {
    switch self {
    case .minibatchDiscrimination: Amount("comparisons", 8, 1...1000, isWhole: true)
    case .historicalAveraging: Amount("weight of the distance", 1e-3, 0...1e6)
    case .oneSidedSmoothing: Amount("label of real points", 0.9, 0...1)
    case .twoSidedSmoothing: Amount("distance of both labels from 0 and 1", 0.1, 0...0.5)
    case .printedLabelNoise: Amount("most that is added to a label", 0.05, 0...1)
    case .instanceNoise: Amount("deviation at the first step", 0.3, 0...1e6)
    case .leakyReLU: Amount("slope below zero", 0.2, 1e-6...1)
    case .gradientDescent: Amount("learning rate", 0.1, 1e-12...1e6)
    case .generatorDropout: Amount("share of units dropped", 0.2, 0...0.99)
    case .discriminatorSteps: Amount("turns of the discriminator", 5, 1...1000, isWhole: true)
    case .unrolling: Amount("turns looked ahead", 5, 1...100, isWhole: true)
    case .packing: Amount("points judged together", 2, 1...1000, isWhole: true)
    case .r1: Amount("γ", 0.1, 0...1e6)
    case .wasserstein: Amount("weight of the gradient penalty", 0.1, 0...1e6)
    case .lossThreshold: Amount("loss to be reached, in nats", 1.3, 0...1e6)
    case .featureMatching, .mixedBatchNorm, .separateBatchNorm, .instanceNorm, .pixelShuffle,
      .spectralNorm, .leastSquares, .hinge:
      nil
    }
  }
}

extension Remedy {
  /// What it changes of a game, and nothing else: this chapter on one screen.
  func change(_ rules: inout Rules) {
    let amount = amount ?? 0
    switch kind {
    case .featureMatching: rules.matchesFeatures = true
    case .minibatchDiscrimination: rules.comparisonCount = Int(amount)
    case .historicalAveraging: rules.historyWeight = amount
    case .oneSidedSmoothing: rules.labels = .smoothed(real: amount, generated: 0)
    case .twoSidedSmoothing: rules.labels = .smoothed(real: 1 - amount, generated: amount)
    case .printedLabelNoise: rules.labels = .printedNoise(amount)
    case .instanceNoise: rules.inputNoise = amount
    case .mixedBatchNorm: rules.normalisation = .batch(isSeparate: false)
    case .separateBatchNorm: rules.normalisation = .batch(isSeparate: true)
    case .instanceNorm: rules.normalisation = .instance
    case .pixelShuffle: rules.shufflesPixels = true
    case .leakyReLU: rules.activation = .leakyReLU(slope: amount)
    case .gradientDescent: rules.descentRate = amount
    case .generatorDropout: rules.generatorDropout = amount
    case .discriminatorSteps: rules.schedule = .turns(Int(amount))
    case .unrolling: rules.unrolledTurns = Int(amount)
    case .packing: rules.packSize = Int(amount)
    case .r1: rules.penalty = .zeroCentred(weight: amount)
    case .spectralNorm: rules.isSpectral = true
    case .leastSquares: rules.objective = .leastSquares
    case .hinge: rules.objective = .hinge
    case .wasserstein: (rules.objective, rules.penalty) = (.wasserstein, .unitSlope(weight: amount))
    case .lossThreshold: rules.schedule = .threshold(limit: amount, most: 5)
    }
  }
}
