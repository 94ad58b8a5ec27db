import Datasets
import SSGAN
import Tensors

/// One step of the book's semi-supervised GAN on random pictures of 32 × 32 × 3 in ten classes, batch 32:
/// 32 forgeries; D on them and on 32 pictures, with the cross-entropy of 11 classes and Huber's loss; G on
/// 32 new draws through D, with `mean log p₁₁` and ten times the reconstruction loss. As printed, G's
/// batch norm is not in the path. Adam, gradients cut to a length of 20.
let semiSupervisedGAN = Workload(name: "ssgan", operations: 16_306_274_304) {
  var configuration = Configuration(.nPlusOne, .cifar10, preset: .paper)
  (configuration.labelCount, configuration.batchSize) = (nil, 32)
  (configuration.generatorSteps, configuration.generatorLoss) = (1, .saturating)
  (configuration.huberWeight, configuration.returnsNorm) = (1, false)
  configuration.annealingSteps = 1_000_000_000  // the weight stays at its first value
  let shape = configuration.network.pictureShape
  let count = 4 * configuration.batchSize
  var random = SplitMix64(seed: 0)
  let pictures = LabelledImages(
    name: "random numbers", height: shape[0], width: shape[1], channels: shape[2],
    pixels: (0..<count * shape.reduce(1, *)).map { _ in UInt8(random.below(256)) },
    labels: (0..<count).map { UInt8($0 % 10) }, classCount: 10)
  guard let subset = try? configuration.subset(of: pictures) else {
    fatalError("all labels of \(pictures.count) pictures cannot be known")
  }
  var training = SSGANTraining(configuration, subset: subset, seed: 0)
  return { _ = training.takeStep() }
}
