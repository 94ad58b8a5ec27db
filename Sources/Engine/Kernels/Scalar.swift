/// The two number types every kernel is compiled for: `Float` to train, `Double` to check gradients.
public protocol Scalar:
  BinaryFloatingPoint, ElementaryConstants, SIMDScalar, Codable, Sendable, BitwiseCopyable
{
  /// As many numbers as the processor's widest register holds.
  associatedtype Vector: SIMD where Vector.Scalar == Self

  /// The unsigned integer of the same width.
  associatedtype Bits: FixedWidthInteger & UnsignedInteger & SIMDScalar

  /// The number's encoding.
  var bitPattern: Bits { get }

  /// The number with this encoding.
  init(bitPattern: Bits)
}

#if AVX512
  extension Float: Scalar {
    /// 512 bits.
    public typealias Vector = SIMD16<Float>
  }
  extension Double: Scalar {
    /// 512 bits.
    public typealias Vector = SIMD8<Double>
  }
#elseif AVX2
  extension Float: Scalar {
    /// 256 bits.
    public typealias Vector = SIMD8<Float>
  }
  extension Double: Scalar {
    /// 256 bits.
    public typealias Vector = SIMD4<Double>
  }
#else
  extension Float: Scalar {
    /// 128 bits.
    public typealias Vector = SIMD4<Float>
  }
  extension Double: Scalar {
    /// 128 bits.
    public typealias Vector = SIMD2<Double>
  }
#endif

/// What the package was compiled to use, to print once where speed matters.
public enum Processor {
  /// Whether a multiplication and an addition are one instruction with one rounding.
  public static var hasFusedMultiplyAdd: Bool {
    #if FUSED_MULTIPLY_ADD
      true
    #else
      false
    #endif
  }

  /// The vector registers in use, and their width.
  public static var vectors: String {
    #if AVX512
      "AVX-512"
    #elseif AVX2
      "AVX2"
    #elseif NEON
      "NEON"
    #else
      "128-bit vectors without fused multiply-add"
    #endif
  }
}

extension SIMD where Scalar: Kernels.Scalar {
  /// Reads one vector from memory of any alignment.
  @inline(__always)
  init(loading pointer: UnsafePointer<Scalar>) {
    self = UnsafeRawPointer(pointer).loadUnaligned(as: Self.self)
  }

  /// Writes the vector to memory of any alignment.
  @inline(__always)
  func store(to pointer: UnsafeMutablePointer<Scalar>) {
    UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Self.self)
  }

  /// `self += a·b`, in one rounding where the processor can.
  @inline(__always)
  mutating func add(_ a: Self, times b: Self) {
    #if FUSED_MULTIPLY_ADD
      self = addingProduct(a, b)
    #else
      self += a * b
    #endif
  }
}
