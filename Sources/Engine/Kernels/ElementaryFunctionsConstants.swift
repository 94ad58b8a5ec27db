/// What the elementary functions need to know of a number type: where its results end, and the
/// polynomials of its precision. Each minimises the largest relative error (Remez), and the error
/// stated is that of the rounded coefficients.
public protocol ElementaryConstants: Comparable {
  /// e^x rounds to 0 at the lower bound and overflows at the upper.
  static var exponentialRange: ClosedRange<Self> { get }

  /// ln 2 in two parts, the first short enough that its product with any exponent is exact.
  static var ln2: (high: Self, low: Self) { get }

  /// q(r) of e^r = 1 + r + r² · q(r), for |r| ≤ ½ ln 2.
  static func exponentialTail(_ r: Self) -> Self

  /// R(z) / z of 2 artanh s = s · (2 + R(s²)), for z = s² ≤ (√2 − 1)⁴.
  static func logarithmTail(_ z: Self) -> Self
}

extension Float: ElementaryConstants {
  /// Half the least subnormal number is e^−103.97…; the greatest finite one is e^88.72….
  @inlinable public static var exponentialRange: ClosedRange<Float> { -104...89 }

  /// 15 bits, and 24 more.
  @inlinable public static var ln2: (high: Float, low: Float) { (0x1.62e4p-1, 0x1.7f7d1cp-20) }

  /// Degree 4; e^r − 1 is met to within 2^−25.7 of itself.
  @inlinable @inline(__always)
  public static func exponentialTail(_ r: Float) -> Float {
    var q: Float = 0x1.6bebf4p-10
    q = multiplyAdd(q, r, 0x1.1227f6p-7)
    q = multiplyAdd(q, r, 0x1.555674p-5)
    q = multiplyAdd(q, r, 0x1.5554b0p-3)
    return multiplyAdd(q, r, 0x1.fffffep-2)
  }

  /// Degree 2; artanh s is met to within 2^−30.1 of itself.
  @inlinable @inline(__always)
  public static func logarithmTail(_ z: Float) -> Float {
    var q: Float = 0x1.31e13ap-2
    q = multiplyAdd(q, z, 0x1.995eccp-2)
    return multiplyAdd(q, z, 0x1.55557ap-1)
  }
}

extension Double: ElementaryConstants {
  /// Half the least subnormal number is e^−745.13…; the greatest finite one is e^709.78….
  @inlinable public static var exponentialRange: ClosedRange<Double> { -746...710 }

  /// 41 bits, and 53 more.
  @inlinable public static var ln2: (high: Double, low: Double) {
    (0x1.62e42fefa4p-1, -0x1.8432a1b0e2634p-43)
  }

  /// Degree 9; e^r − 1 is met to within 2^−54.8 of itself.
  @inlinable @inline(__always)
  public static func exponentialTail(_ r: Double) -> Double {
    var q = 0x1.ae6ba9c0df337p-26
    q = multiplyAdd(q, r, 0x1.28a236e382700p-22)
    q = multiplyAdd(q, r, 0x1.71de884f3a94ep-19)
    q = multiplyAdd(q, r, 0x1.a019a71c48b83p-16)
    q = multiplyAdd(q, r, 0x1.a01a0174d9020p-13)
    q = multiplyAdd(q, r, 0x1.6c16c17ef5917p-10)
    q = multiplyAdd(q, r, 0x1.1111111119095p-7)
    q = multiplyAdd(q, r, 0x1.555555555225ap-5)
    q = multiplyAdd(q, r, 0x1.5555555555539p-3)
    return multiplyAdd(q, r, 0x1.0000000000005p-1)
  }

  /// Degree 6; artanh s is met to within 2^−59.2 of itself.
  @inlinable @inline(__always)
  public static func logarithmTail(_ z: Double) -> Double {
    var q = 0x1.2f03b5ee0f6c0p-3
    q = multiplyAdd(q, z, 0x1.39a1e7f13f19cp-3)
    q = multiplyAdd(q, z, 0x1.74663d0c5d642p-3)
    q = multiplyAdd(q, z, 0x1.c71c5212fbad2p-3)
    q = multiplyAdd(q, z, 0x1.24924941e493cp-2)
    q = multiplyAdd(q, z, 0x1.999999997fea9p-2)
    return multiplyAdd(q, z, 0x1.5555555555592p-1)
  }
}

/// The layout of a number's encoding, from the type's own constants: sign, biased exponent,
/// significand.
extension Scalar {
  /// The bits of the stored significand, p: 23 or 52.
  @inlinable @inline(__always)
  static var significandBits: Bits { Bits(truncatingIfNeeded: significandBitCount) }

  /// What is added to an exponent before it is stored: 127 or 1023.
  @inlinable @inline(__always)
  static var exponentBias: Bits { (1 &<< Bits(truncatingIfNeeded: exponentBitCount - 1)) &- 1 }

  /// Ones in the place of the significand.
  @inlinable @inline(__always)
  static var significandMask: Bits { (1 &<< significandBits) &- 1 }

  /// A one in the place of the sign.
  @inlinable @inline(__always)
  static var signMask: Bits { (-Self.zero).bitPattern }

  /// The encoding of 1.5 · 2^p, whose neighbours are one apart.
  @inlinable @inline(__always)
  static var roundingBits: Bits {
    ((exponentBias &+ significandBits) &<< significandBits) | (1 &<< (significandBits &- 1))
  }
}
