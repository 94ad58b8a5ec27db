/// e^x and the functions made of one e^x.
///
/// Textbook reduction: with n the integer nearest to x / ln 2 and r = x − n · ln 2, |r| ≤ ½ ln 2,
///
///     e^x = 2^n · e^r,   e^r = 1 + r + r² · q(r)
///
/// where q is a polynomial and 2^n is n written into the exponent of a number. No step branches, so
/// the compiler turns a loop over any of these functions into vector code. Muller, "Elementary
/// Functions: Algorithms and Implementation", 3rd ed. 2016, chapter 11.
extension Scalar {
  /// e^x: 0 below the subnormal numbers, +∞ above the finite ones.
  @inlinable @inline(__always)
  public static func exp(_ x: Self) -> Self {
    let range = exponentialRange
    let clamped =
      x > range.upperBound ? range.upperBound : (x < range.lowerBound ? range.lowerBound : x)
    let reduced = reduceExponential(clamped)
    // 2^n need not be a normal number where e^x is one, or subnormal: scale by its halves in turn.
    let half = reduced.exponent &>> 1
    let scale = powerOfTwo(biased: half)
    return (1 + reduced.excess) * scale * powerOfTwo(biased: reduced.exponent &- half)
  }

  /// tanh x = u / (u + 2) with u = e^2|x| − 1, under the sign of x; tanh(−0) is −0.
  ///
  /// u is built from e^r − 1, so that nothing cancels near zero.
  @inlinable @inline(__always)
  public static func tanh(_ x: Self) -> Self {
    let magnitude = x.magnitude
    let reduced = reduceExponential(2 * (magnitude > 20 ? 20 : magnitude))  // tanh 20 rounds to 1
    let power = powerOfTwo(biased: reduced.exponent &- exponentBias)
    let u = multiplyAdd(power, reduced.excess, power - 1)
    return Self(bitPattern: (u / (u + 2)).bitPattern | (x.bitPattern & signMask))
  }

  /// 1 / (1 + e^−x), as t / (1 + t) with t = e^x for negative x: accurate down to subnormal
  /// results.
  @inlinable @inline(__always)
  public static func sigmoid(_ x: Self) -> Self {
    let t = exp(-x.magnitude)
    return (x < 0 ? t : 1) / (1 + t)
  }

  /// Writes e^x as 2^n · (1 + excess) and returns n + 2 · bias, never negative, with the excess.
  ///
  /// Adding 1.5 · 2^p, p the significand's bits, leaves a number without a fraction: it rounds x /
  /// ln 2 to n and puts n into the lowest bits. n · ln 2 is subtracted in two parts, of which the
  /// first product is exact. NaN gives any exponent and a NaN excess.
  /// - Precondition: x is within `exponentialRange`, or NaN.
  @inlinable @inline(__always)
  static func reduceExponential(_ x: Self) -> (exponent: Bits, excess: Self) {
    let rounder = Self(bitPattern: roundingBits &+ 2 &* exponentBias)  // 1.5 · 2^p + 2 · bias
    let rounded = multiplyAdd(x, 1.44269504088896340736, rounder)
    let n = rounded - rounder
    let r = multiplyAdd(-n, ln2.low, multiplyAdd(-n, ln2.high, x))
    let excess = multiplyAdd(r * r, exponentialTail(r), r)
    return (rounded.bitPattern &- roundingBits, excess)
  }

  /// 2^(exponent − bias).
  @inlinable @inline(__always)
  static func powerOfTwo(biased exponent: Bits) -> Self {
    Self(bitPattern: exponent &<< significandBits)
  }
}
