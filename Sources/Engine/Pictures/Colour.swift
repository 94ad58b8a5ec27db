/// An opaque colour: red, green and blue from 0 to 1, sRGB-encoded.
public struct Colour: Equatable, Sendable {
  /// The amount of red.
  public var red: Float
  /// The amount of green.
  public var green: Float
  /// The amount of blue.
  public var blue: Float

  /// Creates a colour as style sheets write it: `Colour(0x0072B2)`.
  public init(_ hex: UInt32) {
    red = Float(hex >> 16 & 255) / 255
    green = Float(hex >> 8 & 255) / 255
    blue = Float(hex & 255) / 255
  }

  /// Goes over to another colour by an amount from 0 (not at all) to 1.
  mutating func mix(_ other: Colour, _ amount: Float) {
    red += amount * (other.red - red)
    green += amount * (other.green - green)
    blue += amount * (other.blue - blue)
  }

  /// The ground of every chart.
  public static let white = Colour(0xFFFFFF)
  /// Titles and labels.
  public static let ink = Colour(0x333333)
  /// Reference lines and what else should stand back.
  static let faintInk = Colour(0x6B6B6B)
  /// Grid lines.
  static let grid = Colour(0xE4E4E4)

  /// Ten colours for series and classes, the most distinct first: seven that the colour-blind tell
  /// apart (Okabe & Ito, "Color Universal Design", 2008, its yellow darkened to be seen on white),
  /// then three that differ from them in lightness.
  public static let palette: [Colour] = [
    Colour(0x0072B2), Colour(0xD55E00), Colour(0x009E73), Colour(0xCC79A7), Colour(0xE69F00),
    Colour(0x56B4E9), Colour(0xB5A800), Colour(0x222222), Colour(0x882255), Colour(0x999999),
  ]

  /// The colour of the series or class with this index; they repeat after the tenth.
  public static func ofSeries(_ index: Int) -> Colour { palette[index % palette.count] }
}
