public import Datasets
import NeuralNetworks
import Tensors

extension FeatureClassifier {
  /// Learns the classes of `training`: Adam at a rate that falls evenly from 0.003 to nothing, in
  /// batches of 128 of pictures that are mirrored and moved at random.
  ///
  /// Its numbers are rounded to half precision at the end, as they are in its file.
  /// - Parameters:
  ///   - test: other pictures of the same classes, by which its accuracy is known.
  ///   - epochs: how often each picture is seen.
  ///   - command: what makes it again.
  ///   - seed: decides weights, batches and moves.
  ///   - progress: told the steps taken, of all, and the cross-entropy of the last batch in nats.
  public init(
    learning training: LabelledImages, testedOn test: LabelledImages, epochs: Int,
    command: String, seed: UInt64,
    progress: (_ step: Int, _ loss: Double) -> Void = { _, _ in }
  ) {
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    let network = NormalisedNetwork(
      .small, preprocessing: .centred, classCount: training.classCount, using: &weights)
    network.learn(training, epochs: epochs, root: root, progress: progress)
    func classifier(accuracy: Double) -> FeatureClassifier {
      FeatureClassifier(
        network: network.folded(), output: network.output, classNames: training.classNames,
        provenance: Provenance(
          data: training.name, pictureCount: training.count, accuracy: accuracy,
          command: command)
      ).roundedToHalf()
    }
    self = classifier(accuracy: classifier(accuracy: 0).accuracy(on: test))
  }

  /// How many steps so many epochs of so many pictures take.
  public static func steps(epochs: Int, pictureCount: Int) -> Int {
    epochs * (pictureCount / min(128, pictureCount))
  }
}

extension NormalisedNetwork {
  /// Minimises the cross-entropy of the pictures' classes.
  fileprivate func learn(
    _ images: LabelledImages, epochs: Int, root: SplitMix64,
    progress: (_ step: Int, _ loss: Double) -> Void
  ) {
    let parameters = self.parameters
    var moves = root.stream("moves")
    var batches = ShuffledBatches(
      count: images.count, batchSize: min(128, images.count), stream: root.stream("batches"))
    let steps = FeatureClassifier.steps(epochs: epochs, pictureCount: images.count)
    var adam = Adam(learningRate: 0)
    for step in 0..<steps {
      let batch = batches.next()
      let pictures = images.varied(batch, using: &moves)
      let labels = Tensor.oneHot(batch.map { Int(images.labels[$0]) }, count: images.classCount)
      let (loss, gradients) = valueAndGradients(of: parameters) {
        softmaxCrossEntropy(logits: self(pictures, mode: .training), labels: labels).mean()
      }
      adam.learningRate = 0.003 * (1 - Double(step) / Double(steps))
      adam.update(parameters, along: gradients)
      progress(step + 1, loss.item)
    }
  }
}
