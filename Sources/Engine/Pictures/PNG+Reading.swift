import CPNG
import Foundation

extension Image {
  /// The most pixels that are read from a file, 2²⁶: a few bytes can declare any size.
  public static let maximumPixelCount = 1 << 26

  /// Reads a PNG file of any kind as 8-bit grey, RGB or RGBA in sRGB.
  ///
  /// Palettes become RGB, what has transparency becomes RGBA, 16 bits are rounded to 8, and a file
  /// with a gamma of its own is converted to sRGB's. 8-bit channels without one arrive unchanged.
  public init(contentsOfPNG url: URL) throws(PNGError) {
    let path = url.path
    let bytes = try contents(ofFile: path)
    try checkStructure(of: bytes, path: path)
    self = try bytes.withUnsafeBufferPointer { bytes throws(PNGError) in
      try decode(bytes, path: path)
    }
  }
}

/// The bytes of a regular file; a directory or a device is refused before it is read.
private func contents(ofFile path: String) throws(PNGError) -> [UInt8] {
  let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
  switch typeOfFile(at: url) {
  case .typeRegular?: break
  case .typeDirectory?: throw .unreadable(path: path, found: "a directory")
  case .none: throw .unreadable(path: path, found: "no file")
  default: throw .unreadable(path: path, found: "something other than a regular file")
  }
  do {
    return try [UInt8](Data(contentsOf: url))
  } catch {
    throw .unreadable(
      path: path, found: "a file that cannot be read (\(error.localizedDescription))")
  }
}

/// What stands at this place, links not followed; nil if nothing does.
func typeOfFile(at url: URL) -> FileAttributeType? {
  try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
}

/// Follows the chunks to the end mark, which libpng does not read: a file cut behind its last pixel
/// is cut all the same.
///
/// A chunk is its length in 4 big-endian bytes, 4 letters, the content and 4 bytes of checksum
/// (PNG specification, section 5.3).
private func checkStructure(of bytes: [UInt8], path: String) throws(PNGError) {
  let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  if bytes.isEmpty { throw .notPNG(path: path, found: "an empty file") }
  if !bytes.starts(with: signature.prefix(bytes.count)) {
    let found = bytes.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    throw .notPNG(path: path, found: found.joined(separator: " ").uppercased())
  }
  var position = signature.count
  while position + 12 <= bytes.count {
    let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
    let isEnd = bytes[position + 4..<position + 8].elementsEqual("IEND".utf8)
    position += 12 + length
    if isEnd { return }
  }
  throw .damaged(path: path, found: "it ends after \(bytes.count) bytes, without an IEND chunk")
}

/// Both steps of libpng's simplified reader, which keeps the pointer from the first to the second.
private func decode(_ bytes: UnsafeBufferPointer<UInt8>, path: String) throws(PNGError) -> Image {
  var header = png_image()
  header.version = UInt32(PNG_IMAGE_VERSION)
  defer { png_image_free(&header) }
  if png_image_begin_read_from_memory(&header, bytes.baseAddress, bytes.count) == 0 {
    throw .damaged(path: path, found: header.messageText)
  }
  let (width, height) = (Int(header.width), Int(header.height))
  if width > Image.maximumPixelCount / height {
    throw .tooLarge(path: path, width: width, height: height)
  }

  let isColoured = header.format & PNG_FORMAT_FLAG_COLOR != 0
  let isTransparent = header.format & PNG_FORMAT_FLAG_ALPHA != 0
  let channels = isTransparent ? 4 : isColoured ? 3 : 1
  header.format = pngFormat(channels: channels)
  header.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)  // else 16 bits without a gamma count as linear

  let count = width * height * channels
  let pixels = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    let isRead = png_image_finish_read(&header, nil, buffer.baseAddress, 0, nil) != 0
    initialized = isRead ? count : 0
  }
  if pixels.isEmpty { throw .damaged(path: path, found: header.messageText) }
  return Image(width: width, height: height, channels: channels, pixels: pixels)
}

/// libpng's name for 8-bit sRGB with this many channels.
func pngFormat(channels: Int) -> UInt32 {
  switch channels {
  case 1: 0
  case 3: PNG_FORMAT_FLAG_COLOR
  default: PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA
  }
}

extension png_image {
  /// What libpng says about its last call.
  var messageText: String {
    withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
