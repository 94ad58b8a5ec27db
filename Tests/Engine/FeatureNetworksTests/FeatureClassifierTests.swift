import Datasets
import Foundation
import Testing
import Training

@testable import FeatureNetworks

@Suite("A feature network with its classifier")
struct FeatureClassifierTests {
  static let sprites = DrawnSprites.make(count: 600, seed: 1)
  static let others = DrawnSprites.make(count: 200, seed: 2)
  nonisolated(unsafe) static let classifier = FeatureClassifier(  // which nobody changes
    learning: sprites, testedOn: others, epochs: 8, command: "none", seed: 3)

  let file = FileManager.default.temporaryDirectory
    .appending(path: "classifier-\(UUID().uuidString).safetensors")

  @Test("learns classes, and knows how well")
  func learns() {
    let classifier = Self.classifier
    #expect(classifier.provenance.accuracy > 0.5, "\(classifier.provenance)")
    #expect(classifier.accuracy(on: Self.others) == classifier.provenance.accuracy)
    #expect(classifier.provenance.data == "drawn sprites")
    #expect(classifier.provenance.pictureCount == 600 && classifier.classNames.count == 10)
    #expect(classifier.network.architecture == .small)
    #expect(classifier.network.preprocessing == .centred)
  }

  @Test("tells each step, and is the same for the same seed, another for another")
  func deterministic() {
    var steps: [Int] = []
    func fingerprint(seed: UInt64) -> String {
      FeatureClassifier(
        learning: Self.others, testedOn: Self.others, epochs: 2, command: "", seed: seed
      ) { step, _ in steps.append(step) }.fingerprint
    }
    #expect(fingerprint(seed: 1) == fingerprint(seed: 1))
    #expect(fingerprint(seed: 1) != fingerprint(seed: 2))
    #expect(steps == [1, 2, 1, 2, 1, 2, 1, 2])
    #expect(FeatureClassifier.steps(epochs: 2, pictureCount: 200) == 2)
  }

  @Test("is in its file to the bit, and its network is there for whoever asks for that alone")
  func roundTrip() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.classifier.write(to: file)
    let read = try FeatureClassifier(contentsOf: file)
    #expect(read.fingerprint == Self.classifier.fingerprint)
    #expect(read.provenance == Self.classifier.provenance)
    #expect(read.classNames == Self.classifier.classNames)
    let network = try FeatureNetwork(torchvision: file)
    #expect(network.preprocessing == .centred && network.architecture == .small)
    #expect(
      network.variables.map(\.parameter.value.bytes)
        == read.network.variables.map(\.parameter.value.bytes))
    #expect(network.notes["command"] == "none")
  }

  @Test(
    "is refused where a note is not what it should be, by its name",
    arguments: [
      ("classes", "0"), ("classes", nil), ("pictures", "many"), ("accuracy", "1.5"),
      ("accuracy", "nan"), ("data", nil), ("command", nil), ("architecture", "large"),
    ])
  func wrongNotes(name: String, text: String?) throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.classifier.write(to: file)
    var content = try SafetensorsFile(contentsOf: file)
    content.metadata[name] = text
    try content.write(to: file)
    let error = #expect(throws: FileError.self) {
      _ = try FeatureClassifier(contentsOf: file)
    }
    let found = text.map { "found “\($0)”" } ?? "found none"
    #expect("\(error!)".contains("as “\(name)” of its metadata, \(found)"), "\(error!)")
    #expect("\(error!)".hasPrefix(file.path))
  }

  @Test("is refused without its last layer, which the network alone does not need")
  func headless() throws {
    defer { try? FileManager.default.removeItem(at: file) }
    try Self.classifier.write(to: file)
    var content = try SafetensorsFile(contentsOf: file)
    content.entries["classifier.weight"] = nil
    try content.write(to: file)
    let error = #expect(throws: FileError.self) {
      _ = try FeatureClassifier(contentsOf: file)
    }
    #expect("\(error!)".contains("“classifier.weight” of the classifier"), "\(error!)")
    _ = try FeatureNetwork(torchvision: file)
  }

  @Test("comes with the package, trained on photographs")
  func shipped() {
    let classifier = FeatureClassifier.small
    #expect(classifier.provenance.accuracy > 0.8)
    #expect(classifier.provenance.data == "CIFAR-10" && classifier.classNames[6] == "frog")
    #expect(classifier.provenance.command.hasPrefix("swift run feature-network train --dataset"))
    #expect(FeatureNetwork.small.architecture.parameterCount == 572_928)
    #expect(classifier.fingerprint == "e6c148352c68b5a0")
  }

  /// The folder with CIFAR-10 in it, where the environment names one that holds it.
  static let cifar10: URL? = data("cifar10/test_batch.bin")?.deletingLastPathComponent()

  @Test(
    "that comes with the package is as good as it says",
    .enabled(if: cifar10 != nil, "set CHAPTERS_DATA to a folder that holds cifar10/*.bin"))
  func accuracy() throws {
    let test = try LabelledImages(cifar10In: try #require(Self.cifar10), split: .test)
    let classifier = FeatureClassifier.small
    let accuracy = classifier.accuracy(on: test.prefix(2_000))
    #expect(abs(accuracy - classifier.provenance.accuracy) < 0.02)
  }
}

/// A file of the folder that the environment names, if it is there.
func data(_ name: String) -> URL? {
  ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
    .map { URL(fileURLWithPath: $0).appending(path: name) }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
}
