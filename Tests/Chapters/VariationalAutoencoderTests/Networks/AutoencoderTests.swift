import NeuralNetworks
import Tensors
import Testing

@testable import VariationalAutoencoder

/// Networks, and sizes of pictures that they learn.
private let sizes: [(network: Configuration.Network, shape: [Int])] = [
  (.convolutional, [28, 28, 1]), (.convolutional, [2, 2, 1]), (.convolutional, [6, 10, 3]),
  (.convolutional, [32, 32, 3]), (.dense, [28, 28, 1]), (.dense, [5, 7, 1]), (.dense, [3, 1, 3]),
]

@Suite("An encoder and a decoder")
struct AutoencoderTests {
  @Test("have the published numbers of parameters")
  func publishedCounts() {
    let paper = Configuration(preset: .paper)
    var random = SplitMix64(seed: 1)
    let model = Autoencoder(paper, using: &random)
    #expect(model.encoder.parameters.scalarCount == 494_244)
    #expect(model.decoder.parameters.scalarCount == 56_385)
    #expect(model.parameters.scalarCount == 550_629)
    let (encoder, decoder) = model.summaries(paper)
    #expect(
      encoder.rows.map(\.parameterCount) == [320, 18_496, 36_928, 36_928, 0, 401_440, 66, 66])
    #expect(decoder.rows.map(\.parameterCount) == [37_632, 0, 18_464, 289])
  }

  @Test("dense, have a hidden layer either way")
  func denseCounts() {
    let dense = Configuration(preset: .dense)
    var random = SplitMix64(seed: 1)
    let model = Autoencoder(dense, using: &random)
    #expect(model.encoder.parameters.scalarCount == 785 * 400 + 2 * 401 * 20)
    #expect(model.decoder.parameters.scalarCount == 21 * 400 + 401 * 784)
  }

  @Test("make of pictures codes and of codes pictures, of every size", arguments: sizes, [1, 3])
  func shapes(test: (network: Configuration.Network, shape: [Int]), latents: Int) {
    let configuration = tinyConfiguration(test.network) {
      ($0.height, $0.width, $0.channels) = (test.shape[0], test.shape[1], test.shape[2])
      $0.latentCount = latents
    }
    #expect(configuration.flaw == nil)
    for (batch, dtype) in [(1, DType.float32), (3, .float64)] {
      let model = generalAutoencoder(configuration, dtype: dtype)
      var random = SplitMix64(seed: 2)
      let pictures = Tensor.uniform(
        [batch] + test.shape, from: 0, to: 1, dtype: dtype, using: &random)
      let posterior = model.encoder(pictures)
      #expect(posterior.mean.shape == [batch, latents])
      #expect(posterior.logVariance.shape == [batch, latents])
      let decoded = model.decode(posterior.sample(using: &random))
      #expect(decoded.shape == [batch] + test.shape && decoded.dtype == dtype)
      #expect(decoded.scalars.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("are summed up layer by layer in the order in which they are applied", arguments: sizes)
  func summaries(network: Configuration.Network, shape: [Int]) {
    let configuration = tinyConfiguration(network) {
      ($0.height, $0.width, $0.channels) = (shape[0], shape[1], shape[2])
      $0.latentCount = 3
    }
    let model = generalAutoencoder(configuration)
    let (encoder, decoder) = model.summaries(configuration)
    #expect(encoder.rows.suffix(3).map(\.outputShape) == [[5], [3], [3]])
    #expect(encoder.rows.suffix(2).map(\.name) == ["mean", "logVariance"])
    #expect(encoder.parameterCount == model.encoder.parameters.scalarCount)
    #expect(decoder.rows.last?.outputShape == shape)
    #expect(decoder.parameterCount == model.decoder.parameters.scalarCount)
  }

  @Test("have names for their parameters that say where they are")
  func names() {
    func names(_ network: Configuration.Network) -> [String] {
      generalAutoencoder(tinyConfiguration(network)).parameters.map(\.name)
    }
    func both(_ layers: [String]) -> [String] { layers.flatMap { ["\($0).weight", "\($0).bias"] } }
    #expect(
      names(.convolutional)
        == both([
          "encoder.trunk.edges", "encoder.trunk.shrink", "encoder.trunk.third",
          "encoder.trunk.fourth", "encoder.trunk.hidden", "encoder.mean", "encoder.logVariance",
          "decoder.dense", "decoder.enlarge", "decoder.pixels",
        ]))
    #expect(
      names(.dense)
        == both([
          "encoder.trunk.hidden", "encoder.mean", "encoder.logVariance", "decoder.hidden",
          "decoder.pixels",
        ]))
  }

  @Test(
    "say what they mean: σ(logits) for pictures, the heads' words for codes",
    arguments: Configuration.Network.allCases, Configuration.Deviation.allCases)
  func meanings(network: Configuration.Network, deviation: Configuration.Deviation) {
    let model = generalAutoencoder(tinyConfiguration(network) { $0.deviation = deviation })
    var random = SplitMix64(seed: 3)
    let codes = Tensor.normal([4, 2], dtype: .float64, using: &random)
    #expect(model.decode(codes).scalars == sigmoid(model.decoder(codes)).scalars)
    let pictures = Tensor.uniform([4, 6, 4, 1], from: 0, to: 1, dtype: .float64, using: &random)
    let (said, seen) = (model.encoder(pictures), model.encoder.trunk(pictures))
    #expect(said.mean.scalars == model.encoder.mean(seen).scalars)
    #expect(said.chargedLogVariance.scalars == model.encoder.logVariance(seen).scalars)
    let factor = deviation == .printed ? 2.0 : 1
    #expect(said.logVariance.scalars == said.chargedLogVariance.scalars.map { factor * $0 })
  }
}
