import Foundation

extension SafetensorsFile {
  /// Writes the file whole or not at all.
  /// - Precondition: no tensor is called `__metadata__`.
  public func write(to url: URL) throws(CheckpointError) {
    let tensors = storageOrder
    do throws(FileError) {
      try writeAtomically([header(of: tensors)] + tensors.map(\.value.bytes), to: url)
    } catch {
      throw .file(error)
    }
  }

  /// The tensors as the reference implementation stores them: widest type first, so that every
  /// number lies at a multiple of its size, and by name among equals.
  private var storageOrder: [(key: String, value: Entry)] {
    entries.sorted { left, right in
      left.value.type == right.value.type
        ? left.key < right.key : left.value.type.rank > right.value.type.rank
    }
  }

  /// The length and the JSON, padded with spaces so that the tensors begin at a multiple of 8.
  private func header(of tensors: [(key: String, value: Entry)]) -> [UInt8] {
    if entries[Self.metadataKey] != nil {
      fatalError("no tensor can be called \(Self.metadataKey)")
    }
    var members: [JSON.Member] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }.map { JSON.Member($0, .string($1)) }
      members.append(JSON.Member(Self.metadataKey, .object(strings)))
    }
    var end = 0
    for (name, entry) in tensors {
      let start = end
      end += entry.bytes.count
      let description: [JSON.Member] = [
        .init("dtype", .string(entry.type.rawValue)),
        .init("shape", .array(entry.shape.map(JSON.integer))),
        .init("data_offsets", .array([.integer(start), .integer(end)])),
      ]
      members.append(JSON.Member(name, .object(description)))
    }
    var text = Array(JSON.object(members).text.utf8)
    text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    return littleEndian([UInt64(text.count)]) + text
  }
}

extension SafetensorsFile.ElementType {
  /// The place in the declaration's order.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self)! }
}
