import ArgumentParser
import ChapterOptions
import Datasets
import FeatureNetworks
import Foundation
import Pictures
import StyleTransfer
import Tensors
import Training

/// Whose style is learned, on which pictures.
struct FastPictures: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The picture whose manner is learned: a PNG file, or one that is drawn here: \(manners).",
      valueName: "png"))
  var style: String?

  @Option(
    help: ArgumentHelp(
      "A folder of PNG files of any sizes to learn on; landscapes drawn here, if not given.",
      valueName: "dir"))
  var contents: String?

  var areAny: Bool { contents != nil || style != nil }
}

private let manners = PaintingManner.allCases.map(\.rawValue).joined(separator: ", ")

extension FastRunConfiguration {
  /// The style picture, its longer side as long as is asked for.
  func stylePicture() throws -> Image {
    try readStyle(style, size: training.styleSize)
  }

  /// What is learned on.
  func contentPictures() throws -> ContentPictures {
    guard let contents else {
      return ContentPictures(drawn: training.pictureCount, size: training.size)
    }
    return try ContentPictures(
      pngsIn: URL(fileURLWithPath: contents), atMost: training.pictureCount,
      size: training.size, seed: seed)
  }

  /// The loss by which pictures are judged.
  func loss(style: Image, in network: FeatureNetwork) -> PerceptualLoss {
    PerceptualLoss(
      contentAt: training.contentLayer,
      style: StyleTarget(
        of: [(picture: Tensor(style, from: 0, to: 1), weight: 1)], at: training.styleLayers,
        in: network),
      weights: training.weights, normalisation: training.normalisation, in: network)
  }

  /// Refuses layers that the feature network does not have, and pictures too small for them.
  func check(_ network: FeatureNetwork, style: Image) throws {
    let layers = [training.contentLayer] + training.styleLayers
    for (name, height, width, remedy) in [
      ("What is seen of a square", training.size - 3, training.size - 3, "Take a larger --size."),
      ("The style picture", style.height, style.width, "Take a larger --style-size."),
    ] {
      try network.architecture.check(
        layers, on: name, height: height, width: width, remedy: remedy)
    }
  }
}

extension RunFolder {
  /// The style picture that a run keeps: what it goes on with does not depend on files elsewhere.
  var style: URL { url.appending(path: "style.png") }

  /// Reads the run's configuration, with which a network can be trained.
  func readFastConfiguration() throws(FileError) -> FastRunConfiguration {
    let run = try readConfiguration(as: FastRunConfiguration.self)
    try checkTrainable(flaw: run.training.flaw)
    return run
  }

  /// Reads the run's style picture.
  func stylePicture() throws -> Image {
    try Image(contentsOfPNG: style).converted(toChannels: 3)
  }
}
