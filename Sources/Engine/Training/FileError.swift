import Foundation

/// Why a file or folder could not be used: which one, what was expected, what was found, and how to
/// go on.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// What should have been there, completing "expected …".
  public let expected: String
  /// What was there, completing "found …".
  public let found: String
  /// One or more sentences that say how to go on.
  public let remedy: String

  /// Creates the error; each part reads on in the sentence of `description`.
  public init(path: String, expected: String, found: String, remedy: String) {
    self.path = path
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// The whole message.
  public var description: String { "\(path): expected \(expected), found \(found). \(remedy)" }
}

extension FileError {
  /// The system's refusal, `code` being its `errno`, to write at `path`.
  init(writing path: String, code: Int32) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let (expected, found, remedy) =
      switch code {
      case ENOENT: ("a folder to write into", "no folder \(folder)", "Create it first.")
      case ENOTDIR:
        (
          "folders all along the path", "the regular file \(regularFile(along: folder) ?? folder)",
          "Move the file away or choose another path."
        )
      case EISDIR:
        ("a file or nothing", "a folder", "Move the folder away or choose another name.")
      case EACCES, EPERM, EROFS:
        (
          "permission to write", "none (\(systemText(code)))",
          "Change the permissions or choose another folder."
        )
      case ENOSPC, EDQUOT:
        (
          "room on the disk", "none left (\(systemText(code)))",
          "Free some and run again: what stood here before is untouched."
        )
      default:
        (
          "a file that can be written", "the system's error “\(systemText(code))”",
          "Choose another path."
        )
      }
    self.init(path: path, expected: expected, found: found, remedy: remedy)
  }

  /// The system's refusal, `code` being its `errno`, to read `path`.
  init(reading path: String, code: Int32) {
    let (found, remedy) =
      switch code {
      case ENOENT, ENOTDIR: ("nothing there", "Check the path.")
      case EISDIR: ("a folder", "Name a file inside it.")
      case EACCES, EPERM: ("no permission to read it", "Change the permissions.")
      default: ("the system's error “\(systemText(code))”", "Check the disk.")
      }
    self.init(path: path, expected: "a file to read", found: found, remedy: remedy)
  }
}

/// What the system says of an `errno`.
private func systemText(_ code: Int32) -> String { String(cString: strerror(code)) }

/// The first of `path` and the folders above it that is there but is not a folder.
func regularFile(along path: String) -> String? {
  var url = URL(fileURLWithPath: path).standardizedFileURL
  while true {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) {
      return isFolder.boolValue ? nil : url.path
    }
    if url.pathComponents.count <= 1 { return nil }
    url.deleteLastPathComponent()
  }
}
