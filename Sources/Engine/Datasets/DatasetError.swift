/// What is wrong with a file of data, and what its reader can do about it.
public struct DatasetError: Error, Equatable, CustomStringConvertible {
  /// The path of the file or folder.
  public let file: String

  /// What should have been there.
  public let expected: String

  /// What was there instead.
  public let found: String

  /// How to go on: a whole sentence.
  public let remedy: String

  /// Creates an error; `expected` and `found` are phrases, `remedy` is a sentence.
  public init(file: String, expected: String, found: String, remedy: String) {
    self.file = file
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// The four on one line.
  public var description: String { "\(file): expected \(expected), found \(found). \(remedy)" }
}
