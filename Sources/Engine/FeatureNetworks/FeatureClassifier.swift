public import Datasets
public import NeuralNetworks
import Tensors

/// A feature network with what it was trained by on top: the mean of each of its last maps, and a dense
/// layer that tells classes apart.
public struct FeatureClassifier {
  /// Where a network comes from.
  public struct Provenance: Equatable, Sendable {
    /// What it has learned, such as “CIFAR-10”.
    public let data: String
    /// From how many pictures.
    public let pictureCount: Int
    /// The share of other pictures, which it has not seen, that it puts into the right class.
    public let accuracy: Double
    /// What makes it again.
    public let command: String
  }

  /// The maps.
  public let network: FeatureNetwork
  /// From the mean of each last map to a logit for each class.
  public let output: Dense
  /// What the classes are called.
  public let classNames: [String]
  /// What it has learned from.
  public let provenance: Provenance

  /// The most probable class of each picture.
  /// - Precondition: the pictures have three channels.
  public func classes(of images: LabelledImages) -> [Int] {
    let last = network.architecture.layers.last { $0.convolution != nil }!.name
    return stride(from: 0, to: images.count, by: 250).flatMap { start in
      let part = start..<min(start + 250, images.count)
      let maps = network.activations(of: images.pictures(part), at: [last])[0]
      let logits = output(meanOverPixels(maps)).scalars
      return (0..<part.count).map { picture in
        (0..<classNames.count).max {
          logits[picture * classNames.count + $0] < logits[picture * classNames.count + $1]
        }!
      }
    }
  }

  /// The share of pictures that it puts into their class.
  public func accuracy(on images: LabelledImages) -> Double {
    let right = zip(classes(of: images), images.labels).count { $0 == Int($1) }
    return Double(right) / Double(max(images.count, 1))
  }
}
