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
      case .mnist: (learningRate, steps) = (1e-3, 2_000)
      case .cifar10: (widthFactor, learningRate, steps) = (0.25, 1e-3, 1_500)
      case .perceptron: (widthFactor, steps, averagingRate) = (0.5, 3_000, 1e-3)
      }
      // With the published rate, the mean is that of all steps, the first among them.
      if averagingRate == 1e-4 { averagingRate = 1e-2 }
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

  /// A layer's published number of channels or units, made narrower.
  func width(_ published: Int) -> Int {
    max(1, Int((Double(published) * widthFactor).rounded()))
  }
}
