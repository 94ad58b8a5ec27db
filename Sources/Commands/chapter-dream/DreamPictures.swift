import ArgumentParser
import ChapterOptions
import DeepDream
import Datasets
import Pictures
import Tensors

/// What is dreamed of.
struct DreamPictures: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The picture to dream on; a landscape that is drawn here, if not given.", valueName: "png"))
  var image: String?

  @Option(
    help: ArgumentHelp("Dream of what the network sees in this picture.", valueName: "png"))
  var guide: String?

  /// The picture, its longer side `size` pixels.
  func picture(size: Int) throws -> Tensor {
    guard let image else {
      return Tensor(drawnLandscape(width: size, height: max(1, size * 3 / 4)), from: 0, to: 1)
    }
    return Tensor(try readPicture(image, size: size), from: 0, to: 1)
  }

  /// The guide, of the same size, if there is one.
  func guidePicture(size: Int) throws -> Tensor? {
    try guide.map { Tensor(try readPicture($0, size: size), from: 0, to: 1) }
  }
}
