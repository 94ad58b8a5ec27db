/// cos 2πt and sin 2πt for an angle of t turns, each to within 2 ulp.
///
/// Counted in turns an angle is reduced exactly: with q the integer nearest to 4t and f = t − q/4,
/// |f| ≤ ⅛, the two are ±cos 2πf and ±sin 2πf, exchanged where q is odd. No step branches, so the
/// compiler turns a loop over it into vector code.
/// - Precondition: t is in [0, 1].
@inline(__always)
func cosineAndSine(turns t: Double) -> (cosine: Double, sine: Double) {
  let q = (4 * t).rounded(.toNearestOrEven)
  let f = t - 0.25 * q
  let (cosine, sine) = (firstCosine(f), firstSine(f))
  let isExchanged = q == 1 || q == 3
  let (x, y) = (isExchanged ? sine : cosine, isExchanged ? cosine : sine)
  return (q == 1 || q == 2 ? -x : x, q == 2 || q == 3 ? -y : y)
}

/// sin 2πf for |f| ≤ ⅛: f · S(f²), met to within 2^−54.1 of itself (Remez).
@inline(__always)
private func firstSine(_ f: Double) -> Double {
  let z = f * f
  var s = 0x1.e3eed5cea6e8ep+1
  s = multiplyAdd(s, z, -0x1.e30063a02ae50p+3)
  s = multiplyAdd(s, z, 0x1.50782fca38bb1p+5)
  s = multiplyAdd(s, z, -0x1.32d2cce2d5361p+6)
  s = multiplyAdd(s, z, 0x1.466bc67758700p+6)
  s = multiplyAdd(s, z, -0x1.4abbce625be41p+5)
  return f * multiplyAdd(s, z, 0x1.921fb54442d18p+2)
}

/// cos 2πf for |f| ≤ ⅛: 1 + f² · C(f²), met to within 2^−55.2 of itself (Remez).
@inline(__always)
private func firstCosine(_ f: Double) -> Double {
  let z = f * f
  var c = -0x1.b263c349ae5cdp+0
  c = multiplyAdd(c, z, 0x1.f9cc40aca66dap+2)
  c = multiplyAdd(c, z, -0x1.a6d1ec7e0b7dbp+4)
  c = multiplyAdd(c, z, 0x1.e1f5068367b1ep+5)
  c = multiplyAdd(c, z, -0x1.55d3c7e3c9280p+6)
  c = multiplyAdd(c, z, 0x1.03c1f081b5aaep+6)
  return multiplyAdd(multiplyAdd(c, z, -0x1.3bd3cc9be45dep+4), z, 1)
}
