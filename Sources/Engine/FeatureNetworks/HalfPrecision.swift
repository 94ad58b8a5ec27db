import Tensors

// Half precision is a sign, 5 bits of exponent and 10 of fraction (IEEE 754, binary16). Swift's `Float16`
// does not exist on every machine that this package runs on.

/// The number that 16 bits stand for.
func single(half bits: UInt16) -> Float {
  let size: Float =
    switch (exponent: bits >> 10 & 31, fraction: Float(bits & 1023)) {
    case (0, let fraction): fraction * 0x1p-24
    case (31, let fraction): fraction == 0 ? .infinity : .nan
    case (let exponent, let fraction):
      Float(sign: .plus, exponent: Int(exponent) - 25, significand: 1024 + fraction)
    }
  return bits & 0x8000 == 0 ? size : -size
}

/// The nearest number of half precision, the even one of two as near, as 16 bits.
func half(_ number: Float) -> UInt16 {
  let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
  let size = number.magnitude
  if number.isNaN { return sign | 0x7e00 }
  if size >= 65_520 { return sign | 0x7c00 }  // infinity, from halfway past the largest, 65,504
  // Below 2⁻¹⁴ all numbers are as far apart as those from there to 2⁻¹³.
  let exponent = max(Int(size.exponent), -14)
  let fraction = size * Float(sign: .plus, exponent: 10 - exponent, significand: 1)
  let binade = size < 0x1p-14 ? 0 : UInt16(exponent + 14) << 10  // the fraction's 1024 adds another
  return sign | (binade + UInt16(fraction.rounded(.toNearestOrEven)))
}

extension Tensor {
  /// The same numbers, each rounded to half precision.
  func roundedToHalf() -> Tensor {
    Tensor(scalars.map { single(half: half(Float($0))) }, shape: shape, dtype: dtype)
  }
}
