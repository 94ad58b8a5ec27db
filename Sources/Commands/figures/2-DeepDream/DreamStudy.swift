import ChapterOptions
import DeepDream
import FeatureNetworks
import Foundation
import Pictures
import Tensors
import Training

/// A dream with the picture after each octave, and the loss of every step.
struct DreamStudy {
  /// The pictures after the octaves, at the sizes they were dreamed on.
  private(set) var octaves: [Image] = []
  private(set) var records: [MetricsRecord] = []

  /// Dreams to the end.
  init(of picture: Image, in network: FeatureNetwork, _ configuration: Configuration) {
    var dream = Dream(
      of: Tensor(picture, from: 0, to: 1), objective: MeanSquare(configuration.layers),
      in: network, configuration, seed: 42)
    while let step = dream.next() {
      let metrics = [Metric("loss", step.loss), Metric("octave", Double(step.octave))]
      records.append(MetricsRecord(step: records.count + 1, metrics))
      if step.isLast { octaves.append(dream.image) }
    }
  }

  /// What is left in the end.
  var image: Image { octaves.last! }
}

/// A picture of the development data, its longer side `size` pixels.
func photograph(_ name: String, size: Int = 400) throws -> Image {
  try readPicture(developmentData("images/\(name).png").path, size: size)
}

/// VGG16 with torchvision's weights.
func vgg16() throws -> FeatureNetwork {
  try FeatureNetwork(torchvision: developmentData("vgg16/vgg16_features.safetensors"))
}

private func developmentData(_ path: String) -> URL {
  guard let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] else {
    fatalError("a figure of real pictures is made where CHAPTERS_DATA names a folder")
  }
  return URL(fileURLWithPath: data).appending(path: path)
}
