public import GAN

extension Configuration {
  /// The numbers of a preset.
  /// - Parameter network: if not the recipe's own, `mnist` or `perceptron`.
  public init(_ recipe: Recipe, _ network: Network? = nil, preset: Preset) {
    self = .published(recipe, network)
    switch preset {
    case .paper: break
    case .quick:
      (generatorSteps, drawnCount) = (1, 10_000)
      switch self.network {
      case .mnist: (learningRate, steps) = (1e-3, 1_500)
      case .cifar10: (widthFactor, learningRate, steps) = (0.25, 1e-3, 1_500)
      case .perceptron: (widthFactor, steps, averagingRate) = (0.5, 3_000, 1e-3)
      }
    case .smoke:
      (widthFactor, batchSize, steps) = (1.0 / 16, 8, 3)
      (generatorSteps, drawnCount, labelCount) = (1, 60, 20)
    }
  }

  /// A recipe with the numbers of its source. Networks of the other source take the numbers of
  /// their own where they depend on them.
  public static func published(_ recipe: Recipe, _ network: Network? = nil) -> Configuration {
    let own = recipe == .nPlusOne ? Network.mnist : .perceptron
    var game = Configuration(recipe, network ?? own)
    if recipe == .featureMatching {
      (game.batchSize, game.steps, game.generatorSteps) = (100, 180_000, 1)
      (game.unsupervisedWeight, game.certainty) = (0.5, 1)
      (game.generatorLoss, game.reconstructionWeight) = (.featureMatching, 0)
      (game.learningRate, game.discriminatorRate) = (3e-3, 1)
      (game.longestGradient, game.averagingRate) = (nil, 1e-4)
    }
    if game.network == .perceptron { (game.black, game.lowestNoise) = (0, 0) }
    return game
  }

  /// The book's program as it was printed, where that differs from what its text or its repository
  /// means.
  public mutating func takeAsPrinted() {
    labelCount = nil
    generatorLoss = .saturating
    (returnsNorm, rectifiesPixels, black) = (false, true, 0)
  }

  /// A layer's published number of channels or units, made narrower.
  func width(_ published: Int) -> Int {
    max(1, Int((Double(published) * widthFactor).rounded()))
  }
}

extension Configuration {
  /// A number that no game can be played with, such as "batchSize 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("classCount", classCount, 2...256), ("latentCount", latentCount, 1...100_000),
      ("labelCount", labelCount ?? classCount, classCount...Int.max),
      ("batchSize", batchSize, 2...100_000), ("steps", steps, 1...Int.max),
      ("generatorSteps", generatorSteps, 1...1_000),
      ("annealingSteps", annealingSteps, 1...Int.max),
      ("drawnCount", drawnCount, max(batchSize, labelCount ?? 1)...10_000_000),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    let numbers = [
      ("widthFactor", widthFactor, 1e-3...16), ("lowestNoise", lowestNoise, -1...0),
      ("black", black, -1...0), ("crossEntropyWeight", crossEntropyWeight, 0...1e6),
      ("huberWeight", huberWeight, 0...1e6), ("unsupervisedWeight", unsupervisedWeight, 0...1e6),
      ("certainty", certainty, 0.5...1), ("reconstructionWeight", reconstructionWeight, 0...1e6),
      ("slope", slope, 1e-6...1), ("dropoutRate", dropoutRate, 0...0.99),
      ("learningRate", learningRate, 1e-12...1e3), ("beta1", beta1, 0...0.9999),
      ("discriminatorRate", discriminatorRate, 1e-6...1e6),
      ("longestGradient", longestGradient ?? 1, 1e-12...1e12),
      ("averagingRate", averagingRate, 0...1),
    ]
    for (name, number, range) in numbers where !range.contains(number) {
      return "\(name) \(number)"
    }
    return nil
  }
}
