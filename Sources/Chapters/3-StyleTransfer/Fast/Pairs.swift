public import FeatureNetworks
public import Foundation
public import Pictures
public import Tensors
import Training

/// A content picture and what the slow transfer has made of it, of the same size.
public struct Pair: Equatable, Sendable {
  /// What was given.
  public let content: Image
  /// What came out.
  public let result: Image

  /// Both with left and right exchanged.
  var mirrored: Pair { Pair(content: content.mirrored, result: result.mirrored) }
}

// MARK: Making pairs

extension Pair {
  /// Cuts a square and transfers the style on it, slowly.
  /// - Parameters:
  ///   - number: the pair's; with the seed it decides the square.
  ///   - style: [1, height, width, 3] from 0 to 1.
  public init(
    _ number: Int, from contents: ContentPictures, style: Tensor, in network: FeatureNetwork,
    _ configuration: FastConfiguration, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed).stream("pair \(number)")
    content = contents.square(using: &random)
    var transfer = Transfer(
      of: [(picture: style, weight: 1)], onto: Tensor(content, from: 0, to: 1), in: network,
      configuration.slow(configuration.pairEvaluations, for: network.architecture), seed: seed)
    for _ in 0..<configuration.pairEvaluations { _ = transfer.takeStep() }
    result = Image(transfer.picture, from: 0, to: 1)
  }
}

// MARK: Files

extension Pair {
  /// Writes both side by side, the content at the left.
  public func write(to url: URL) throws {
    try Image.grid([content, result], columns: 2, spacing: 0).writePNG(to: url)
  }

  /// Reads what `write` has written.
  /// - Parameter size: the side of the squares.
  public init(contentsOf url: URL, size: Int) throws {
    let both = try Image(contentsOfPNG: url).converted(toChannels: 3)
    if both.width != 2 * size || both.height != size {
      throw FileError(
        path: url.path, expected: "two squares of \(size)×\(size) side by side",
        found: "a picture of \(both.width)×\(both.height)",
        remedy: "Remove it, and it is made again.")
    }
    (content, result) = (both.half(0), both.half(1))
  }
}

extension Image {
  /// The left (0) or the right (1) half.
  fileprivate func half(_ number: Int) -> Image {
    let length = width / 2 * channels
    let bytes = (0..<height).flatMap { y in
      let start = (2 * y + number) * length
      return pixels[start..<start + length]
    }
    return Image(width: width / 2, height: height, channels: channels, pixels: bytes)
  }
}
