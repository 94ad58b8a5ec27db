/// log x and log(1 + e^x).
///
/// Textbook reduction: x = 2^k · (1 + f) with 1 + f in [√½, √2), then, with s = f / (2 + f),
///
///     log x = k · ln 2 + log(1 + f)
///     log(1 + f) = 2 artanh s = f − s · f + s · R(s²) = f − (f²/2 − s · (f²/2 + R(s²)))
///
/// where R(z) = ⅔ z + ⅖ z² + … is a polynomial. In the last form only f, which is exact, is large.
/// The form is that of Sun's fdlibm, e_log.c (1993).
extension Scalar {
  /// The natural logarithm: −∞ at ±0, NaN below.
  @inlinable @inline(__always)
  public static func log(_ x: Self) -> Self {
    // Subnormal numbers are first made normal by 2^p; the exponent's bias grows by p.
    let isSubnormal = x < leastNormalMagnitude
    let normal = isSubnormal ? x * powerOfTwo(biased: exponentBias &+ significandBits) : x
    let bias = isSubnormal ? exponentBias &+ significandBits : exponentBias

    // Counting encodings from √½ instead of from 1 makes the exponent step at √½, √2, 2√2, …
    let one = Self(1).bitPattern
    let root = Self(0.70710678118654752440).bitPattern
    let shifted = normal.bitPattern &+ (one &- root)
    let f = Self(bitPattern: (shifted & significandMask) &+ root) - 1
    // 1.5 · 2^p + k has k in its lowest bits: the conversion from integer is one subtraction.
    let exponent = (shifted &>> significandBits) &- bias
    let k = Self(bitPattern: roundingBits &+ exponent) - Self(bitPattern: roundingBits)

    // What has no finite logarithm went through all this as some number; one addition corrects it.
    let above: Self = x == .infinity ? .infinity : 0
    let below: Self = x == 0 ? -.infinity : .nan
    return logarithm(onePlus: f, timesTwoTo: k) + (x > 0 ? above : below)
  }

  /// log(1 + e^x) = max(x, 0) + log(1 + e^−|x|): e^x far below zero, x far above.
  @inlinable @inline(__always)
  public static func softplus(_ x: Self) -> Self {
    let t = exp(-x.magnitude)
    let isLarge = t > 0.41421356237309504880  // 1 + t > √2: halve it, and add log 2
    let f = isLarge ? 0.5 * (t - 1) : t
    return (x > 0 ? x : 0) + logarithm(onePlus: f, timesTwoTo: isLarge ? 1 : 0)
  }

  /// log(2^k · (1 + f)) for 1 + f in [√½, √2]; the product of k and the first part of ln 2 is
  /// exact.
  @inlinable @inline(__always)
  static func logarithm(onePlus f: Self, timesTwoTo k: Self) -> Self {
    let s = f / (2 + f)
    let z = s * s
    let halfSquare = 0.5 * f * f
    let tail = multiplyAdd(s, multiplyAdd(z, logarithmTail(z), halfSquare), k * ln2.low)
    return multiplyAdd(k, ln2.high, f - (halfSquare - tail))
  }
}
