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
  /// sees half of it; an existing file is replaced.
  public func writePNG(to url: URL) throws(PNGError) {
    if let obstacle = obstacle(toWriting: url) {
      throw .unwritable(path: url.path, found: obstacle)
    }
    do {
      try pngData().write(to: url, options: .atomic)
    } catch {
      throw .unwritable(path: url.path, found: "an obstacle (\(error.localizedDescription))")
    }
  }
}

/// What stands in the way of a file at this place, as far as looking tells.
private func obstacle(toWriting url: URL) -> String? {
  let folder = url.deletingLastPathComponent().path
  var isDirectory: ObjCBool = false
  if !FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) {
    return "no directory \(folder)"
  }
  if !isDirectory.boolValue { return "a file where the directory \(folder) should be" }
  if FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory),
    isDirectory.boolValue
  {
    return "a directory of that name"
  }
  return nil
}
