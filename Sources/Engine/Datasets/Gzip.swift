import CZlib
import Foundation

/// A file read from front to back, inflated on the way where it is gzipped.
///
/// zlib looks at the first bytes and not at the name, so a plain file called `….gz` is read as well.
/// Checksums are zlib's to compare; it does so once the last byte has been read.
struct GzipFile: ~Copyable {
  private let url: URL
  private let handle: gzFile

  /// The most bytes made room for at a time: a promise of more must be kept before it costs memory.
  private static let chunkSize = 1 << 20

  init(opening url: URL) throws(DatasetError) {
    guard let handle = gzopen(url.path, "rb") else {
      throw DatasetError(
        file: url.path, expected: "a readable file", found: String(cString: strerror(errno)),
        remedy: "Check the path and its permissions.")
    }
    self.url = url
    self.handle = handle
  }

  deinit { gzclose(handle) }

  /// The next `count` bytes, or all that are left where they are fewer; never inflates further.
  func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let chunk = try readChunk(min(count - bytes.count, Self.chunkSize))
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }

  private func readChunk(_ count: Int) throws(DatasetError) -> [UInt8] {
    let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, Int(gzread(handle, buffer.baseAddress, UInt32(count))))
    }
    var status = Z_OK
    let message = gzerror(handle, &status)
    if status != Z_OK && status != Z_STREAM_END {
      throw DatasetError(
        file: url.path, expected: "a whole file, plain or gzipped",
        found: message.map { String(cString: $0) } ?? "zlib's error \(status)",
        remedy: "Download it again.")
    }
    return chunk
  }
}
