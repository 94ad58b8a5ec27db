public import Datasets
import NeuralNetworks
import Tensors

extension Classifier {
  /// Learns the classes of `training`: Adam at a rate that falls evenly from 0.002 to nothing, in
  /// batches of 128.
  /// - Parameters:
  ///   - test: other pictures of the same classes, by which its accuracy is known.
  ///   - epochs: how often each picture is seen.
  ///   - command: what makes it again.
  ///   - seed: decides weights and batches.
  ///   - progress: told how many pictures have been seen so far, `epochs` times as many at the end.
  public init(
    learning training: LabelledImages, testedOn test: LabelledImages, epochs: Int,
    command: String, seed: UInt64, progress: (_ seen: Int) -> Void = { _ in }
  ) {
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    let shape = [training.height, training.width, training.channels]
    let network = ClassifierNetwork(
      pictureShape: shape, classCount: training.classCount, using: &weights)
    network.learn(training, epochs: epochs, stream: root.stream("batches"), progress: progress)
    func classifier(accuracy: Double) -> Classifier {
      Classifier(
        network, pictureShape: shape, classNames: training.classNames,
        provenance: Provenance(
          data: training.name, pictureCount: training.count, accuracy: accuracy, command: command))
    }
    let blind = classifier(accuracy: 0)
    let features = blind.features(of: training)
    network.scale = Tensor([1 / (features * features).mean().item.squareRoot()])
    self = classifier(accuracy: blind.accuracy(on: test))
  }
}

extension ClassifierNetwork {
  /// Minimises the cross-entropy of the pictures' classes.
  fileprivate func learn(
    _ images: LabelledImages, epochs: Int, stream: SplitMix64, progress: (_ seen: Int) -> Void
  ) {
    let parameters = self.parameters
    var batches = ShuffledBatches(
      count: images.count, batchSize: min(128, images.count), stream: stream)
    let steps = epochs * batches.batchesPerEpoch
    var adam = Adam(learningRate: 0)
    for step in 0..<steps {
      let batch = batches.next()
      let pictures = images.pictures(batch)
      let labels = Tensor.oneHot(batch.map { Int(images.labels[$0]) }, count: images.classCount)
      let gradients = valueAndGradients(of: parameters) {
        softmaxCrossEntropy(logits: self(pictures), labels: labels).mean()
      }.gradients
      adam.learningRate = 0.002 * (1 - Double(step) / Double(steps))
      adam.update(parameters, along: gradients)
      progress((step + 1) * batches.batchSize)
    }
  }
}
