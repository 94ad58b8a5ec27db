extension SafetensorsFile.Entry {
  /// Creates a tensor of single-precision numbers, in row-major order.
  /// - Precondition: there are as many numbers as `shape` asks for; so for each of these.
  public init(float32 values: [Float], shape: [Int]) {
    self.init(type: .float32, shape: shape, bytes: littleEndian(values.map(\.bitPattern)))
  }

  /// Creates a tensor of double-precision numbers.
  public init(float64 values: [Double], shape: [Int]) {
    self.init(type: .float64, shape: shape, bytes: littleEndian(values.map(\.bitPattern)))
  }

  /// Creates a tensor of unsigned 64-bit integers, such as the state of a random generator.
  public init(uint64 values: [UInt64], shape: [Int]) {
    self.init(type: .uint64, shape: shape, bytes: littleEndian(values))
  }

  /// The numbers of a tensor stored as `.float32`; nil for every other type, as for each of these.
  public var float32: [Float]? {
    type == .float32 ? integers(in: bytes, UInt32.self).map(Float.init(bitPattern:)) : nil
  }

  /// The numbers of a tensor stored as `.float64`.
  public var float64: [Double]? {
    type == .float64 ? integers(in: bytes, UInt64.self).map(Double.init(bitPattern:)) : nil
  }

  /// The numbers of a tensor stored as `.uint64`.
  public var uint64: [UInt64]? {
    type == .uint64 ? integers(in: bytes, UInt64.self) : nil
  }
}

/// The bytes of `integers`, the least significant of each first.
func littleEndian<Bits: FixedWidthInteger>(_ integers: [Bits]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(integers.count * Bits.bitWidth / 8)
  for integer in integers {
    for shift in stride(from: 0, to: Bits.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: integer >> shift))
    }
  }
  return bytes
}

/// The integers that `littleEndian` made `bytes` of.
func integers<Bits: FixedWidthInteger>(in bytes: [UInt8], _: Bits.Type) -> [Bits] {
  let width = Bits.bitWidth / 8
  return (0..<bytes.count / width).map { index in
    var bits: Bits = 0
    for byte in 0..<width { bits |= Bits(bytes[index * width + byte]) << (8 * byte) }
    return bits
  }
}
