import Tensors
import Testing

@testable import FeatureNetworks

@Suite("Half precision")
struct HalfPrecisionTests {
  @Test(
    "has the numbers of the standard",
    arguments: [
      (0x0000, 0), (0x3c00, 1), (0xc000, -2), (0x3555, 0.333_251_953_125), (0x7bff, 65_504),
      (0x0400, 0x1p-14), (0x03ff, 0x1p-14 - 0x1p-24), (0x0001, 0x1p-24), (0x7c00, .infinity),
      (0xfc00, -.infinity),
    ] as [(UInt16, Float)])
  func known(bits: UInt16, number: Float) {
    #expect(single(half: bits) == number)
    #expect(half(number) == bits)
  }

  @Test("comes back from single precision, all of it") func all() {
    let numbers = (UInt16.min...UInt16.max).filter { !single(half: $0).isNaN }
    #expect(numbers.count == 65_536 - 2 * 1_023)
    #expect(numbers.filter { half(single(half: $0)) != $0 } == [])
    #expect(single(half: 0x7e00).isNaN && single(half: half(.nan)).isNaN)
    #expect(single(half: 0x8000).sign == .minus)
  }

  @Test("rounds to the nearest, and to the even one of two as near") func rounding() {
    let wrong = (UInt16(0)..<0x7bff).filter { bits in
      let middle = (single(half: bits) + single(half: bits + 1)) / 2
      return half(middle) != bits + bits % 2 || half(middle.nextDown) != bits
        || half(middle.nextUp) != bits + 1
    }
    #expect(wrong == [])
    #expect(half(Float(65_520).nextDown) == 0x7bff && half(65_520) == 0x7c00)
    #expect(half(0x1p-25) == 0 && half(Float(0x1p-25).nextUp) == 1 && half(1e-30) == 0)
  }
}
