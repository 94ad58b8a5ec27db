/// Where a text stands relative to the point it is given.
public enum TextAlignment: Sendable {
  /// The point is the text's beginning.
  case leading
  /// The point is its middle.
  case centre
  /// The point is its end.
  case trailing
}

extension Canvas {
  /// Draws one line of text with its baseline at `position`.
  ///
  /// - Parameters:
  ///   - size: the height of a capital letter in pixels; at 10 the letters fit the pixels best.
  ///   - rotated: turns the text a quarter to the left, so that it reads upwards.
  public mutating func draw(
    _ text: String, at position: Point, size: Double = 10, alignment: TextAlignment = .leading,
    rotated: Bool = false, colour: Colour = .ink
  ) {
    let scale = size / 10
    let shift =
      switch alignment {
      case .leading: 0.0
      case .centre: -Self.width(of: text, size: size) / 2
      case .trailing: -Self.width(of: text, size: size)
      }
    let start = position + (rotated ? Point(0, -shift) : Point(shift, 0))
    let origin = start.rounded(.down) + 0.5  // stems then fall on whole pixels
    var advance = 0.0
    var lines: [[Point]] = []
    for glyph in text.map(StrokeFont.glyph) {
      lines += glyph.lines.map { line in
        line.map { point in
          let (along, above) = (scale * (point.x + advance), scale * point.y)
          return origin + (rotated ? Point(-above, -along) : Point(along, -above))
        }
      }
      advance += glyph.width + StrokeFont.gap
    }
    stroke(lines, width: StrokeFont.penWidth * scale, colour: colour)
  }

  /// The length of a line of text in pixels, with capitals `size` pixels high.
  public static func width(of text: String, size: Double = 10) -> Double {
    let widths = text.map { StrokeFont.glyph(for: $0).width + StrokeFont.gap }
    return max(0, widths.reduce(-StrokeFont.gap, +)) * size / 10
  }
}
