import Testing

@testable import Pictures

@Suite("The stroke font")
struct StrokeFontTests {
  static let ascii = (0x21...0x7E).map { Character(Unicode.Scalar(UInt8($0))) }
  static let promised = ascii + Array("éαβγδεθλμπσφχψωΔΣΦΩ−×·±½→–—…’⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉")

  @Test("has every promised character, within its line") func promisedCharacters() {
    for character in Self.promised {
      let glyph = StrokeFont.glyph(for: character)
      #expect(glyph != StrokeFont.box, "\(character)")
      #expect(!glyph.lines.isEmpty, "\(character)")
      for point in glyph.lines.joined() {
        #expect((-0.7...glyph.width + 1).contains(point.x), "\(character) at \(point)")
        #expect((-3.1...12).contains(point.y), "\(character) at \(point)")
      }
    }
  }

  @Test("draws no two characters alike, but for the hyphen's and the bars' kin")
  func distinctCharacters() {
    let alike: Set<Character> = ["–", "−"]
    var seen: [[[Point]]: Character] = [:]
    for character in Self.promised where !alike.contains(character) {
      let lines = StrokeFont.glyph(for: character).lines
      if let other = seen.updateValue(character, forKey: lines) {
        Issue.record("\(character) looks like \(other)")
      }
    }
  }

  @Test("shows unknown characters as a box", arguments: ["ж", "漢", "🙂", "a\u{301}"])
  func unknown(character: Character) {
    #expect(StrokeFont.glyph(for: character) == StrokeFont.box)
  }

  @Test(
    "measures a text by its characters and the gaps between them",
    arguments: [
      ("", 0), ("0", 6), ("00", 15), ("0 0", 20), ("il", 5),
    ])
  func width(text: String, width: Double) {
    #expect(Canvas.width(of: text) == width)
    #expect(Canvas.width(of: text, size: 20) == 2 * width)
  }

  @Test("bends lines towards control points") func curve() {
    let glyph = Glyph(width: 2, strokes: "0,0 ~0,2 2,2 | 5,5")
    #expect(glyph.lines.count == 2)
    #expect(glyph.lines[0].count == 9)
    #expect(glyph.lines[0][4] == Point(0.5, 1.5))  // ¼·start + ½·control + ¼·end
    #expect(glyph.lines[0].last == Point(2, 2))
  }

  /// The columns and rows that a text darkens.
  func extent(
    _ text: String, _ alignment: TextAlignment, rotated: Bool
  ) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    var canvas = Canvas(width: 200, height: 200)
    canvas.draw(text, at: Point(100, 100), alignment: alignment, rotated: rotated)
    let image = canvas.image
    let dark = (0..<200 * 200).filter { image[$0 % 200, $0 / 200][0] < 128 }
    let (columns, rows) = (dark.map { $0 % 200 }, dark.map { $0 / 200 })
    return (columns.min()!...columns.max()!, rows.min()!...rows.max()!)
  }

  @Test("aligns text at its beginning, middle or end, and turns it upwards") func alignment() {
    let text = "HH"  // 7 + 3 + 7 wide, 10 high
    #expect(extent(text, .leading, rotated: false) == (100...117, 90...100))
    #expect(extent(text, .centre, rotated: false) == (91...108, 90...100))
    #expect(extent(text, .trailing, rotated: false) == (83...100, 90...100))
    #expect(extent(text, .leading, rotated: true) == (90...100, 83...100))
    #expect(extent(text, .trailing, rotated: true) == (90...100, 100...117))
  }
}
