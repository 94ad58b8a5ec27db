public import Datasets
import NeuralNetworks
public import Tensors

/// Tells the classes of small pictures apart, and turns each picture into 64 features by which samples
/// are compared with data.
///
/// Published measures use a network trained on ImageNet for this, of 90 MB, that has never seen a
/// picture of 28 × 28 grey pixels. This one is trained here, on data like those it judges, in about a
/// minute. Its distances are its own: compare numbers only where `fingerprint` is the same.
public struct Classifier {
  /// Where a classifier comes from.
  public struct Provenance: Equatable, Sendable {
    /// What it has learned, such as “MNIST”.
    public let data: String
    /// From how many pictures.
    public let pictureCount: Int
    /// The share of other pictures, which it has not seen, that it puts into the right class.
    public let accuracy: Double
    /// What makes it again.
    public let command: String

    /// A provenance.
    public init(data: String, pictureCount: Int, accuracy: Double, command: String) {
      (self.data, self.pictureCount) = (data, pictureCount)
      (self.accuracy, self.command) = (accuracy, command)
    }
  }

  /// The pictures' [height, width, channels].
  public let pictureShape: [Int]
  /// What the classes are called.
  public let classNames: [String]
  /// What it has learned from.
  public let provenance: Provenance
  let network: ClassifierNetwork

  /// Logits are of no use outside; classes and features are.
  init(
    _ network: ClassifierNetwork, pictureShape: [Int], classNames: [String], provenance: Provenance
  ) {
    (self.network, self.pictureShape) = (network, pictureShape)
    (self.classNames, self.provenance) = (classNames, provenance)
  }

  /// The hidden units, [count, 64] in Float64, scaled by one number so that their mean square is 1 over
  /// the pictures that the classifier has learned from.
  public func features(of images: LabelledImages) -> Tensor { look(at: images).features }

  /// The most probable class of each picture.
  public func classes(of images: LabelledImages) -> [Int] { look(at: images).classes }

  /// Both, for the price of one.
  func look(at images: LabelledImages) -> (features: Tensor, classes: [Int]) {
    let activations = concatenated(inParts(of: images, network.activations))
    let logits = network.output(activations).scalars
    let classes = stride(from: 0, to: logits.count, by: classNames.count).map { start in
      (0..<classNames.count).max { logits[start + $0] < logits[start + $1] }!
    }
    return ((network.scale * activations).converted(to: .float64), classes)
  }

  /// The share of pictures that it puts into their class.
  public func accuracy(on images: LabelledImages) -> Double {
    let right = zip(classes(of: images), images.labels).count { $0 == Int($1) }
    return Double(right) / Double(max(images.count, 1))
  }

  /// What `body` makes of some hundreds of pictures at a time: an inner map of all would not fit into
  /// memory.
  private func inParts<Part>(of images: LabelledImages, _ body: (Tensor) -> Part) -> [Part] {
    if [images.height, images.width, images.channels] != pictureShape {
      fatalError(
        "a classifier of pictures of \(pictureShape) was given some of "
          + "\([images.height, images.width, images.channels])")
    }
    return stride(from: 0, to: images.count, by: 250).map { start in
      body(images.pictures(Array(start..<min(start + 250, images.count))))
    }
  }
}
