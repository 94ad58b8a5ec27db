import FeatureNetworks
import StyleTransfer
import Tensors

/// One evaluation of a style transfer's loss and its gradient at a picture of 400 × 400: VGG19 with
/// random weights up to block5_conv2, content there, Gram matrices of the five blocks' first
/// convolutions, total variation, the published program's weights. Once with what the two constant
/// pictures say computed beforehand, once as the program was printed, with all three in a batch.
let styleTransfers = [
  Workload(name: "style_transfer", operations: 253_747_200_000) {
    let (network, pictures) = networkAndPictures()
    let style = StyleTarget(
      of: [(pictures[1], 1)], at: configuration.styleLayers, in: network)
    let loss = TransferLoss(
      content: pictures[0], at: configuration.contentLayer, style: style,
      weights: configuration.weights, normalisation: configuration.normalisation, in: network)
    return { _ = loss.valueAndGradient(at: pictures[2]) }
  },
  Workload(name: "style_uncached", operations: 3 * 253_747_200_000) {
    let (network, pictures) = networkAndPictures()
    return {
      _ = valueAndGradient(at: pictures[2]) { printedLoss(pictures[0], pictures[1], $0, network) }
    }
  },
]

private let configuration = Configuration(preset: .paper, for: .vgg19)

private func networkAndPictures() -> (FeatureNetwork, [Tensor]) {
  var random = SplitMix64(seed: 0)
  let network = FeatureNetwork(.vgg19, preprocessing: .caffe, using: &random)
  let pictures = (0..<3).map { _ in
    Tensor.uniform([1, 400, 400, 3], from: 0, to: 1, using: &random)
  }
  return (network, pictures)
}

/// The loss as the program was printed: what never changes is computed again each time.
private func printedLoss(
  _ content: Tensor, _ style: Tensor, _ picture: Tensor, _ network: FeatureNetwork
) -> Tensor {
  let features = network.activations(
    of: concatenated([content, style, picture]),
    at: [configuration.contentLayer] + configuration.styleLayers)
  func part(_ number: Int, _ features: Tensor) -> Tensor { features.sliced(number..<number + 1) }
  let weights = configuration.weights
  let contentTerm =
    weights.content
    * contentLoss(part(2, features[0]), target: part(0, features[0]))
  let styleTerms = features.dropFirst().map { f in
    weights.style / Double(configuration.styleLayers.count)
      * styleLoss(
        part(2, f), target: gramMatrix(part(1, f)),
        factor: configuration.normalisation.factor(features: f.shape, picture: picture.shape))
  }
  return styleTerms.reduce(contentTerm + weights.variation * totalVariation(255 * picture), +)
}
