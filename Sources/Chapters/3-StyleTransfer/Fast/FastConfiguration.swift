public import FeatureNetworks

/// Every hyper-parameter of a network that learns one style.
public struct FastConfiguration: Codable, Equatable, Sendable {
  /// What the network learns from.
  public enum Lesson: String, Codable, Sendable, CaseIterable {
    /// What a feature network sees in its pictures: Johnson et al. (2016).
    case perceptual
    /// Pictures that the slow transfer has made of others.
    case pairs
  }

  /// What the network learns from.
  public var lesson = Lesson.perceptual
  /// Channels of its first layer: 32 in the paper.
  public var width = 32
  /// Its residual blocks: 5 in the paper.
  public var residualBlocks = 5
  /// The side of the squares that it learns from: 256 pixels in the paper.
  public var size = 256
  /// The longer side of the style picture: 256 pixels in the program of Johnson.
  public var styleSize = 256
  /// Squares a step: 4 in the paper.
  public var batchSize = 4
  /// The deviation of the noise that is added to a picture before it is painted, of a white of 1:
  /// none in the paper, whose photographs have grain of their own.
  public var grain = 0.0
  /// How often the run is saved and looked at.
  public var rounds = 40
  /// Steps between two looks: 40,000 in all in the paper, two walks through 80,000 photographs.
  public var stepsPerRound = 1_000
  /// Adam's rate: 10⁻³ in the paper.
  public var rate = 1e-3
  /// Pictures that squares are cut from, which are kept in memory: 80,000 in the paper.
  public var pictureCount = 4_000
  /// Pairs that are made for the other lesson.
  public var pairCount = 400
  /// Evaluations of the slow transfer for each of them.
  public var pairEvaluations = 200
  /// Where content is looked for: relu2_2 of VGG16 in the paper.
  public var contentLayer: String
  /// Where style is looked for: relu1_2, relu2_2, relu3_3 and relu4_3 of VGG16 in the paper.
  public var styleLayers: [String]
  /// How much each part of the loss counts.
  public var weights: LossWeights
  /// Each layer by its own size, as in the paper.
  public var normalisation = StyleNormalisation.layer

  /// The numbers of a preset for a network.
  public init(preset: Preset, for architecture: Architecture) {
    let last = zip(architecture.blocks, 1...).map { block, number in
      "block\(number)_conv\(min(block.convolutions, 3))"
    }
    contentLayer = last[min(1, last.count - 1)]
    styleLayers = Array(last.prefix(4))
    // PyTorch's example has 10⁵ for the mean of the content's squares and 10¹⁰ for that of the Gram
    // matrices', of pictures from 0 to 1. At 256 pixels, for VGG16, divided by 57.6² and 57.6⁴, by
    // the number of features and of the matrices' entries, that is α = 1.4·10⁻⁵ and a β from 3.5,
    // for the first layer, to 0.05, for the last. The paper's γ is from 10⁻⁶ to 10⁻⁴.
    weights = LossWeights(content: 1.4e-5, style: 0.4, variation: 1e-6)
    switch preset {
    case .paper: break
    case .quick:
      (width, residualBlocks) = (16, 3)
      (size, batchSize, rounds, stepsPerRound) = (128, 2, 10, 100)
      (pictureCount, pairCount, pairEvaluations) = (100, 24, 60)
      (weights, grain) = (LossWeights(content: 2.5e-4, style: 0.4, variation: 3e-4), 0.05)
    case .smoke:
      (width, residualBlocks) = (4, 1)
      (size, styleSize, batchSize, rounds, stepsPerRound) = (32, 32, 2, 2, 2)
      (pictureCount, pairCount, pairEvaluations) = (4, 2, 3)
    }
  }

  /// The slow transfer that minimises the same loss.
  public func slow(_ evaluations: Int, for architecture: Architecture) -> Configuration {
    var slow = Configuration(preset: .paper, for: architecture)
    (slow.contentLayer, slow.styleLayers) = (contentLayer, styleLayers)
    (slow.weights, slow.normalisation) = (weights, normalisation)
    (slow.rounds, slow.evaluations, slow.size) = (1, evaluations, size)
    return slow
  }

  /// A number that nothing can be trained with, such as "width 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("width", width, 1...1024), ("residualBlocks", residualBlocks, 0...100),
      ("size", size, 16...4096), ("styleSize", styleSize, 16...4096),
      ("batchSize", batchSize, 1...1024), ("rounds", rounds, 1...1 << 20),
      ("stepsPerRound", stepsPerRound, 1...1 << 20), ("pictureCount", pictureCount, 1...1 << 20),
      ("pairCount", pairCount, 1...1 << 20), ("pairEvaluations", pairEvaluations, 1...1 << 20),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    if let flaw = weights.flaw { return flaw }
    if !(grain >= 0 && grain.isFinite) { return "grain \(grain)" }
    if !(rate > 0 && rate.isFinite) { return "rate \(rate)" }
    if styleLayers.isEmpty { return "no style layers" }
    return nil
  }
}
