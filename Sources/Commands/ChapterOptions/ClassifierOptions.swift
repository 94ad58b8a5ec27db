public import ArgumentParser
import Datasets
public import Evaluation
import Foundation
public import Training

/// Which classifier compares samples with data.
public struct ClassifierOptions: ParsableArguments {
  /// `--classifier`
  @Option(
    help: ArgumentHelp(
      """
      The classifier in whose features samples are compared with data; the run's own if not given, \
      or else the one that comes with this package.
      """, valueName: "safetensors"))
  public var classifier: String?

  /// Parsed by the command.
  public init() {}

  /// The classifier that was named, or else that of the run, or else the shipped one of the data; nil
  /// where there is none.
  /// - Parameters:
  ///   - shape: the pictures' [height, width, channels].
  ///   - folder: the run; nil where it does not exist yet.
  /// - Throws: an error where the file cannot be read or is for pictures of another shape.
  public func find(
    for source: PictureSource, shape: [Int], in folder: RunFolder?
  ) throws -> Classifier? {
    if let classifier {
      let url = URL(fileURLWithPath: classifier)
      let named = try Classifier(contentsOf: url)
      try check(named, at: url, fits: shape, of: source)
      return named
    }
    if let folder, let own = try folder.readClassifier() {
      try check(own, at: folder.classifier, fits: shape, of: source)
      return own
    }
    return source.shippedClassifier
  }

  /// The same, where nothing can be done without one.
  public func require(
    for source: PictureSource, shape: [Int], in folder: RunFolder?
  ) throws -> Classifier {
    if let found = try find(for: source, shape: shape, in: folder) { return found }
    throw ValidationError(
      """
      No classifier of \(source) comes with this package. Train one, with \
      “swift run sample-quality train \(source) --data DIR --output FILE”, and name it with \
      --classifier FILE.
      """)
  }

  private func check(
    _ classifier: Classifier, at url: URL, fits shape: [Int], of source: PictureSource
  ) throws(FileError) {
    func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }
    if classifier.pictureShape == shape { return }
    throw FileError(
      path: url.path, expected: "a classifier of pictures of \(text(shape))",
      found: "one of \(text(classifier.pictureShape)), \(classifier.provenance.data)",
      remedy: "Train one with “swift run sample-quality train \(source)”.")
  }
}

extension PictureSource {
  /// The classifier of this data that comes with the package.
  var shippedClassifier: Classifier? { ShippedClassifier(rawValue: name.rawValue)?.classifier }
}
