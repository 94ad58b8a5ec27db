import CPNG
import Foundation

extension Image {
  /// The PNG file of this picture: 8-bit grey, RGB or RGBA, marked as sRGB, without a date, so that
  /// equal pictures give equal bytes.
  public func pngData() -> Data {
    var header = png_image()
    header.version = UInt32(PNG_IMAGE_VERSION)
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.format = pngFormat(channels: channels)
    defer { png_image_free(&header) }

    var count = 0
    if png_image_write_to_memory(&header, nil, &count, 0, pixels, 0, nil) == 0 {
      fatalError("libpng cannot measure an Image of \(width)×\(height): \(header.messageText)")
    }
    var data = Data(count: count)
    let isWritten = data.withUnsafeMutableBytes {
      png_image_write_to_memory(&header, $0.baseAddress, &count, 0, pixels, 0, nil) != 0
    }
    if !isWritten {
      fatalError("libpng cannot write an Image of \(width)×\(height): \(header.messageText)")
    }
    return data
  }

  /// Writes this picture as a PNG file, beside its place and then renamed, so that no reader ever
  /// sees half of it. A regular file that stands there is replaced; anything else is left alone.
  public func writePNG(to url: URL) throws(PNGError) {
    let target = url.resolvingSymlinksInPath()
    if let obstacle = obstacle(toWriting: target) {
      throw .unwritable(path: url.path, found: obstacle)
    }
    do {
      try pngData().write(to: target, options: .atomic)
    } catch {
      throw .unwritable(path: url.path, found: "an obstacle (\(error.localizedDescription))")
    }
  }
}

/// What stands in the way of a file at this place, as far as looking tells: to rename a file onto a
/// device or a pipe would destroy it.
private func obstacle(toWriting url: URL) -> String? {
  let folder = url.deletingLastPathComponent().resolvingSymlinksInPath()
  switch typeOfFile(at: folder) {
  case .typeDirectory?: break
  case .none: return "no directory \(folder.path)"
  default: return "a file where the directory \(folder.path) should be"
  }
  switch typeOfFile(at: url) {
  case .typeRegular?, .none: return nil
  case .typeDirectory?: return "a directory of that name"
  default: return "something other than a regular file"
  }
}
