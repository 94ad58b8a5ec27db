public import ArgumentParser
import Foundation
public import Evaluation
public import Training

public struct ClassifierOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The classifier", valueName: "safetensors"))
  public var classifier: String?
  public init() {}
  func classifier(for source: PictureSource, in folder: RunFolder) throws -> Classifier? {
    if let classifier { return try Classifier(contentsOf: URL(fileURLWithPath: classifier)) }
    if FileManager.default.fileExists(atPath: folder.classifier.path) {
      return try Classifier(contentsOf: folder.classifier)
    }
    return ShippedClassifier(rawValue: source.name.rawValue)?.classifier
  }
  func absence(of source: PictureSource, in folder: RunFolder) -> String {
    "No classifier \(source)"
  }
}
