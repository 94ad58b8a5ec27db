public import FeatureNetworks
public import Tensors
public import Training

/// What a network that paints is to make small: the loss of a transfer, on average over the
/// pictures of a batch, each with a content of its own and all with one style.
///
/// `1/B Σ_b (α·content_b + (β/n)·Σₗ style_bₗ + γ·variation_b)`: for a batch of one it is
/// `TransferLoss`. Johnson et al. (2016) call it perceptual, since it compares what a network sees,
/// and not pixels.
public struct PerceptualLoss {
  private let contentLayer: String
  private let style: StyleTarget
  private let weights: LossWeights
  private let normalisation: StyleNormalisation
  private let network: FeatureNetwork

  /// The loss for a style.
  /// - Parameters:
  ///   - contentLayer: where content is looked for.
  ///   - style: what the layers say about the style picture.
  ///   - weights: for pictures from 0 to 255, as `TransferLoss` has them.
  ///   - network: it is not changed.
  public init(
    contentAt contentLayer: String, style: StyleTarget, weights: LossWeights,
    normalisation: StyleNormalisation, in network: FeatureNetwork
  ) {
    (self.contentLayer, self.style, self.weights) = (contentLayer, style, weights)
    (self.normalisation, self.network) = (normalisation, network)
  }

  /// The loss of one picture with this content, [1, height, width, 3] from 0 to 1.
  public func transferLoss(of content: Tensor) -> TransferLoss {
    TransferLoss(
      content: content, at: contentLayer, style: style, weights: weights,
      normalisation: normalisation, in: network)
  }

  /// The terms for pictures, which may be differentiated.
  ///
  /// Gram matrices are of one picture each: the mean of two pictures' matrices is the style of
  /// neither.
  /// - Parameters:
  ///   - pictures: [batch, height, width, 3] from 0 to 1.
  ///   - contents: what they were made from, of the same shape.
  public func terms(of pictures: Tensor, contents: Tensor) -> TransferLoss.Terms {
    if pictures.shape != contents.shape || pictures.shape.first == 0 {
      fatalError("pictures of shape \(pictures.shape) were given for contents of \(contents.shape)")
    }
    let terms = (0..<pictures.shape[0]).map { number in
      transferLoss(of: contents.sliced(number..<number + 1))
        .terms(of: pictures.sliced(number..<number + 1))
    }
    return TransferLoss.Terms(
      content: mean(terms.map(\.content)),
      styles: style.layers.indices.map { layer in mean(terms.map { $0.styles[layer] }) },
      variation: mean(terms.map(\.variation)))
  }
}

extension TransferLoss.Terms {
  /// The loss and what it is the sum of, by name: "loss", "content", "style", "variation".
  public var metrics: [Metric] { Parts(self).metrics }
}

/// The mean of tensors of one shape.
private func mean(_ tensors: [Tensor]) -> Tensor {
  tensors.dropFirst().reduce(tensors[0], +) / Double(tensors.count)
}
