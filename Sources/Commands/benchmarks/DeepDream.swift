import DeepDream
import FeatureNetworks
import Tensors

/// One step of gradient ascent on a picture of 400 × 400: VGG19 with random weights up to its 12th
/// convolution, L = mean(a²) of block3_conv4 plus that of block4_conv4, the gradient with respect
/// to the picture, divided by its mean magnitude, η = 0.01.
let deepDream = Workload(name: "deep_dream", operations: 225_239_040_000) {
  var random = SplitMix64(seed: 0)
  let network = FeatureNetwork(.vgg19, preprocessing: .centred, using: &random)
  let objective = MeanSquare([WeightedLayer("block3_conv4"), WeightedLayer("block4_conv4")])
  var picture = Tensor.uniform([1, 400, 400, 3], from: 0, to: 1, using: &random)
  return {
    let (_, gradient) = network.valueAndGradient(of: objective, at: picture, tile: 400)
    picture = picture.ascended(along: gradient, rate: 0.01)
  }
}
