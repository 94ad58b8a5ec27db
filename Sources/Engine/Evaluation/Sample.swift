public import Datasets
public import Tensors

/// Pictures as a classifier sees them: what every measure starts from.
public struct Sample {
  /// The pictures.
  public let images: LabelledImages
  /// What they are compared by, [count, 64] in Float64.
  public let features: Tensor
  /// The most probable class of each.
  public let classes: [Int]

  /// Looks at the pictures once.
  public init(_ images: LabelledImages, seenBy classifier: Classifier) {
    self.images = images
    (features, classes) = classifier.look(at: images)
  }
}
