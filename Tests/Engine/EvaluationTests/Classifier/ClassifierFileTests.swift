import Datasets
import Foundation
import Testing
import Training

@testable import Evaluation

@Suite("A classifier's file")
struct ClassifierFileTests {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "classifier-\(UUID().uuidString)", directoryHint: .isDirectory)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes the classifier of drawn digits with other notes.
  func file(_ change: (inout SafetensorsFile) -> Void) throws -> URL {
    let url = folder.appending(path: "digits.safetensors")
    try ShippedClassifier.digits.classifier.write(to: url)
    var file = try SafetensorsFile(contentsOf: url)
    change(&file)
    try file.write(to: url)
    return url
  }

  @Test("holds all of it") func roundTrip() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let digits = ShippedClassifier.digits.classifier
    let read = try Classifier(contentsOf: try file { _ in })
    #expect(read.fingerprint == digits.fingerprint && read.provenance == digits.provenance)
    #expect(read.classNames == digits.classNames && read.pictureShape == digits.pictureShape)
    let pictures = DrawnDigits.make(count: 20, seed: 1)
    #expect(read.features(of: pictures).scalars == digits.features(of: pictures).scalars)
  }

  @Test(
    "is refused where a note is not what it should be, by its name",
    arguments: [
      ("pictureShape", "28 28"), ("pictureShape", "28 28 x"), ("pictureShape", "4 28 1"),
      ("pictureShape", "99999999 99999999 1"), ("pictureShape", "-8 28 1"), ("classes", "0"),
      ("pictures", "many"), ("accuracy", "1.5"), ("accuracy", "nan"),
    ])
  func wrongNotes(name: String, text: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try file { $0.metadata[name] = text }
    let error = #expect(throws: CheckpointError.self) { _ = try Classifier(contentsOf: url) }
    #expect("\(error!)".contains("as “\(name)”, found “\(text)”"), "\(error!)")
    #expect("\(error!)".hasPrefix(url.path))
  }

  @Test("is refused where notes, weights or everything is missing", arguments: 0..<4)
  func missing(part: Int) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try file { file in
      switch part {
      case 0: file.metadata["data"] = nil
      case 1: file.entries["classifier.hidden.weight"] = nil
      case 2: file.metadata["pictureShape"] = "32 32 3"  // of another size than the weights
      default: file = SafetensorsFile()
      }
    }
    let error = #expect(throws: CheckpointError.self) { _ = try Classifier(contentsOf: url) }
    #expect("\(error!)".contains("expected") && "\(error!)".contains("found"), "\(error!)")
  }

  @Test("is refused where it is cut short") func truncated() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = try file { _ in }
    let bytes = try Data(contentsOf: url)
    for length in [0, 7, 8, 500, bytes.count - 1] {
      try bytes.prefix(length).write(to: url)
      #expect(throws: CheckpointError.self) { _ = try Classifier(contentsOf: url) }
    }
  }
}
