import NeuralNetworks
import Tensors
import Testing

@testable import FeatureNetworks

@Suite("A network under training")
struct NormalisedNetworkTests {
  @Test("says the same when batch normalisation is folded into the convolutions")
  func folding() {
    var random = SplitMix64(seed: 4)
    let network = NormalisedNetwork(
      tiny, preprocessing: .centred, classCount: 5, dtype: .float64, using: &random)
    let pictures = randomPictures([6, 8, 8, 3], dtype: .float64)
    for (_, parameter) in network.parameters {
      parameter.value =
        parameter.value + 0.1 * .normal(parameter.value.shape, dtype: .float64, using: &random)
    }
    for _ in 0..<3 { _ = network(pictures, mode: .training) }  // moves the running averages
    let plain = network.folded()
    let maps = plain.activations(of: pictures, at: ["block2_conv2"])[0]
    let found = network.output(meanOverPixels(maps)).scalars
    let expected = network(pictures, mode: .inference).scalars
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(expected != network(pictures, mode: .training).scalars)
  }

  @Test("averages each channel over all pixels") func mean() {
    let maps = Tensor((0..<24).map(Double.init), shape: [2, 2, 3, 2])
    #expect(meanOverPixels(maps).scalars == [5, 6, 17, 18])
  }
}
