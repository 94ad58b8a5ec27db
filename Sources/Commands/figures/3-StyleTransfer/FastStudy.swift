import Datasets
import FeatureNetworks
import Pictures
import StyleTransfer
import Tensors

/// Networks that have learned to paint swirls, by either lesson, and the slow way beside them.
struct FastStudy {
  private let configuration: FastConfiguration
  private let style: Tensor
  private let network: FeatureNetwork
  private let byPairs, byLoss: FastTransfer
  /// Squares that neither has seen.
  let heldOut: [Image]

  /// Trains both, as `chapter-style fast train` does.
  init() {
    let (configuration, network) = (
      FastConfiguration(preset: .quick, for: .small), FeatureNetwork.small
    )
    let side = configuration.styleSize
    let style = Tensor(
      drawnPainting(.swirls, width: side, height: side * 3 / 4, seed: 1), from: 0, to: 1)
    let contents = ContentPictures(drawn: configuration.pictureCount, size: configuration.size)
    let loss = PerceptualLoss(
      contentAt: configuration.contentLayer,
      style: StyleTarget(of: [(style, 1)], at: configuration.styleLayers, in: network),
      weights: configuration.weights, normalisation: configuration.normalisation, in: network)
    let pairs = (1...configuration.pairCount).map { number in
      Pair(number, from: contents, style: style, in: network, configuration, seed: 42)
    }
    (self.configuration, self.network, self.style) = (configuration, network, style)
    heldOut = contents.heldOut
    byPairs = FastTransfer(trained: configuration, PairLesson(pairs: pairs))
    byLoss = FastTransfer(trained: configuration, PerceptualLesson(contents: contents, loss: loss))
  }

  /// A picture as it is, painted by both networks, and slowly.
  func row(_ content: Image) -> [Image] {
    let x = Tensor(content, from: 0, to: 1)
    let painted = [byPairs, byLoss].map { transfer in
      var random = SplitMix64(seed: 1)
      return Image(
        transfer.network.painted(x, grain: configuration.grain, using: &random), from: 0, to: 1)
    }
    let transfer = StyleStudy(
      of: Image(style, from: 0, to: 1), onto: content, in: network,
      configuration.slow(200, for: .small))
    return [content] + painted + [transfer.image]
  }
}

extension FastTransfer {
  /// A network that has taken all its steps.
  fileprivate init(trained configuration: FastConfiguration, _ lesson: any Lesson) {
    self.init(configuration, lesson: lesson, seed: 42)
    for _ in 0..<configuration.rounds * configuration.stepsPerRound { _ = takeStep() }
  }
}
