/// Named tensors in the safetensors format, which PyTorch, NumPy and others read and write too.
///
/// The file is 8 bytes N (little-endian), N bytes of JSON that give each tensor's type, shape and
/// place, and the tensors' bytes one after the other without a hole:
///
///     {"__metadata__":{"step":"500"},"bias":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}
///
/// https://huggingface.co/docs/safetensors, "Format". The order in the file is the reference
/// implementation's, by type and then by name, so that equal content gives equal bytes.
public struct SafetensorsFile: Equatable, Sendable {
  /// What else the file says, such as the step of a checkpoint.
  public var metadata: [String: String]
  /// The tensors by name.
  public var entries: [String: Entry]

  /// Creates the content of a file.
  public init(metadata: [String: String] = [:], entries: [String: Entry] = [:]) {
    self.metadata = metadata
    self.entries = entries
  }

  /// The key of the metadata in the header, which no tensor can have as its name.
  static let metadataKey = "__metadata__"

  /// The longest header that is read, in bytes; the reference implementation's limit.
  static let longestHeader = 100_000_000
}

extension SafetensorsFile {
  /// What the numbers of a tensor are; in the order in which the format stores the tensors, last
  /// first.
  public enum ElementType: String, CaseIterable, Sendable {
    /// A truth value in one byte.
    case bool = "BOOL"
    /// An unsigned byte.
    case uint8 = "U8"
    /// A signed byte.
    case int8 = "I8"
    /// Floating point in 8 bits, 5 of exponent and 2 of mantissa.
    case float8E5M2 = "F8_E5M2"
    /// Floating point in 8 bits, 4 of exponent and 3 of mantissa.
    case float8E4M3 = "F8_E4M3"
    /// A signed integer of 16 bits.
    case int16 = "I16"
    /// An unsigned integer of 16 bits.
    case uint16 = "U16"
    /// Half precision (IEEE 754).
    case float16 = "F16"
    /// The upper half of single precision.
    case bfloat16 = "BF16"
    /// A signed integer of 32 bits.
    case int32 = "I32"
    /// An unsigned integer of 32 bits.
    case uint32 = "U32"
    /// Single precision.
    case float32 = "F32"
    /// Double precision.
    case float64 = "F64"
    /// A signed integer of 64 bits.
    case int64 = "I64"
    /// An unsigned integer of 64 bits.
    case uint64 = "U64"

    /// The bytes of one number.
    public var byteCount: Int {
      switch self {
      case .bool, .uint8, .int8, .float8E5M2, .float8E4M3: 1
      case .int16, .uint16, .float16, .bfloat16: 2
      case .int32, .uint32, .float32: 4
      case .float64, .int64, .uint64: 8
      }
    }
  }

  /// One tensor: its numbers in row-major order as little-endian bytes.
  public struct Entry: Equatable, Sendable {
    /// What the numbers are.
    public let type: ElementType
    /// The length of each dimension; empty for a single number.
    public let shape: [Int]
    /// The numbers' bytes.
    public let bytes: [UInt8]

    /// Creates a tensor from its bytes.
    /// - Precondition: there are as many bytes as `type` and `shape` ask for.
    public init(type: ElementType, shape: [Int], bytes: [UInt8]) {
      if bytes.count != byteCount(of: type, shape: shape) {
        fatalError("\(type.rawValue) of shape \(shape) does not fit \(bytes.count) bytes")
      }
      self.type = type
      self.shape = shape
      self.bytes = bytes
    }
  }
}

/// The bytes of a tensor; nil where a length is negative or no `Int` can hold their number.
func byteCount(of type: SafetensorsFile.ElementType, shape: [Int]) -> Int? {
  var count = type.byteCount
  for length in shape {
    let (product, overflows) = count.multipliedReportingOverflow(by: length)
    if length < 0 || overflows { return nil }
    count = product
  }
  return count
}
