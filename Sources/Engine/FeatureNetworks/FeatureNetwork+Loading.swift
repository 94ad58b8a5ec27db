public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension FeatureNetwork {
  /// Reads weights in torchvision's naming: `features.N.weight`, [out, in, 3, 3], and `features.N.bias`,
  /// [out], N being the convolution's place among convolutions, ReLUs and poolings. What else the file
  /// holds, such as `classifier.0.weight`, is passed over.
  ///
  /// The file's metadata may say “architecture” (its name) and “preprocessing” (JSON, as a
  /// `Preprocessing` is encoded). Where it does not, the architecture is that whose convolutions stand
  /// where the file's do, and pictures are prepared as torchvision prepares them.
  /// - Parameters:
  ///   - url: a safetensors file of single precision, half precision or bfloat16.
  ///   - architecture: what it is to be taken for; nil to find out.
  /// - Throws: `FileError` for a file that cannot be read, is damaged, lacks a tensor or holds one of
  ///   another shape or type.
  public init(torchvision url: URL, architecture: Architecture? = nil) throws(FileError) {
    try self.init(WeightsFile(contentsOf: url), architecture: architecture)
  }

  init(_ file: WeightsFile, architecture asked: Architecture? = nil) throws(FileError) {
    let architecture = if let asked { asked } else { try file.architecture }
    let preprocessing =
      try file.note("preprocessing", "a Preprocessing in JSON") { text in
        try? JSONDecoder().decode(Preprocessing.self, from: Data(text.utf8))
      } ?? .torchvision
    var unused = SplitMix64(seed: 0)
    let convolutions = architecture.convolutions(
      weights: .zeros, activation: .relu, dtype: .float32, using: &unused)
    for (convolution, index) in zip(convolutions, architecture.torchvisionIndices) {
      let name = "features.\(index)"
      let (inputs, outputs) = (convolution.weight.shape[2], convolution.weight.shape[3])
      let shape = [outputs, inputs, 3, 3]
      convolution.weight = Tensor(
        outputsFirst: try file.numbers("\(name).weight", shape: shape, of: architecture.name),
        shape: shape)
      convolution.bias = Tensor(
        singles: try file.numbers("\(name).bias", shape: [outputs], of: architecture.name),
        shape: [outputs])
    }
    self.init(
      architecture, preprocessing: preprocessing, notes: file.file.metadata,
      convolutions: convolutions)
  }
}

extension WeightsFile {
  /// The architecture that the metadata names, or else the one whose convolutions stand in most of the
  /// places where the file's weights do.
  fileprivate var architecture: Architecture {
    get throws(FileError) {
      let names = Architecture.all.map(\.name).joined(separator: ", ")
      let named = try note("architecture", "one of \(names)") { name in
        Architecture.all.first { $0.name == name }
      }
      if let named { return named }
      if file.entries["features.1.running_mean"] != nil {
        throw flaw("convolutions alone", "batch normalisation, “features.1.running_mean”")
      }
      let found = Set(
        file.entries.keys.compactMap { name -> Int? in
          let parts = name.split(separator: ".")
          return parts.first == "features" && parts.last == "weight" ? Int(parts[1]) : nil
        })
      func strangers(_ architecture: Architecture) -> Int {
        found.symmetricDifference(architecture.torchvisionIndices).count
      }
      return Architecture.all.min { strangers($0) < strangers($1) }!
    }
  }
}
