import Foundation

/// A regular file opened for reading, whose length is known before anything is read.
struct InputFile: ~Copyable {
  let path: String
  let byteCount: Int
  private let descriptor: Int32

  /// Opens `url`; a folder, a pipe or a device is refused.
  init(_ url: URL) throws(FileError) {
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    let opened = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if opened < 0 { throw FileError(reading: url.path, code: errno) }
    var status = stat()
    let code = fstat(opened, &status) == 0 ? 0 : errno
    if code != 0 || status.st_mode & S_IFMT != S_IFREG {
      close(opened)
      if code != 0 { throw FileError(reading: url.path, code: code) }
      if status.st_mode & S_IFMT == S_IFDIR { throw FileError(reading: url.path, code: EISDIR) }
      throw FileError(
        path: url.path, expected: "a regular file", found: "a pipe or a device",
        remedy: "Copy it into a file first.")
    }
    path = url.path
    byteCount = Int(status.st_size)
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// The next `count` bytes, or as many as there are.
  func read(_ count: Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = buffer[filled...]
        let start = UnsafeMutableBufferPointer(rebasing: rest).baseAddress
        let received = Foundation.read(descriptor, start, rest.count)
        if received < 0, errno == EINTR { continue }
        if received < 0 { code = errno }
        if received <= 0 { return }
        filled += received
      }
    }
    if code != 0 { throw FileError(reading: path, code: code) }
    return bytes
  }

  /// The whole of a small file.
  static func contents(of url: URL) throws(FileError) -> [UInt8] {
    let file = try InputFile(url)
    return try file.read(file.byteCount)
  }
}
