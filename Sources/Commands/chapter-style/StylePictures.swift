import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import Pictures
import StyleTransfer
import Tensors
import Training

/// What is painted, and in whose manner.
struct StylePictures: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The picture whose things are kept; a landscape that is drawn here, if not given.",
      valueName: "png"))
  var content: String?

  @Option(
    help: ArgumentHelp(
      """
      The picture whose manner is taken: a file, or swirls, waves or mosaic, which are drawn here. \
      Several may be given.
      """, valueName: "png"))
  var style: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "How much each of several styles counts; all alike, if not given.", valueName: "number"))
  var share: [Double] = []

  func validate() throws {
    for share in share { try check("--share", share, isIn: 1e-6...1e6) }
    if !share.isEmpty && share.count != styles.count {
      throw ValidationError(
        """
        --share is given once for each --style: expected \(styles.count), found \(share.count).
        """)
    }
  }

  var areAny: Bool { content != nil || !style.isEmpty || !share.isEmpty }

  /// Files, or manners of paintings.
  var styles: [String] { style.isEmpty ? [PaintingManner.waves.rawValue] : style }

  /// How much each style counts.
  var shares: [Double] { share.isEmpty ? styles.map { _ in 1 } : share }

  /// The pictures at the sizes at which they are looked at.
  func prepared(for configuration: StyleTransfer.Configuration) throws -> PreparedPictures {
    let size = configuration.size
    let content =
      try content.map { try readPicture($0, size: size) }
      ?? drawnLandscape(width: size, height: size * 3 / 4)
    let styleSize = configuration.styleSize ?? size
    var styles = try styles.map { try readStyle($0, size: styleSize) }
    if configuration.stretchesStyle {
      styles = styles.map { $0.resized(width: content.width, height: content.height) }
    }
    return PreparedPictures(content: content, styles: styles)
  }
}

/// A style picture, its longer side `size` pixels: a file, or a painting that is drawn here.
func readStyle(_ name: String, size: Int) throws -> Image {
  try PaintingManner(rawValue: name).map {
    drawnPainting($0, width: size, height: size * 3 / 4, seed: 1)
  } ?? readPicture(name, size: size)
}

/// Pictures at the sizes at which they are looked at, which a run folder keeps: what a run goes on
/// with does not depend on files elsewhere.
struct PreparedPictures {
  let content: Image
  let styles: [Image]

  init(content: Image, styles: [Image]) { (self.content, self.styles) = (content, styles) }

  /// Reads what `write` has written.
  init(in folder: RunFolder, styleCount: Int) throws {
    content = try Image(contentsOfPNG: Self.url("content", in: folder)).converted(toChannels: 3)
    styles = try (1...styleCount).map {
      try Image(contentsOfPNG: Self.url("style-\($0)", in: folder)).converted(toChannels: 3)
    }
  }

  func write(to folder: RunFolder) throws {
    try content.writePNG(to: Self.url("content", in: folder))
    for (style, number) in zip(styles, 1...) {
      try style.writePNG(to: Self.url("style-\(number)", in: folder))
    }
  }

  private static func url(_ name: String, in folder: RunFolder) -> URL {
    folder.samples.appending(path: "\(name).png")
  }
}
