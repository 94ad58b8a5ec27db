import Foundation
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import StyleTransfer

@Suite("The network that paints")
struct FastNetworkTests {
  @Test("has the published number of parameters")
  func published() {
    let network = tinyTransform(width: 32, residualBlocks: 5, dtype: .float32)
    #expect(network.parameters.scalarCount == 1_679_235)
    #expect(network.summary(height: 256, width: 256).parameterCount == 1_679_235)
  }

  @Test("has the parameters of its layers", arguments: [1, 2, 16], [0, 1, 3])
  func parameters(width w: Int, blocks: Int) {
    func block(_ inputs: Int, _ outputs: Int, _ kernel: Int) -> Int {
      kernel * kernel * inputs * outputs + outputs + 2 * outputs
    }
    let ends = block(3, w, 9) + 81 * w * 3 + 3
    let halves = block(w, 2 * w, 3) + block(2 * w, 4 * w, 3)
    let doubles = block(4 * w, 2 * w, 3) + block(2 * w, w, 3)
    let residuals = blocks * 2 * block(4 * w, 4 * w, 3)
    let network = tinyTransform(width: w, residualBlocks: blocks)
    #expect(network.parameters.scalarCount == ends + halves + doubles + residuals)
  }

  @Test(
    "paints pictures of any size, in colours between 0 and 1",
    arguments: [(1, 1), (4, 4), (5, 7), (8, 12), (17, 4), (3, 30)], DType.allCases)
  func sizes(size: (Int, Int), dtype: DType) {
    let pictures = concatenated([
      speckles(size.0, size.1, dtype: dtype), speckles(size.0, size.1, dtype: dtype, seed: 9),
    ])
    let network = tinyTransform(dtype: dtype)
    let painted = network(pictures)
    #expect(painted.shape == pictures.shape && painted.dtype == dtype)
    #expect(painted.scalars.allSatisfy { (0...1).contains($0) })
    let second = network(pictures.sliced(1..<2))
    #expect(distance(second, painted.sliced(1..<2)) < 1e-5, "pictures do not see each other")
  }

  @Test("of an odd size it paints what it paints of a larger picture, but near the new edge")
  func places() {
    // Without residual blocks a pixel sees 35 others either way at most; the statistics of the norm
    // are of all pixels, and differ a little.
    let network = tinyTransform(residualBlocks: 0)
    let large = smooth(height: 96, width: 96)
    let part = large.sliced(0..<93, along: 1).sliced(0..<94, along: 2)
    let whole = network(large).sliced(0..<40, along: 1).sliced(0..<40, along: 2)
    let small = network(part).sliced(0..<40, along: 1).sliced(0..<40, along: 2)
    let moved = network(large).sliced(4..<44, along: 1).sliced(4..<44, along: 2)
    #expect(distance(whole, small) < 0.2 * distance(whole, moved))
  }

  @Test("an even picture is painted evenly up to its edges")
  func edges() {
    let grey = Tensor(repeating: 0.25, shape: [1, 16, 24, 3], dtype: .float64)
    let painted = tinyTransform()(grey).scalars
    for channel in 0..<3 {
      let numbers = stride(from: channel, to: painted.count, by: 3).map { painted[$0] }
      #expect(numbers.max()! - numbers.min()! < 1e-9)
    }
  }

  @Test(
    "with grain it paints a flat sky in strokes, the same for the same seed; without, in stripes")
  func grain() {
    let row = (0..<24).map { 0.5 + 0.4 * sin(Double($0)) }
    let sky = Tensor(row.flatMap { Array(repeating: $0, count: 20 * 3) }, shape: [1, 24, 20, 3])
    let network = tinyTransform(dtype: .float32)
    func painted(_ grain: Double, seed: UInt64 = 1) -> Tensor {
      var random = SplitMix64(seed: seed)
      return network.painted(sky, grain: grain, using: &random)
    }
    func unevenness(_ picture: Tensor) -> Double {
      distance(picture.sliced(2..<3, along: 2), picture.sliced(9..<10, along: 2))
    }
    #expect(painted(0).bytes == network(sky).bytes && unevenness(painted(0)) < 1e-5)
    #expect(unevenness(painted(0.1)) > 1e-2)
    #expect(painted(0.1).bytes == painted(0.1).bytes)
    #expect(painted(0.1).bytes != painted(0.1, seed: 2).bytes)
  }

  @Test("its summary's layers follow one another")
  func summary() {
    let summary = tinyTransform(width: 4, residualBlocks: 2).summary(height: 20, width: 12)
    #expect(summary.rows.last?.outputShape == [20, 12, 3])
    #expect(summary.rows.contains { $0.outputShape == [5, 3, 16] })
    #expect(summary.rows.count(where: { $0.kind == "ReflectedConv2D" }) == 10)
  }
}

@Suite("Pictures mirrored at their edges")
struct FastReflectionTests {
  @Test(
    "each pixel outside is one inside, as far from the edge", arguments: [1, 2, 3, 5, 17],
    DType.allCases)
  func reference(height: Int, dtype: DType) {
    for (width, margin) in [(1, 1), (3, 1), (5, 4), (2, 4), (17, 3)] {
      let picture = speckles(height, width, dtype: dtype)
      let wide = picture.reflected(by: margin)
      #expect(wide.shape == [1, height + 2 * margin, width + 2 * margin, 3])
      /// Walks there and back between the first and the last pixel.
      func place(_ outside: Int, _ length: Int) -> Int {
        var (place, step) = (0, 1)
        for _ in 0..<abs(outside) where length > 1 {
          if !(0..<length).contains(place + step) { step = -step }
          place += step
        }
        return place
      }
      let source = picture.scalars
      let expected = (-margin..<height + margin).flatMap { y in
        (-margin..<width + margin).flatMap { x in
          let there = place(y, height) * width + place(x, width)
          return source[3 * there..<3 * there + 3]
        }
      }
      #expect(wide.scalars == expected, "\(height)×\(width), \(margin)")
    }
  }

  @Test("its gradient sums over the mirror images", arguments: [(1, 2), (3, 5), (4, 1)], [1, 4])
  func gradient(size: (Int, Int), margin: Int) throws {
    var random = SplitMix64(seed: 1)
    let x = Tensor.normal([2, size.0, size.1, 2], dtype: .float64, using: &random)
    try checkGradients(at: [x], using: &random) { $0[0].reflected(by: margin) }
  }
}

/// Slow waves.
private func smooth(height: Int, width: Int) -> Tensor {
  let numbers = (0..<height * width * 3).map { index in
    let (pixel, channel) = index.quotientAndRemainder(dividingBy: 3)
    let (y, x) = pixel.quotientAndRemainder(dividingBy: width)
    return 0.5 + 0.5 * sin(0.2 * Double(x) + Double(channel)) * cos(0.3 * Double(y))
  }
  return Tensor(numbers, shape: [1, height, width, 3], dtype: .float64)
}
