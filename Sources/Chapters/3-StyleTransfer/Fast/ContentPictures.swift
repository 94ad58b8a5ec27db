import Datasets
public import Foundation
public import Pictures
public import Tensors
import Training

/// Pictures that a network learns to paint, of any kind: squares are cut from them.
public struct ContentPictures: Sendable {
  /// The side of the squares.
  public let size: Int
  /// Pictures whose shorter side is half as long again as a square's.
  private let images: [Image]
  /// The middle squares of pictures that are not learned from, as large as the others.
  public let heldOut: [Image]

  /// Landscapes that are drawn here; held out are the one that other commands show, and three more.
  public init(drawn count: Int, size: Int) {
    func landscape(_ variation: Int) -> Image {
      drawnLandscape(width: size * 2, height: size * 3 / 2, variation: variation)
    }
    self.size = size
    images = (1...count).map(landscape)
    heldOut = (-3...0).reversed().map { landscape($0).middleSquare(size) }
  }

  /// The PNG files of a folder; of more than `count` so many by lot. One picture in ten is held
  /// out, of a few one, and four at most.
  /// - Throws: an error where there are fewer than two, and for a file that is none.
  public init(pngsIn folder: URL, atMost count: Int, size: Int, seed: UInt64) throws {
    var names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.lowercased().hasSuffix(".png") }.sorted()
    if names.count < 2 {
      throw FileError(
        path: folder.path, expected: "a folder of at least two PNG files",
        found: names.isEmpty ? "none" : "one", remedy: "Convert the pictures, or name another.")
    }
    var random = SplitMix64(seed: seed).stream("pictures")
    for place in names.indices.dropLast() {
      names.swapAt(place, place + random.below(names.count - place))
    }
    let all = try names.prefix(count + 4).map { name in
      try Image(contentsOfPNG: folder.appending(path: name)).converted(toChannels: 3)
        .resized(shorterSide: size * 3 / 2)
    }
    let held = min(max(all.count / 10, 1), 4)
    self.size = size
    heldOut = all.prefix(held).map { $0.middleSquare(size) }
    images = Array(all.dropFirst(held).prefix(count))
  }

  /// How many pictures squares are cut from.
  public var count: Int { images.count }

  /// A square of a picture, both by lot: between `size` and the picture's shorter side, scaled to
  /// `size`, and half the time mirrored.
  public func square(using random: inout SplitMix64) -> Image {
    let image = images[random.below(images.count)]
    let side = size + random.below(min(image.width, image.height) - size + 1)
    let left = random.below(image.width - side + 1)
    let top = random.below(image.height - side + 1)
    let square = image.square(left: left, top: top, side: side)
      .resized(width: size, height: size)
    return random.below(2) == 0 ? square : square.mirrored
  }

  /// Squares of [count, size, size, 3] from 0 to 1.
  public func batch(_ count: Int, using random: inout SplitMix64) -> Tensor {
    concatenated((0..<count).map { _ in Tensor(square(using: &random), from: 0, to: 1) })
  }
}

extension Image {
  /// This picture with left and right exchanged.
  var mirrored: Image {
    let rows = stride(from: 0, to: pixels.count, by: width * channels)
    let mirrored = rows.flatMap { row in
      stride(from: row + (width - 1) * channels, through: row, by: -channels).flatMap { pixel in
        pixels[pixel..<pixel + channels]
      }
    }
    return Image(width: width, height: height, channels: channels, pixels: mirrored)
  }

  fileprivate func square(left: Int, top: Int, side: Int) -> Image {
    let bytes = (top..<top + side).flatMap { y in
      let start = (y * width + left) * channels
      return pixels[start..<start + side * channels]
    }
    return Image(width: side, height: side, channels: channels, pixels: bytes)
  }

  fileprivate func middleSquare(_ size: Int) -> Image {
    let side = min(width, height)
    return square(left: (width - side) / 2, top: (height - side) / 2, side: side)
      .resized(width: size, height: size)
  }

  fileprivate func resized(shorterSide: Int) -> Image {
    let scale = Double(shorterSide) / Double(min(width, height))
    func side(_ length: Int) -> Int { max(shorterSide, Int((Double(length) * scale).rounded())) }
    return resized(width: side(width), height: side(height))
  }
}
