import GAN
import NeuralNetworks
import Tensors

/// One step of the two-layer GAN with batches of 128: a discriminator step on one fixed batch of pixels and
/// new noise, then a generator step with new noise; Adam with its default constants for both.
let twoLayerGAN = Workload(name: "mlp_gan", operations: 266_993_664) {
  var random = SplitMix64(seed: 0)
  let configuration = Configuration(preset: .paper)
  let generator = Generator(configuration, using: &random)
  let discriminator = Discriminator(configuration, using: &random)
  let generatorParameters = generator.parameters
  let discriminatorParameters = discriminator.parameters
  var generatorOptimiser = Adam(learningRate: 1e-3)
  var discriminatorOptimiser = Adam(learningRate: 1e-3)
  let batch = configuration.batchSize
  let real = Tensor.uniform([batch, configuration.pixelCount], from: 0, to: 1, using: &random)
  func noise() -> Tensor {
    .uniform([batch, configuration.latentCount], from: -1, to: 1, using: &random)
  }
  return {
    let generated = generator(noise())
    let (dLoss, dGradients) = valueAndGradients(of: discriminatorParameters) {
      discriminatorLoss(real: discriminator(real), generated: discriminator(generated))
    }
    discriminatorOptimiser.update(discriminatorParameters, along: dGradients)
    let z = noise()
    let (gLoss, gGradients) = valueAndGradients(of: generatorParameters) {
      nonSaturatingLoss(generated: discriminator(generator(z)))
    }
    generatorOptimiser.update(generatorParameters, along: gGradients)
    _ = (dLoss.item, gLoss.item)
  }
}
