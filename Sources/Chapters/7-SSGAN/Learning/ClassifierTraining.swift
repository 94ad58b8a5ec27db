public import Datasets
import NeuralNetworks
public import Tensors
public import Training

/// Training at whose end pictures can be classified, with a GAN's help or without.
public protocol ClassifierTraining: Trainable {
  /// Every hyper-parameter.
  var configuration: Configuration { get }
  /// The data, and which labels are known.
  var subset: LabelSubset { get }
  /// What is trained to classify.
  var discriminator: any Discriminator { get }
  /// Its averaged weights; nil where there are none.
  var average: WeightAverage? { get }
}

extension ClassifierTraining {
  /// How the pictures are classified: in inference mode, by the averaged weights where there are some.
  public func confusion(on images: LabelledImages) -> ConfusionMatrix {
    configuration.check(images)
    let classifier = average?.network ?? discriminator
    var unused = SplitMix64(seed: 0)
    let dtype = classifier.variables.first?.parameter.value.dtype ?? .float32
    var confusion = ConfusionMatrix(classNames: images.classNames)
    // A few at a time: the inner maps of all would not fit into memory.
    for start in stride(from: 0, to: images.count, by: 250) {
      let part = [Int](start..<min(start + 250, images.count))
      let verdict = classifier(
        configuration.tensor(of: images, at: part, dtype: dtype), mode: .inference, using: &unused)
      for (place, found) in zip(part, verdict.likeliestClasses) {
        confusion.count(Int(images.labels[place]), takenFor: found)
      }
    }
    return confusion
  }

  /// The share of pictures that are put into their class.
  public func accuracy(on images: LabelledImages) -> Double { confusion(on: images).accuracy }
}

// MARK: - What both kinds of training share

/// Labelled pictures of one step.
struct LabelledBatch {
  /// [batch, height, width, channels].
  let pictures: Tensor
  /// A one at each picture's class, [batch, n].
  let labels: Tensor
}

extension ClassVerdict {
  /// The share of pictures whose class is that of `labels`, [batch, n].
  func accuracy(_ labels: Tensor) -> Double {
    let (scalars, n) = (labels.scalars, classCount)
    let right = likeliestClasses.enumerated().count { row, found in scalars[row * n + found] == 1 }
    return Double(right) / Double(max(labels.shape[0], 1))
  }
}

extension Configuration {
  /// Which of the pictures' labels are known.
  /// - Throws: an error where they cannot be chosen.
  public func subset(of pictures: LabelledImages) throws(LabelSubsetError) -> LabelSubset {
    try LabelSubset(of: pictures, count: labelCount, seed: labelSeed)
  }

  /// Pictures as the networks see them, [indices, height, width, channels], from `black` to 1.
  public func tensor(
    of images: LabelledImages, at indices: [Int], dtype: DType = .float32
  ) -> Tensor {
    images.tensor(indices, from: black, to: 1, dtype: dtype)
      .reshaped([indices.count] + images.shape)
  }

  /// Stops where pictures are of another size, or of other classes.
  func check(_ pictures: LabelledImages) {
    if pictures.shape != network.pictureShape || pictures.classCount != classCount {
      fatalError(
        "pictures of \(network.pictureShape) in \(classCount) classes were expected, found "
          + "\(pictures.shape) in \(pictures.classCount)")
    }
  }

  func optimiser(rate: Double) -> Adam {
    Adam(
      learningRate: rate, beta1: beta1,
      clipping: longestGradient.map { .byGlobalNorm($0) } ?? .none)
  }

  var discriminatorOptimiser: Adam { optimiser(rate: discriminatorRate * learningRate) }

  /// A discriminator whose fresh weights have been adapted to 500 labelled pictures, in turn where they
  /// are fewer; with one seed, the same for both kinds of training.
  func preparedDiscriminator(
    for subset: LabelSubset, dtype: DType, root: SplitMix64, using masks: inout SplitMix64
  ) -> any Discriminator {
    var weights = root.stream("discriminator")
    let discriminator = makeDiscriminator(dtype: dtype, using: &weights)
    let some = (0..<500).map { subset.labelled[$0 % subset.labelled.count] }
    discriminator.prepare(on: tensor(of: subset.pictures, at: some, dtype: dtype), using: &masks)
    return discriminator
  }

  /// The walk through the labelled pictures; where they are fewer than a batch, each batch is all.
  func labelledBatches(of subset: LabelSubset, root: SplitMix64) -> ShuffledBatches {
    ShuffledBatches(
      count: subset.labelled.count, batchSize: min(batchSize, subset.labelled.count),
      stream: root.stream("labelled batches"))
  }

  func nextLabelled(
    of subset: LabelSubset, _ batches: inout ShuffledBatches, dtype: DType
  ) -> LabelledBatch {
    let numbers = batches.next()
    return LabelledBatch(
      pictures: tensor(
        of: subset.pictures, at: numbers.map { subset.labelled[$0] }, dtype: dtype),
      labels: .oneHot(subset.labels(numbers), count: classCount, dtype: dtype))
  }
}
