public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension FeatureClassifier {
  /// Tells networks apart: a hash of the weights.
  public var fingerprint: String {
    Training.fingerprint(
      of: (Array(network.variables) + Array(output.variables)).map(\.parameter.value.bytes))
  }

  /// The same with every number rounded to half precision.
  func roundedToHalf() -> FeatureClassifier {
    for (_, parameter) in Array(network.variables) + Array(output.variables) {
      parameter.value = parameter.value.roundedToHalf()
    }
    return self
  }

  /// Writes weights, in half precision and torchvision's naming, and provenance as a safetensors file
  /// that `FeatureNetwork(torchvision:)` reads too. The dense layer is `classifier.weight`,
  /// [classes, channels], and `classifier.bias`.
  public func write(to url: URL) throws(CheckpointError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let preprocessing = try! encoder.encode(network.preprocessing)  // numbers and words: it can be
    var file = SafetensorsFile(metadata: [
      "architecture": network.architecture.name,
      "preprocessing": String(decoding: preprocessing, as: UTF8.self),
      "classes": classNames.joined(separator: "\n"), "data": provenance.data,
      "pictures": "\(provenance.pictureCount)", "accuracy": "\(provenance.accuracy)",
      "command": provenance.command,
    ])
    for (convolution, index) in zip(
      network.convolutions, network.architecture.torchvisionIndices)
    {
      file.entries["features.\(index).weight"] = .init(
        halvesOf: convolution.weight.outputsFirst)
      file.entries["features.\(index).bias"] = .init(halvesOf: convolution.bias)
    }
    file.entries["classifier.weight"] = .init(halvesOf: output.weight.transposed())
    file.entries["classifier.bias"] = .init(halvesOf: output.bias)
    try file.write(to: url)
  }

  /// Reads a file that `write` has written.
  /// - Throws: `FileError` where the file is damaged or holds something else.
  public init(contentsOf url: URL) throws(FileError) {
    let file = try WeightsFile(contentsOf: url)
    classNames = try file.requiredNote("classes", "2 to 256 names, one a line") { text in
      let names = text.components(separatedBy: "\n")
      return (2...256).contains(names.count) ? names : nil
    }
    provenance = Provenance(
      data: try file.requiredNote("data", "the name of a data set") { $0 },
      pictureCount: try file.requiredNote("pictures", "a number of pictures") { Int($0) },
      accuracy: try file.requiredNote("accuracy", "a share from 0 to 1") { text in
        Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
      },
      command: try file.requiredNote("command", "the command that makes it") { $0 })
    network = try FeatureNetwork(file)
    var unused = SplitMix64(seed: 0)
    let channels = network.architecture.channels.last!.outputs
    output = Dense(
      inputs: channels, outputs: classNames.count, weights: .zeros, using: &unused)
    let shape = [classNames.count, channels]
    output.weight = Tensor(
      singles: try file.numbers("classifier.weight", shape: shape, of: "the classifier"),
      shape: shape
    ).transposed()
    output.bias = Tensor(
      singles: try file.numbers(
        "classifier.bias", shape: [classNames.count], of: "the classifier"),
      shape: [classNames.count])
  }

  /// The network that comes with this package, with its classifier.
  public static var small: FeatureClassifier {
    guard
      let url = Bundle.module.url(
        forResource: "small", withExtension: "safetensors", subdirectory: "Weights")
    else { fatalError("the package comes with Weights/small.safetensors, found none") }
    do {
      return try FeatureClassifier(contentsOf: url)
    } catch {
      fatalError("\(error)")
    }
  }
}

extension FeatureNetwork {
  /// The network that comes with this package: of 573,000 numbers, trained on CIFAR-10's photographs. Each
  /// one is a copy of its own.
  public static var small: FeatureNetwork { FeatureClassifier.small.network }
}
