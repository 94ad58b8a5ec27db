public import Datasets
import Tensors

/// Equally many generated and real pictures, seen by one classifier: what a report is made from.
public struct ComparedSamples {
  /// Who looks at them.
  public let classifier: Classifier
  /// What is to be judged.
  public let generated: Sample
  /// Real pictures from which nobody has learned: what is judged by.
  public let heldOut: Sample
  /// Real pictures from which the generator has learned, in the place of generated ones: what a perfect
  /// generator would have drawn.
  public let real: Sample
  /// All pictures from which the generator has learned.
  public let training: LabelledImages

  /// Chooses as many pictures of each kind as there are of the rarest, at random.
  public init(
    _ generated: LabelledImages, heldOut: LabelledImages, training: LabelledImages,
    seenBy classifier: Classifier, seed: UInt64
  ) {
    let count = min(generated.count, heldOut.count, training.count)
    var random = SplitMix64(seed: seed).stream("compared samples")
    self.classifier = classifier
    self.training = training
    self.generated = Sample(generated.prefix(count), seenBy: classifier)
    self.heldOut = Sample(heldOut.picked(count, using: &random), seenBy: classifier)
    real = Sample(training.picked(count, using: &random), seenBy: classifier)
  }

  /// How many pictures there are of each kind.
  public var count: Int { generated.images.count }

  /// The one class that all real pictures are of; nil where there are several, or none that the
  /// classifier knows.
  var onlyClass: Int? {
    let labels = Set(heldOut.images.labels)
    guard labels.count == 1, classifier.classNames.count > 1, let label = labels.first else {
      return nil
    }
    return classifier.classNames.firstIndex(of: heldOut.images.classNames[Int(label)])
  }

  /// Whether the data's classes are those that the classifier knows, and several.
  var hasKnownClasses: Bool {
    Set(heldOut.images.labels).count > 1 && heldOut.images.classNames == classifier.classNames
  }
}
