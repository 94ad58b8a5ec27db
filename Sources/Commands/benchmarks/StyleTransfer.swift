import FeatureNetworks
import StyleTransfer
import Tensors

/// One evaluation of a style transfer's loss and its gradient at a picture of 400 × 400: VGG19 with
/// random weights up to block5_conv2, content there, Gram matrices of the five blocks' first
/// convolutions, total variation, the published program's weights.
let styleTransfer = Workload(name: "style_transfer", operations: 253_747_200_000) {
  var random = SplitMix64(seed: 0)
  let network = FeatureNetwork(.vgg19, preprocessing: .caffe, using: &random)
  func picture() -> Tensor { .uniform([1, 400, 400, 3], from: 0, to: 1, using: &random) }
  let configuration = Configuration(preset: .paper, for: .vgg19)
  let style = StyleTarget(of: [(picture(), 1)], at: configuration.styleLayers, in: network)
  let loss = TransferLoss(
    content: picture(), at: configuration.contentLayer, style: style,
    weights: configuration.weights, normalisation: configuration.normalisation, in: network)
  let start = picture()
  return { _ = loss.valueAndGradient(at: start) }
}
