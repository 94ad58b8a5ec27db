import Kernels
import Testing

@testable import Datasets

@Suite("Noise")
struct NoiseTests {
  @Test("noise lies between 0 and 1, has no jumps, and repeats after 16") func noise() {
    var generator = SplitMix64(seed: 1)
    let noise = Noise(using: &generator)
    var values: [Double] = []
    for step in 0..<4000 {
      let place = Point(Double(step) * 0.0131 - 20, Double(step) * 0.0071 - 9)
      values.append(noise.value(place))
      #expect(abs(noise.value(place + [1e-4, 1e-4]) - values[step]) < 1e-3)
      #expect(abs(noise.value(place + [16, -32]) - values[step]) < 1e-9)
    }
    #expect((values.min() ?? -1) >= 0 && (values.max() ?? 2) <= 1)
    #expect((values.min() ?? 1) < 0.1 && (values.max() ?? 0) > 0.9)
  }
}
