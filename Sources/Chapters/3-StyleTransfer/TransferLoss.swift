public import FeatureNetworks
import NeuralNetworks
public import Tensors

/// What is made small: `α·content + (β/n)·Σₗ styleₗ + γ·variation` for a picture, n being the number of
/// style layers.
///
/// What the content and style pictures say is computed once, when the loss is made, and not again at
/// each of hundreds of evaluations: it never changes.
public struct TransferLoss {
  /// The parts of the sum, each with its weight.
  public struct Terms {
    /// α·content.
    public let content: Tensor
    /// (β/n)·styleₗ, layer by layer.
    public let styles: [Tensor]
    /// γ·variation.
    public let variation: Tensor

    /// The loss.
    public var total: Tensor { styles.reduce(content + variation, +) }
  }

  private let network: FeatureNetwork
  private let contentLayer: String
  private let contentTarget: Tensor
  private let style: StyleTarget
  private let styleTargets: [Tensor]
  private let pictureShape: [Int]
  private let positions: [Int]
  private let factors: [Double]
  private let weights: LossWeights

  /// The loss for a content picture and a style.
  /// - Parameters:
  ///   - content: [1, height, width, 3] in red, green, blue from 0 to 1.
  ///   - contentLayer: where content is looked for.
  ///   - style: what the layers say about the style pictures.
  ///   - weights: for pictures from 0 to 255; they are converted to what the network sees.
  public init(
    content: Tensor, at contentLayer: String, style: StyleTarget, weights: LossWeights,
    normalisation: StyleNormalisation, in network: FeatureNetwork
  ) {
    (self.network, self.contentLayer, self.style) = (network, contentLayer, style)
    self.weights = weights.converted(
      forFeaturesDividedBy: network.preprocessing.stepsPerUnit, white: 1)
    pictureShape = content.shape
    contentTarget = network.activations(of: content, at: [contentLayer])[0]
    let shapes = zip(style.layers, style.meanGrams).map { layer, gram in
      let stride = network.architecture.stride(of: layer)
      return [1, content.shape[1] / stride, content.shape[2] / stride, gram.shape[0]]
    }
    positions = shapes.map { $0[1] * $0[2] }
    styleTargets = zip(positions, style.meanGrams).map { Double($0) * $1 }
    factors = shapes.map { normalisation.factor(features: $0, picture: content.shape) }
  }

  /// The terms for a picture of the content picture's shape, which may be differentiated.
  public func terms(of picture: Tensor) -> Terms {
    let features = network.activations(of: picture, at: [contentLayer] + style.layers)
    let layerWeight = weights.style / Double(style.layers.count)
    return Terms(
      content: weights.content * contentLoss(features[0], target: contentTarget),
      styles: zip(features.dropFirst(), zip(styleTargets, factors)).map { features, target in
        layerWeight * styleLoss(features, target: target.0, factor: target.1)
      },
      variation: weights.variation * totalVariation(picture))
  }

  /// The loss and its gradient at a picture.
  public func valueAndGradient(at picture: Tensor) -> (value: Double, gradient: Tensor) {
    let (value, gradient) = Tensors.valueAndGradient(at: picture) { terms(of: $0).total }
    return (value.item, gradient)
  }
}

// MARK: What it takes, and what it is made of

extension TransferLoss {
  /// Where style is looked for.
  public var styleLayers: [String] { style.layers }

  /// Multiplications and additions of the loss and its gradient, counted from the definition: as many
  /// on the way back through the network as on the way there, and two products of a Gram matrix' size
  /// a style layer.
  public var operations: Double {
    let layers = network.architecture.layers
    let deepest = ([contentLayer] + style.layers).compactMap { name in
      layers.firstIndex { $0.name == name || $0.torchvisionName == name }
    }
    let summary = network.summary(height: pictureShape[1], width: pictureShape[2])
    let forward = summary.rows[...(deepest.max() ?? 0)].reduce(0) { $0 + Double($1.operations) }
    let grams = positions.indices.reduce(0.0) { sum, layer in
      sum + 2 * Double(positions[layer]) * Double(styleTargets[layer].count)
    }
    return 2 * (forward + grams)
  }

  /// How much of the style loss of a picture each layer has, if the layers were divided by this rule.
  public func styleShares(of picture: Tensor, _ normalisation: StyleNormalisation) -> [Double] {
    let features = network.activations(of: picture, at: style.layers)
    let losses = zip(features, styleTargets).map { features, target in
      let factor = normalisation.factor(features: features.shape, picture: pictureShape)
      return styleLoss(features, target: target, factor: factor).item
    }
    let sum = losses.reduce(0, +)
    return losses.map { sum > 0 ? $0 / sum : 0 }
  }
}
