import Datasets
import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

/// An autoencoder whose decoder does not look at codes, and which thinks all of them are N(μ, e^s).
private func deaf(μ: Double, s: Double) -> Autoencoder {
  let model = generalAutoencoder(tinyConfiguration(.dense), dtype: .float32)
  for (name, parameter) in model.parameters where name == "decoder.hidden.weight" {
    parameter.value = .zeros(parameter.value.shape)
  }
  for (head, value) in [(model.encoder.mean, μ), (model.encoder.logVariance, s)] {
    head.weight = .zeros(head.weight.shape)
    head.bias = Tensor(repeating: value, shape: head.bias.shape)
  }
  return model
}

/// −log p(x) = −log ∫ p(x|z)·p(z) dz of each picture, by a sum over z from −8 to 8.
private func exactCosts(_ model: Autoencoder, _ images: LabelledImages) -> [Double] {
  let width = 16.0 / 4_000
  let codes = (0...4_000).map { -8 + Double($0) * width }
  let logits = model.decoder(Tensor(codes, shape: [codes.count, 1]))
  return (0..<images.count).map { picture in
    let same = [Int](repeating: picture, count: codes.count)
    let costs = reconstructionCost(logits: logits, pictures: images.pictures(same)).scalars
    return -logSumExp(
      zip(codes, costs).map { z, cost in
        log(width / (2 * Double.pi).squareRoot()) - z * z / 2 - cost
      })
  }
}

private let images = speckledPictures([6, 4, 1])

@Suite("The importance-weighted bound")
struct ImportanceWeightingTests {
  /// An autoencoder of one latent number none of whose weights is special.
  private let oneLatent = generalAutoencoder(
    tinyConfiguration(.dense) { $0.latentCount = 1 }, dtype: .float32)

  @Test("one sample gives the ELBO on average")
  func oneSample() {
    var random = SplitMix64(seed: 1)
    var differences: [Double] = []
    for _ in 0..<100 {
      let report = BoundReport(of: oneLatent, on: images, using: &random)
      let bound = oneLatent.importanceWeightedBound(on: images, samples: 1, using: &random)
      differences.append(average(bound) - report.negativeELBO)
    }
    let error = (variance(differences) / 100).squareRoot()
    #expect(average(differences).magnitude < 4 * error)
    #expect(error < 0.1)
  }

  @Test("the bound falls with the samples towards what the pictures cost, and not below")
  func samples() {
    var random = SplitMix64(seed: 2)
    let many = images.subset((0..<200).map { $0 % 40 })
    let exact = exactCosts(oneLatent, images)
    var gaps: [Double] = []
    for k in [1, 10, 100, 2_000] {
      let bound = oneLatent.importanceWeightedBound(on: many, samples: k, using: &random)
      #expect(bound.count == 200)
      let gap = bound.enumerated().map { $1 - exact[$0 % 40] }
      #expect(average(gap) > -4 * (variance(gap) / 200).squareRoot(), "\(k)")
      gaps.append(average(gap))
    }
    #expect(gaps[0] > gaps[1] && gaps[1] > gaps[2] && gaps[2] > gaps[3])
    #expect(gaps[0] > 0.1 && gaps[3].magnitude < 0.01, "\(gaps)")
  }

  @Test("it is exact with any number of samples where the posterior is", arguments: [1, 3, 501])
  func exactPosterior(k: Int) {
    var random = SplitMix64(seed: 3)
    let model = deaf(μ: 0, s: 0)
    let logits = model.decoder(.zeros([images.count, 2]))
    let costs = reconstructionCost(
      logits: logits, pictures: images.pictures([Int](0..<images.count)))
    let bounds = model.importanceWeightedBound(on: images, samples: k, using: &random)
    for (bound, cost) in zip(bounds, costs.scalars) { #expect((bound - cost).magnitude < 1e-4) }
  }

  @Test("a posterior that is wrong costs its divergence with one sample, nothing with many")
  func wrongPosterior() {
    let model = deaf(μ: 0.5, s: -0.5)
    var random = SplitMix64(seed: 4)
    let report = BoundReport(of: model, on: images, using: &random)
    #expect((report.divergence - (0.25 + exp(-0.5) - 1 + 0.5)).magnitude < 1e-6)
    let same = images.subset([Int](repeating: 3, count: 400))
    let cost = BoundReport(of: model, on: same, using: &random).reconstruction
    for (k, divergence, tolerance) in [(1, report.divergence, 0.2), (3_000, 0, 0.01)] {
      let bound = model.importanceWeightedBound(
        on: k == 1 ? same : same.prefix(40), samples: k, using: &random)
      #expect((average(bound) - cost - divergence).magnitude < tolerance, "\(k)")
    }
  }

  @Test("every sample counts once, however many there are", arguments: [1, 499, 500, 501, 1_001])
  func counts(k: Int) {
    var random = SplitMix64(seed: 5)
    let weights = oneLatent.logWeights(of: images.pictures([0]), samples: k, using: &random)
    #expect(weights.count == k && Set(weights).count > k * 9 / 10)
    var same = SplitMix64(seed: 5)
    let bound = oneLatent.importanceWeightedBound(on: images.prefix(1), samples: k, using: &same)
    #expect((bound[0] + log(average(weights.map { exp($0) }))).magnitude < 1e-9)
  }

  @Test("no samples give no bound")
  func none() async {
    await #expect(processExitsWith: .failure) {
      var random = SplitMix64(seed: 1)
      _ = deaf(μ: 0, s: 0).importanceWeightedBound(on: images, samples: 0, using: &random)
    }
  }

  @Test("log Σ e^x does not overflow")
  func overflow() {
    for shift in [-2_000.0, 0, 2_000] {
      let found = logSumExp([1, 2, 3].map { shift + $0 })
      #expect((found - shift - log(exp(1) + exp(2) + exp(3))).magnitude < 1e-12)
    }
    #expect(logSumExp([-5]) == -5)
  }
}
