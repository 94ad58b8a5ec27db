import FeatureNetworks
import Tensors
import Testing

@testable import DeepDream

@Suite("A guided dream's objective")
struct GuideTests {
  @Test(
    "is the mean of the greatest dot products, found by trying all",
    arguments: [(8, 8, 8, 8), (5, 9, 12, 4), (9, 5, 1, 3), (17, 3, 3, 17)])
  func naive(height: Int, width: Int, guideHeight: Int, guideWidth: Int) {
    let network = tinyNetwork(dtype: .float64)
    let picture = speckles(height, width, dtype: .float64)
    let guide = speckles(guideHeight, guideWidth, dtype: .float64, seed: 8)
    func rows(_ picture: Tensor) -> [[Double]] {
      let numbers = network.activations(of: picture, at: ["block1_conv1"])[0].scalars
      return stride(from: 0, to: numbers.count, by: 16).map { Array(numbers[$0..<$0 + 16]) }
    }
    let guides = rows(guide)
    let best = rows(picture).map { a in
      guides.map { g in zip(a, g).reduce(0) { $0 + $1.0 * $1.1 } }.max()!
    }
    let expected = 0.25 * best.reduce(0, +) / Double(height * width * 16)
    let objective = Guide(
      [WeightedLayer("block1_conv1", weight: 0.25)], of: guide, in: network)
    let found = objective(network.activations(of: picture, at: objective.layers)).item
    #expect(abs(found - expected) < 1e-12 * abs(expected) + 1e-15)
  }

  @Test("a guide of one position draws every position towards it: the gradient is that position")
  func onePosition() {
    let network = tinyNetwork(dtype: .float64)
    let layer = WeightedLayer("block1_conv1")
    let guide = speckles(1, 1, dtype: .float64, seed: 8)
    let features = network.activations(of: guide, at: [layer.name])[0]
    var random = SplitMix64(seed: 4)
    let a = Tensor.normal([1, 2, 3, 16], dtype: .float64, using: &random)
    let objective = Guide([layer], of: guide, in: network)
    let gradient = valueAndGradient(at: a) { objective([$0]) }.gradient
    for position in 0..<6 {
      let row = gradient.reshaped([6, 16]).sliced(position..<position + 1)
      #expect(distance(row, features.reshaped([1, 16]) / 96) < 1e-15)
    }
  }
}
