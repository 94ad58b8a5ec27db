/// A font of thin lines, designed for this book: every printable ASCII character, the Greek letters
/// of its equations, and a few signs of typography and arithmetic.
///
/// Each table holds a character a line: the character, its width, its strokes (see `Glyph`).
enum StrokeFont {
  /// The gap between characters, in units of the glyphs' grid.
  static let gap = 3.0
  /// The width of a space.
  static let spaceWidth = 2.0
  /// The thickness of the pen.
  static let penWidth = 1.3

  /// The picture of a character; those the font does not have show as a box.
  static func glyph(for character: Character) -> Glyph { glyphs[character] ?? box }

  static let box = Glyph(width: 6, strokes: "0,0 0,10 6,10 6,0 0,0")

  /// Every character the font has.
  static let glyphs: [Character: Glyph] = {
    var glyphs: [Character: Glyph] = [" ": Glyph(width: spaceWidth, lines: [])]
    for table in [capitals, smallLetters, figures, signs, greek] {
      for row in table.split(separator: "\n") {
        let fields = row.split(separator: " ", maxSplits: 2)
        guard fields.count == 3, fields[0].count == 1, let width = Double(fields[1]) else {
          fatalError("a row of the font is a character, its width and its strokes, found \(row)")
        }
        glyphs[Character(String(fields[0]))] = Glyph(width: width, strokes: fields[2])
      }
    }
    addSmallFigures(to: &glyphs)
    return glyphs
  }()

  /// Exponents, indices and ½, made from the figures.
  private static func addSmallFigures(to glyphs: inout [Character: Glyph]) {
    let scale = 0.6
    for (figure, exponent) in zip("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻") {
      glyphs[exponent] = glyphs[figure]?.transformed(scale: scale, by: Point(0, 4.8))
    }
    for (figure, index) in zip("0123456789", "₀₁₂₃₄₅₆₇₈₉") {
      glyphs[index] = glyphs[figure]?.transformed(scale: scale, by: Point(0, -2.4))
    }
    guard let one = glyphs["1"], let two = glyphs["2"] else { return }
    let upper = one.transformed(scale: scale, by: Point(0.3, 4.2))
    let lower = two.transformed(scale: scale, by: Point(6, 0))
    let bar = [Point(2.2, -0.4), Point(7, 10.4)]
    glyphs["½"] = Glyph(width: 9.6, lines: upper.lines + lower.lines + [bar])
  }
}
