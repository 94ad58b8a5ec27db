import Foundation

extension SafetensorsFile {
  /// Reads a file that this package, or anything else that knows the format, has written.
  ///
  /// Nothing in the file is believed before it is checked: the header may be no longer than the
  /// file, and the tensors must cover the rest exactly, so that no more memory is asked for than
  /// the file is long.
  public init(contentsOf url: URL) throws(CheckpointError) {
    do {
      let file = try InputFile(url)
      let length = try SafetensorsHeader.length(
        in: file.read(8), fileByteCount: file.byteCount)
      let header = try SafetensorsHeader(
        parsing: file.read(length), dataByteCount: file.byteCount - 8 - length)
      self.init(metadata: header.metadata)
      for tensor in header.tensors {
        let bytes = try file.read(tensor.bytes.count)
        if bytes.count < tensor.bytes.count {
          throw SafetensorsHeader.Flaw(
            expected: "\(tensor.bytes.count) bytes of “\(tensor.name)”",
            found: "\(bytes.count): the file was cut while it was read")
        }
        entries[tensor.name] = Entry(type: tensor.type, shape: tensor.shape, bytes: bytes)
      }
    } catch let refusal as FileError {
      throw .file(refusal)
    } catch let flaw as SafetensorsHeader.Flaw {
      throw .damaged(path: url.path, expected: flaw.expected, found: flaw.found)
    } catch {
      fatalError("reading throws nothing else: \(error)")
    }
  }
}
