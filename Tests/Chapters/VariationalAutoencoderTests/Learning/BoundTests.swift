import Foundation
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import VariationalAutoencoder

/// Everything that decides what the loss is.
private struct Loss: CustomTestStringConvertible, Sendable {
  let network: Configuration.Network
  let deviation: Configuration.Deviation
  let isAveraged: Bool

  static let all = Configuration.Network.allCases.flatMap { network in
    Configuration.Deviation.allCases.flatMap { deviation in
      [false, true].map { Loss(network: network, deviation: deviation, isAveraged: $0) }
    }
  }

  var testDescription: String { "\(network), \(deviation), averaged \(isAveraged)" }

  var configuration: Configuration {
    tinyConfiguration(network) {
      ($0.deviation, $0.isAveragedOverPixels, $0.beta) = (deviation, isAveraged, 0.7)
    }
  }
}

private func greyPictures(_ count: Int, _ c: Configuration) -> Tensor {
  var random = SplitMix64(seed: 8)
  return .uniform([count] + c.pictureShape, from: 0, to: 1, dtype: .float64, using: &random)
}

@Suite("The bound and the loss")
struct BoundTests {
  @Test("the loss' gradients are right in all parameters of both networks", arguments: Loss.all)
  fileprivate func gradients(loss: Loss) throws {
    let configuration = loss.configuration
    let model = generalAutoencoder(configuration)
    let pictures = greyPictures(3, configuration)
    var random = SplitMix64(seed: 4)
    try checkGradients(of: model.parameters, directions: 1, using: &random) {
      var noise = SplitMix64(seed: 9)  // the same each time
      return model.bound(on: pictures, using: &noise).loss(configuration)
    }
  }

  @Test("a wrong gradient is found")
  func checker() {
    let configuration = Loss.all[0].configuration
    let model = generalAutoencoder(configuration)
    let pictures = greyPictures(3, configuration)
    var random = SplitMix64(seed: 4)
    #expect(throws: GradientMismatch.self) {
      try checkGradients(of: model.parameters, directions: 1, using: &random) {
        var noise = SplitMix64(seed: 9)
        let loss = model.bound(on: pictures, using: &noise).loss(configuration)
        return 0.999 * loss + 0.001 * loss.untraced
      }
    }
  }

  @Test("the loss is the mean of reconstruction + β·divergence, over the pixels if asked for")
  func definition() {
    let configuration = Loss.all[0].configuration
    let bound = Bound(
      reconstruction: Tensor([10, 20.0], dtype: .float64),
      divergence: Tensor([3, 5.0], dtype: .float64),
      chargedDivergence: Tensor([1, 2.0], dtype: .float64))
    #expect(bound.negativeELBO.scalars == [13, 25])
    for (beta, sum) in [(0.0, 15.0), (1, 16.5), (4, 21)] {
      var configuration = configuration
      configuration.beta = beta
      #expect(bound.loss(configuration).item == sum)
      configuration.isAveragedOverPixels = true
      #expect((bound.loss(configuration).item - sum / 24).magnitude < 1e-15)
    }
  }

  @Test("with β = 1 the loss is −ELBO, its terms those of one code a picture", arguments: Loss.all)
  fileprivate func parts(loss: Loss) {
    let configuration = loss.configuration
    let model = generalAutoencoder(configuration)
    let pictures = greyPictures(5, configuration)
    var (random, same) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
    let bound = model.bound(on: pictures, using: &random)
    let posterior = model.encoder(pictures)
    let logits = model.decoder(posterior.sample(using: &same))
    let costs = reconstructionCost(logits: logits, pictures: pictures)
    #expect(bound.reconstruction.scalars == costs.scalars)
    #expect(bound.divergence.scalars == posterior.divergence.scalars)
    #expect(bound.chargedDivergence.scalars == posterior.chargedDivergence.scalars)
    #expect(random == same)
  }

  @Test(
    "as printed the loss is Keras', mean by mean", arguments: Configuration.Network.allCases,
    [1, 2, 5])
  func printed(network: Configuration.Network, latents: Int) {
    var configuration = tinyConfiguration(network) { $0.latentCount = latents }
    configuration.trainAsPrinted()
    let model = generalAutoencoder(configuration)
    let x = greyPictures(7, configuration)
    let seen = model.encoder.trunk(x)
    let (mean, s) = (model.encoder.mean(seen), model.encoder.logVariance(seen))
    var (random, same) = (SplitMix64(seed: 6), SplitMix64(seed: 6))
    let noise = Tensor.normal([7, latents], dtype: .float64, using: &same)
    let decoded = model.decode(mean + exp(s) * noise)

    let entropies = zip(x.scalars, decoded.scalars).map { -$0 * log($1) - (1 - $0) * log(1 - $1) }
    let terms = zip(mean.scalars, s.scalars).map { 1 + $1 - $0 * $0 - exp($1) }
    let keras = average(entropies) - 5e-4 * average(terms)
    let loss = model.bound(on: x, using: &random).loss(configuration).item
    #expect((loss - keras).magnitude < 1e-12)
  }

  @Test("who knows nothing pays ln 2 a pixel: 543.4 nats for 28 × 28", arguments: [0, 0.3, 1])
  func ignorance(grey: Double) {
    let shape = [2, 28, 28, 1]
    let costs = reconstructionCost(
      logits: .zeros(shape, dtype: .float64),
      pictures: Tensor(repeating: grey, shape: shape, dtype: .float64))
    for cost in costs.scalars { #expect((cost - 543.427389).magnitude < 1e-6) }
  }
}
