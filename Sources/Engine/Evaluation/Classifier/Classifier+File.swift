public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension Classifier {
  private static let name = "classifier"

  /// Tells classifiers apart: a hash of the weights.
  public var fingerprint: String {
    Training.fingerprint(of: network.variables.map(\.parameter.value.bytes))
  }

  /// Writes weights and provenance as a safetensors file.
  public func write(to url: URL) throws(CheckpointError) {
    var checkpoint = Checkpoint(network: Self.name, step: 0)
    checkpoint.store(network.variables, as: Self.name)
    checkpoint.notes = [
      "pictureShape": pictureShape.map(String.init).joined(separator: " "),
      "classes": classNames.joined(separator: "\n"), "data": provenance.data,
      "pictures": "\(provenance.pictureCount)", "accuracy": "\(provenance.accuracy)",
      "command": provenance.command,
    ]
    try checkpoint.write(to: url)
  }

  /// Reads a file that `write` has written.
  /// - Throws: an error where the file is damaged or holds something else.
  public init(contentsOf url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.name)
    func note<Value>(
      _ name: String, _ expected: String, _ read: (String) -> Value?
    ) throws(CheckpointError) -> Value {
      let text = checkpoint.notes[name]
      if let value = text.flatMap(read) { return value }
      throw .unfit(
        path: url.path, expected: "\(expected) as “\(name)”",
        found: text.map { "“\($0)”" } ?? "none")
    }
    let shape = try note("pictureShape", "height, width and channels", Self.shape)
    let names = try note("classes", "2 to 256 names, one a line") { text in
      let names = text.components(separatedBy: "\n")
      return (2...256).contains(names.count) ? names : nil
    }
    let provenance = Provenance(
      data: try note("data", "the name of a data set") { $0 },
      pictureCount: try note("pictures", "a number of pictures") { Int($0) },
      accuracy: try note("accuracy", "a share from 0 to 1") { text in
        Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
      },
      command: try note("command", "the command that makes it") { $0 })
    var unused = SplitMix64(seed: 0)
    let network = ClassifierNetwork(
      pictureShape: shape, classCount: names.count, using: &unused)
    try checkpoint.restore([Self.name: network.variables])
    self.init(network, pictureShape: shape, classNames: names, provenance: provenance)
  }

  /// “28 28 1” as numbers, if pictures can have that shape.
  private static func shape(_ text: String) -> [Int]? {
    let shape = text.split(separator: " ").compactMap { Int($0) }
    let limits = [8...1024, 8...1024, 1...4]
    let isFit = shape.count == 3 && zip(shape, limits).allSatisfy { $1.contains($0) }
    return isFit ? shape : nil
  }
}
