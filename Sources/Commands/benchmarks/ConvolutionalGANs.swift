import DCGAN
import Datasets
import NeuralNetworks
import Tensors

/// One step of each published convolutional GAN at its published widths, on random pictures: what its own
/// program does in a step.
let convolutionalGANs = [
  // 20 forgeries; D on them and 20 pictures with noisy labels; G on 20 new draws through D. RMSprop.
  game(.frog, named: "frog_dcgan", operations: 640_210_247_680),
  jointGame,
  // 128 forgeries in inference mode; D on them and 128 pictures; G on 128 new draws. SGD with momentum.
  game(.keras, named: "keras_dcgan", operations: 99_626_778_624),
]

private func game(_ network: Network, named name: String, operations: Double) -> Workload {
  Workload(name: name, operations: operations) {
    var configuration = Configuration(network, preset: .paper)
    configuration.playAsPrinted()
    let count = 4 * configuration.batchSize
    let shape = configuration.pictureShape
    var random = SplitMix64(seed: 0)
    let pictures = LabelledImages(
      name: "random numbers", height: shape[0], width: shape[1], channels: shape[2],
      pixels: (0..<count * shape.reduce(1, *)).map { _ in UInt8(random.below(256)) },
      labels: Array(repeating: 0, count: count), classCount: 1)
    var game = Game(configuration, pictures: pictures, seed: 0)
    return { _ = game.takeStep() }
  }
}

/// The TensorFlow article's step, batch 64: one forward pass of G, D on the forgeries and on the pictures,
/// and from that pass the gradients of both, whose losses have the labels as printed: BCE(0, D(real)) +
/// BCE(1, D(fake)) for D, and the second term for G. The first term does not depend on G, so both players'
/// gradients are those of one sum. Adam with a rate of 2e-4 and β₁ = 0.5.
private let jointGame = Workload(name: "tf_dcgan", operations: 28_906_995_712) {
  var random = SplitMix64(seed: 0)
  let configuration = Configuration(.mnist, preset: .paper)
  let generator = configuration.makeGenerator(using: &random)
  let discriminator = configuration.makeDiscriminator(using: &random)
  let (ofGenerator, ofDiscriminator) = (generator.parameters, discriminator.parameters)
  let both = ParameterList(Array(ofGenerator) + ofDiscriminator)
  var optimiser = Adam(learningRate: 2e-4, beta1: 0.5, epsilon: 1e-7)
  let batch = configuration.batchSize
  let real = Tensor.uniform([batch] + configuration.pictureShape, from: 0, to: 1, using: &random)
  return {
    let noise = Tensor.normal([batch, configuration.latentCount], using: &random)
    let (loss, gradients) = valueAndGradients(of: both) {
      let fake = generator(noise, mode: .training)
      let onFake = discriminator(fake, mode: .training, using: &random).logits
      let onReal = discriminator(real, mode: .training, using: &random).logits
      return sigmoidCrossEntropy(logits: onFake, labels: .ones([batch, 1])).mean()
        + sigmoidCrossEntropy(logits: onReal, labels: .zeros([batch, 1])).mean()
    }
    optimiser.update(both, along: gradients)
    _ = loss.item
  }
}
