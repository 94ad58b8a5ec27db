/// PNG files put together by hand, for the kinds that `Image` reads but does not write.
struct PNGFile {
  /// Kinds of pixel, by their number in the header.
  enum ColourType: UInt8 { case grey = 0, rgb = 2, palette = 3, greyAlpha = 4, rgba = 6 }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The file whose rows are these bytes, unfiltered, with further chunks before the pixels.
  static func bytes(
    width: Int, height: Int, depth: UInt8 = 8, _ type: ColourType, rows: [[UInt8]],
    chunks: [(name: String, content: [UInt8])] = []
  ) -> [UInt8] {
    let header = bigEndian(width) + bigEndian(height) + [depth, type.rawValue, 0, 0, 0]
    let further = chunks.flatMap { chunk($0.name, $0.content) }
    let pixels = chunk("IDAT", zlibStream(rows.flatMap { [0] + $0 }))
    return signature + chunk("IHDR", header) + further + pixels + chunk("IEND", [])
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(number >> $0 & 255) }
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(content.count) + body + bigEndian(checksum(body))
  }

  /// One stored block, without compression (RFC 1950 and 1951).
  private static func zlibStream(_ bytes: [UInt8]) -> [UInt8] {
    let (low, high) = (UInt8(bytes.count & 255), UInt8(bytes.count >> 8))
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    return [0x78, 0x01, 0x01, low, high, ~low, ~high] + bytes + bigEndian(b << 16 | a)
  }

  /// CRC-32, bit by bit (PNG specification, annex D).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~register)
  }
}
