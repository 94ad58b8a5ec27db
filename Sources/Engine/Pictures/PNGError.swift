/// Why a PNG file could not be read or written; each description names the file, what was expected,
/// what was found and how to go on.
public enum PNGError: Error, Equatable, CustomStringConvertible {
  /// There is no regular file to read under this path.
  case unreadable(path: String, found: String)
  /// The file does not begin as a PNG does.
  case notPNG(path: String, found: String)
  /// The file begins as a PNG and then is cut short or altered.
  case damaged(path: String, found: String)
  /// The file declares more pixels than `Image.maximumPixelCount`.
  case tooLarge(path: String, width: Int, height: Int)
  /// The file could not be put at this path; what stood there before still does.
  case unwritable(path: String, found: String)

  /// The whole message, in one line.
  public var description: String {
    switch self {
    case .unreadable(let path, let found):
      "\(path): expected a PNG file, found \(found); check the path"
    case .notPNG(let path, let found):
      "\(path): expected a PNG file, which begins with the bytes 89 50 4E 47 0D 0A 1A 0A, "
        + "found \(found); convert the picture to PNG first"
    case .damaged(let path, let found):
      "\(path): expected a whole PNG file, found one that is damaged (\(found)); "
        + "fetch or write it again"
    case .tooLarge(let path, let width, let height):
      "\(path): expected at most \(Image.maximumPixelCount) pixels, found \(width)×\(height); "
        + "scale the picture down first"
    case .unwritable(let path, let found):
      "\(path): expected a place to write a PNG file, found \(found); choose another path"
    }
  }
}
