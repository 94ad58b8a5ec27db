import Testing

@testable import Kernels

@Suite struct BytesTests {
  @Test(
    "maps 0 to low, 255 to high and the rest evenly between",
    arguments: [
      (0.0, 1.0), (-1, 1), (0, 255), (-0.5, 0.5),
    ])
  func evenly(low: Double, high: Double) {
    let bytes = [UInt8](0...255)
    var y = [Float](repeating: 7, count: 257)
    spread(bytes, from: Float(low), to: Float(high), into: &y, count: 256)
    #expect(y[0] == Float(low) && y[255] == Float(high) && y[256] == 7)
    for byte in bytes {
      let expected = low + (high - low) * Double(byte) / 255
      #expect((Double(y[Int(byte)]) - expected).magnitude <= 1e-7 * (high - low))
    }
  }
}
