/// Why a checkpoint could not be read or written.
public enum CheckpointError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The system refused: the file is missing, is a folder, may not be touched, or the disk is full.
  case file(FileError)
  /// The file at `path` breaks the safetensors format: it is damaged, cut short or something else.
  case damaged(path: String, expected: String, found: String)
  /// The file is sound, but it is not of this network or not of this size.
  case unfit(path: String, expected: String, found: String)

  /// The whole message: the file, what was expected, what was found, how to go on.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let path, let expected, let found):
      """
      \(path) is not a sound safetensors file: expected \(expected), found \(found). \
      Take another checkpoint of the run or write this one again.
      """
    case .unfit(let path, let expected, let found):
      """
      \(path) does not fit this network: expected \(expected), found \(found). \
      Use it with the command and the options that wrote it, or name another file.
      """
    }
  }
}
