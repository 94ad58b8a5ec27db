import Datasets
import Tensors
import VariationalAutoencoder

/// One step of the published convolutional autoencoder with two latent numbers, on random pictures: σ and
/// loss as printed, RMSprop.
let variationalAutoencoders = [(16, 2_157_981_696.0), (128, 17_263_853_568)].map {
  batch, operations in
  Workload(name: "vae_b\(batch)", operations: operations) {
    var configuration = Configuration(preset: .paper)
    configuration.trainAsPrinted()
    configuration.batchSize = batch
    let count = 4 * batch
    var random = SplitMix64(seed: 0)
    let pictures = LabelledImages(
      name: "random numbers", height: 28, width: 28, channels: 1,
      pixels: (0..<count * 784).map { _ in UInt8(random.below(256)) },
      labels: Array(repeating: 0, count: count), classCount: 1)
    var training = AutoencoderTraining(configuration, pictures: pictures, seed: 0)
    return { _ = training.takeStep() }
  }
}
