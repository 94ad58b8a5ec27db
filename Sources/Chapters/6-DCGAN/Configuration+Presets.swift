public import GAN

extension Configuration {
  /// The numbers of a preset for a pair of networks.
  public init(_ network: Network, preset: Preset) {
    self = .published(network)
    switch preset {
    case .paper: break
    case .quick: makeQuick()
    case .smoke:
      (widthFactor, batchSize, steps, drawnCount) = (1.0 / 32, 8, 3, 40)
    }
  }

  /// Narrower and shorter: a minute or two on two cores.
  private mutating func makeQuick() {
    switch network {
    case .mnist: (widthFactor, steps) = (0.5, 4_000)
    case .keras: (widthFactor, batchSize, steps) = (0.5, 64, 3_000)
    case .frog: (widthFactor, steps, drawnCount) = (0.25, 2_200, 2_000)
    case .strict: (widthFactor, batchSize, steps) = (0.5, 64, 2_500)
    }
  }

  /// Each pair of networks with the numbers of its source.
  public static func published(_ network: Network) -> Configuration {
    var game = Configuration(network)
    switch network {
    case .mnist: break
    case .keras:
      game.noise = .uniform
      (game.batchSize, game.steps) = (128, 46_800)
      game.discriminatorRule = .nesterov(learningRate: 5e-4, momentum: 0.9)
      game.generatorRule = game.discriminatorRule
    case .frog:
      game.pictureShape = [32, 32, 3]
      (game.latentCount, game.batchSize, game.steps) = (32, 20, 10_000)
      game.discriminatorRule = .rmsProp(learningRate: 8e-4, clip: 1, decay: 1e-8)
      game.generatorRule = .rmsProp(learningRate: 4e-4, clip: 1, decay: 1e-8)
      (game.slope, game.dropoutRate, game.stridedKernel) = (0.3, 0.4, 4)
      game.labelNoise = LabelNoise(amount: 0.05, direction: .towardsHalf)
      game.convention = .realIsZero
      game.drawnCount = 5_000
    case .strict:
      game.noise = .uniform
      (game.batchSize, game.steps) = (128, 10_000)  // the paper counts in data sets of its own
      (game.dropoutRate, game.stridedKernel) = (0, 4)  // it has no dropout; its kernels are of 5
    }
    return game
  }
}
