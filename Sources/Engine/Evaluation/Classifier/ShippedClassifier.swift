import Foundation

/// The classifiers that come with this package.
public enum ShippedClassifier: String, CaseIterable, Sendable {
  /// Of the digits that this package draws.
  case digits
  /// Of MNIST.
  case mnist
  /// Of the coloured things that this package draws.
  case sprites

  /// The classifier.
  public var classifier: Classifier {
    guard
      let url = Bundle.module.url(
        forResource: rawValue, withExtension: "safetensors", subdirectory: "Weights")
    else { fatalError("the package comes with Weights/\(rawValue).safetensors, found none") }
    do {
      return try Classifier(contentsOf: url)
    } catch {
      fatalError("\(error)")
    }
  }
}
