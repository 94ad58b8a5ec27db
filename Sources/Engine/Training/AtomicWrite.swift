import Foundation

/// Writes a file whole or not at all.
///
/// The bytes go into a file of another name in the same folder, are forced to the disk, and take
/// their place by one rename: whoever reads `url`, and whenever the power fails, there is the old
/// file or the new one. After an error the new file is removed and the old one untouched.
/// - Parameters:
///   - parts: what the file holds, one array after the other.
///   - url: the file; its folder must exist.
public func writeAtomically(_ parts: [[UInt8]], to url: URL) throws(FileError) {
  var isFolder: ObjCBool = false
  if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
    throw FileError(writing: url.path, code: EISDIR)
  }
  let folder = url.deletingLastPathComponent()
  let beside = folder.appending(path: ".\(url.lastPathComponent).\(UUID().uuidString).partial").path
  do throws(SystemError) {
    try write(parts, to: beside, flags: O_CREAT | O_EXCL)
    if rename(beside, url.path) != 0 { throw SystemError(code: errno) }
    try synchronise(folder: folder.path)
  } catch {
    unlink(beside)
    throw FileError(writing: url.path, code: error.code)
  }
}

/// Writes `text` as UTF-8, whole or not at all.
public func writeAtomically(_ text: String, to url: URL) throws(FileError) {
  try writeAtomically([Array(text.utf8)], to: url)
}

/// Adds `bytes` at the end of a file, which is created where it is missing, and forces them to the
/// disk.
func append(_ bytes: [UInt8], to url: URL) throws(FileError) {
  do throws(SystemError) {
    try write([bytes], to: url.path, flags: O_CREAT | O_APPEND)
  } catch {
    throw FileError(writing: url.path, code: error.code)
  }
}

/// A refusal of the system, without the file it was about.
private struct SystemError: Error {
  let code: Int32
}

private func write(_ parts: [[UInt8]], to path: String, flags: Int32) throws(SystemError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
  if descriptor < 0 { throw SystemError(code: errno) }
  var code: Int32 = 0
  for part in parts where code == 0 { code = write(part, to: descriptor) }
  if code == 0, fsync(descriptor) != 0 { code = errno }
  if close(descriptor) != 0, code == 0 { code = errno }
  if code != 0 { throw SystemError(code: code) }
}

/// Writes all of `bytes`, however many calls the system makes of it, and returns 0 or the `errno`.
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}

/// Forces a rename inside `folder` to the disk; file systems that cannot do so for a folder refuse.
private func synchronise(folder: String) throws(SystemError) {
  let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
  if descriptor < 0 { return }
  defer { close(descriptor) }
  if fsync(descriptor) != 0, errno == EIO { throw SystemError(code: EIO) }
}
