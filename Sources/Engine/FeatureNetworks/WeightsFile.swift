import Foundation
import Training

/// A file of weights in torchvision's naming, and what is wrong with it.
struct WeightsFile {
  let path: String
  let file: SafetensorsFile

  /// Reads a file, which is not believed to be anything yet.
  init(contentsOf url: URL) throws(FileError) {
    path = url.path
    do {
      file = try SafetensorsFile(contentsOf: url)
    } catch {
      switch error {
      case .file(let error): throw error
      case .damaged(_, let expected, let found), .unfit(_, let expected, let found):
        throw FileError(
          path: url.path, expected: "a sound safetensors file with \(expected)", found: found,
          remedy: "Get the weights again.")
      }
    }
  }

  /// The numbers of the tensor called `name`, finite and of this shape.
  func numbers(_ name: String, shape: [Int], of owner: String) throws(FileError) -> [Float] {
    let entry = file.entries[name]
    if let entry, entry.shape == shape, let numbers = entry.singles {
      if numbers.allSatisfy(\.isFinite) { return numbers }
      throw flaw("finite numbers in “\(name)”", "some that are infinite or none")
    }
    throw flaw(
      "“\(name)” of \(owner) as F32, F16 or BF16 of shape \(shape)",
      entry.map { "\($0.type.rawValue) of shape \($0.shape)" } ?? "no such tensor")
  }

  /// What the file says of itself under `name`, if it does.
  func note<Value>(
    _ name: String, _ expected: String, _ read: (String) -> Value?
  ) throws(FileError) -> Value? {
    guard let text = file.metadata[name] else { return nil }
    if let value = read(text) { return value }
    throw flaw("\(expected) as “\(name)” of its metadata", "“\(text.prefix(200))”")
  }

  /// What `note` gives, where a file without it is of no use.
  func requiredNote<Value>(
    _ name: String, _ expected: String, _ read: (String) -> Value?
  ) throws(FileError) -> Value {
    if let value = try note(name, expected, read) { return value }
    throw flaw("\(expected) as “\(name)” of its metadata", "none")
  }

  /// The file with what is wrong in it.
  func flaw(_ expected: String, _ found: String) -> FileError {
    FileError(
      path: path, expected: expected, found: found,
      remedy: """
        Save torchvision's weights of vgg16 or vgg19 with “safetensors.torch.save_file”, or name a \
        file that “feature-network train” has written.
        """)
  }
}
