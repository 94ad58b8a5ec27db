import ArgumentParser
import Datasets
import Foundation
import Pictures
import Tensors

/// What is dreamed of.
struct PictureOptions: ParsableArguments {
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
    return try read(image, size: size)
  }

  /// The guide, of the same size, if there is one.
  func guidePicture(size: Int) throws -> Tensor? { try guide.map { try read($0, size: size) } }

  private func read(_ path: String, size: Int) throws -> Tensor {
    let image = try Image(contentsOfPNG: URL(fileURLWithPath: path)).converted(toChannels: 3)
    let scale = Double(size) / Double(max(image.width, image.height))
    func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
    return Tensor(image, from: 0, to: 1)
      .resized(width: side(image.width), height: side(image.height))
  }
}
