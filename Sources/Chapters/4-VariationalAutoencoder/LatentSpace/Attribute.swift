public import Datasets

/// What is measured of a picture from its pixels alone, their ink being whatever is not black.
public enum Attribute: String, CaseIterable, Sendable {
  /// How far the ink leans to the right: columns a row upwards.
  ///
  /// The covariance of the ink's x and y divided by the variance of y, about its centre. Shearing a
  /// picture by s, x → x + s·y, adds s.
  case slant
  /// How wide its strokes are, in pixels: twice their area divided by the length of their outline.
  ///
  /// A stroke of width w and length L covers w·L and is bounded by two lines of L. The length of the
  /// outline is the total variation Σ |∇ink|, which counts a soft edge as a sharp one (Rudin, Osher &
  /// Fatemi 1992).
  case thickness

  /// The attribute of each picture; 0 of one without ink.
  public func values(of images: LabelledImages) -> [Double] {
    (0..<images.count).map { index in
      let ink = Ink(images, at: index)
      return self == .slant ? ink.slant : ink.thickness
    }
  }

  /// The pictures that have least and most of it, a third each of every class, so that both have the same
  /// share of every class and differ in the attribute alone (White 2016).
  /// - Returns: their places; none of a class of fewer than three pictures.
  public func extremes(
    of images: LabelledImages
  ) -> (lowest: [Int], highest: [Int]) {
    let values = values(of: images)
    var (lowest, highest): ([Int], [Int]) = ([], [])
    for places in Dictionary(grouping: 0..<images.count, by: { images.labels[$0] }).values {
      let ordered = places.sorted { (values[$0], $0) < (values[$1], $1) }
      lowest += ordered.prefix(ordered.count / 3)
      highest += ordered.suffix(ordered.count / 3)
    }
    return (lowest.sorted(), highest.sorted())
  }
}

/// A picture's ink, 0 for black and 1 for white, on black ground.
private struct Ink {
  private let height, width: Int
  private let amounts: [Double]  // [height, width]

  init(_ images: LabelledImages, at index: Int) {
    (height, width) = (images.height, images.width)
    let (pixels, channels) = ([UInt8](images.pixels(at: index)), images.channels)
    amounts = (0..<height * width).map { pixel in
      let sum = pixels[pixel * channels..<(pixel + 1) * channels].reduce(0) { $0 + Int($1) }
      return Double(sum) / Double(255 * channels)
    }
  }

  /// The ink of a pixel, none outside the picture.
  private subscript(x: Int, y: Int) -> Double {
    (0..<width).contains(x) && (0..<height).contains(y) ? amounts[y * width + x] : 0
  }

  private var area: Double { amounts.reduce(0, +) }

  /// Rows count downwards, so that what leans to the right has a negative covariance.
  var slant: Double {
    var (x, y) = (0.0, 0.0)
    forEachPixel { column, row, ink in (x, y) = (x + ink * column, y + ink * row) }
    (x, y) = (x / max(area, .leastNonzeroMagnitude), y / max(area, .leastNonzeroMagnitude))
    var (covariance, variance) = (0.0, 0.0)
    forEachPixel { column, row, ink in
      covariance += ink * (column - x) * (row - y)
      variance += ink * (row - y) * (row - y)
    }
    return variance > 0 ? -covariance / variance : 0
  }

  /// ∇ is taken where four pixels meet, from the means of both differences either way: a sharp edge then
  /// counts its length upright, level and diagonally.
  var thickness: Double {
    var outline = 0.0
    for y in -1..<height {
      for x in -1..<width {
        let (a, b, c, d) = (self[x, y], self[x + 1, y], self[x, y + 1], self[x + 1, y + 1])
        let (dx, dy) = ((b - a + d - c) / 2, (c - a + d - b) / 2)
        outline += (dx * dx + dy * dy).squareRoot()
      }
    }
    return outline > 0 ? 2 * area / outline : 0
  }

  private func forEachPixel(_ body: (_ column: Double, _ row: Double, _ ink: Double) -> Void) {
    for y in 0..<height {
      for x in 0..<width { body(Double(x), Double(y), amounts[y * width + x]) }
    }
  }
}
