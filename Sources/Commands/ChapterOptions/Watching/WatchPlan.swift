import Evaluation
import Foundation
public import Training

/// How the samples of a run are measured while it trains: part of `configuration.json`.
public struct WatchSettings: Codable, Equatable, Sendable {
  /// How many samples, and at most as many pictures of the data.
  public let sampleCount: Int
  /// The fingerprint of the classifier that looks at them; nil where there is none.
  public internal(set) var classifier: String?
  /// Whether the checkpoint that measured best is kept beside the last one.
  public let keepsBest: Bool
}

/// The settings, and the classifier that they speak of.
public struct WatchPlan {
  /// What the run's configuration says.
  public let settings: WatchSettings
  let classifier: Classifier?
  /// Whether the classifier is to be kept in the run's folder.
  let isClassifierKept: Bool
}

extension WatchPlan {
  /// How an earlier run is watched on: by the classifier with which it began.
  /// - Throws: an error where that is gone, or another in its place.
  public init(
    resuming settings: WatchSettings, of source: PictureSource, in folder: RunFolder
  ) throws {
    let known = [source.shippedClassifier, try folder.readClassifier()]
    let classifier = settings.classifier.flatMap { fingerprint in
      known.compactMap { $0 }.first { $0.fingerprint == fingerprint }
    }
    if let fingerprint = settings.classifier, classifier == nil {
      throw FileError(
        path: folder.classifier.path,
        expected: "the classifier \(fingerprint), with which the run began",
        found: known[1].map { "another, \($0.fingerprint)" } ?? "none",
        remedy: "Restore the file or start a new run.")
    }
    self.init(settings: settings, classifier: classifier, isClassifierKept: false)
  }
}

extension RunFolder {
  /// Its own classifier; nil where there is none.
  func readClassifier() throws(CheckpointError) -> Classifier? {
    if !FileManager.default.fileExists(atPath: classifier.path) { return nil }
    return try Classifier(contentsOf: classifier)
  }
}
