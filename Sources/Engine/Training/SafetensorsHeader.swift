/// What the head of a safetensors file says of the rest, checked to cover it without a hole.
struct SafetensorsHeader {
  let metadata: [String: String]
  /// The tensors in the order of their bytes.
  let tensors: [Tensor]

  struct Tensor {
    let name: String
    let type: SafetensorsFile.ElementType
    let shape: [Int]
    /// Where its bytes lie, counted from the end of the header.
    let bytes: Range<Int>
  }

  /// What breaks the format, in a length that can be printed whatever a hostile file says.
  struct Flaw: Error {
    let expected: String
    let found: String

    init(expected: String, found: String) {
      self.expected = String(expected.prefix(300))
      self.found = String(found.prefix(100))
    }
  }

  /// The length of the header, as `bytes`, the first 8 of a file of `fileByteCount`, announce it.
  static func length(in bytes: [UInt8], fileByteCount: Int) throws(Flaw) -> Int {
    if bytes.count < 8 {
      throw Flaw(expected: "8 bytes with the header's length", found: "\(bytes.count)")
    }
    let length = integers(in: bytes, UInt64.self)[0]
    let longest = min(SafetensorsFile.longestHeader, fileByteCount - 8)
    if length > longest {
      throw Flaw(
        expected: "a header of at most \(longest) bytes in a file of \(fileByteCount)",
        found: "the length \(length)")
    }
    return Int(length)
  }

  /// Reads the header's JSON, `bytes`, which `dataByteCount` bytes follow in the file.
  init(parsing bytes: [UInt8], dataByteCount: Int) throws(Flaw) {
    if bytes.first != UInt8(ascii: "{") {
      throw Flaw(expected: "a header that begins with “{”", found: "another beginning")
    }
    let members = try Self.members(of: bytes)
    metadata = try Self.metadata(members)
    var tensors: [Tensor] = []
    for member in members where member.name != SafetensorsFile.metadataKey {
      tensors.append(try Tensor(member))
    }
    self.tensors = tensors.sorted { left, right in
      (left.bytes.lowerBound, left.bytes.upperBound, left.name)
        < (right.bytes.lowerBound, right.bytes.upperBound, right.name)
    }
    try checkThatTensorsCover(dataByteCount)
  }

  private static func members(of bytes: [UInt8]) throws(Flaw) -> [JSON.Member] {
    do {
      return try JSON(parsing: bytes).members ?? []
    } catch {
      throw Flaw(
        expected: "\(error.expected) at byte \(error.offset) of the header", found: error.found)
    }
  }

  private static func metadata(_ members: [JSON.Member]) throws(Flaw) -> [String: String] {
    guard let metadata = members.first(where: { $0.name == SafetensorsFile.metadataKey }) else {
      return [:]
    }
    var strings: [String: String] = [:]
    for member in metadata.value.members ?? [] { strings[member.name] = member.value.string }
    // Whatever is not a string, or not in an object, has been passed over.
    if strings.count != metadata.value.members?.count {
      throw Flaw(expected: "metadata of strings only", found: "other values")
    }
    return strings
  }

  private func checkThatTensorsCover(_ dataByteCount: Int) throws(Flaw) {
    var end = 0
    for tensor in tensors {
      if tensor.bytes.lowerBound != end {
        throw Flaw(
          expected: "“\(tensor.name)” to begin where the tensor before it ends, at \(end)",
          found: "the offset \(tensor.bytes.lowerBound)")
      }
      end = tensor.bytes.upperBound
    }
    if end != dataByteCount {
      throw Flaw(expected: "\(end) bytes of tensors after the header", found: "\(dataByteCount)")
    }
  }
}

extension SafetensorsHeader.Tensor {
  /// Reads one tensor's description, such as `{"dtype":"F32","shape":[4],"data_offsets":[0,16]}`.
  fileprivate init(_ member: JSON.Member) throws(SafetensorsHeader.Flaw) {
    typealias Flaw = SafetensorsHeader.Flaw
    func element(_ key: String, _ kind: String) throws(Flaw) -> JSON {
      if let value = member.value[key] { return value }
      throw Flaw(expected: "“\(member.name)” to have \(kind), “\(key)”", found: "none")
    }
    func lengths(_ key: String, _ kind: String) throws(Flaw) -> [Int] {
      let value = try element(key, kind)
      if let lengths = naturalNumbers(value) { return lengths }
      throw Flaw(
        expected: "“\(key)” of “\(member.name)” to be an array of integers from 0",
        found: value.text)
    }
    let typeName = try element("dtype", "a type")
    guard let type = SafetensorsFile.ElementType(rawValue: typeName.string ?? "") else {
      let known = SafetensorsFile.ElementType.allCases.map(\.rawValue).joined(separator: ", ")
      throw Flaw(
        expected: "the type of “\(member.name)” to be one of \(known)",
        found: typeName.text)
    }
    let shape = try lengths("shape", "a shape")
    let offsets = try lengths("data_offsets", "a place")
    guard let byteCount = byteCount(of: type, shape: shape) else {
      throw Flaw(
        expected: "“\(member.name)” to fit into memory", found: "the shape \(shape)")
    }
    if offsets.count != 2 || offsets[0] > offsets[1] || offsets[1] - offsets[0] != byteCount {
      throw Flaw(
        expected:
          "“\(member.name)”, \(type.rawValue) of shape \(shape), to take \(byteCount) bytes",
        found: "the offsets \(offsets)")
    }
    (self.name, self.type, self.shape) = (member.name, type, shape)
    self.bytes = offsets[0]..<offsets[1]
  }
}

/// The elements of an array of integers from 0; nil for everything else.
private func naturalNumbers(_ json: JSON) -> [Int]? {
  guard let array = json.array else { return nil }
  let numbers = array.compactMap(\.integer).filter { $0 >= 0 }
  return numbers.count == array.count ? numbers : nil
}
