import Datasets
import Foundation
import NeuralNetworks
import Tensors
import Testing
import VariationalAutoencoder

/// The answers to the exercises of `04-variational-autoencoder.md`, in their order.
@Suite("The exercises of chapter 4")
struct VAEExerciseTests {
  @Test(
    "1: what a cloud costs, what is charged as printed, and where the slopes push",
    arguments: [(1, 0.5, 0.818, 0.597), (0, 0.05, 2.497, 1.023)])
  func divergence(μ: Double, σ: Double, said: Double, printed: Double) {
    let posterior = Posterior(
      mean: row([μ]), said: row([log(σ)]), deviation: .printed)
    #expect(abs(posterior.divergence.item - said) < 5e-4)
    #expect(abs(posterior.chargedDivergence.item - printed) < 5e-4)
    let slopes = valueAndGradients(at: [row([μ]), posterior.logVariance]) { inputs in
      kullbackLeibler(mean: inputs[0], logVariance: inputs[1]).sum()
    }.gradients
    #expect(abs(slopes[0].item - μ) < 1e-12)
    #expect(abs(slopes[1].item - (σ * σ - 1) / 2) < 1e-12)
  }

  @Test(
    "2: what a lazy guess loses, and what weighted codes leave of it",
    arguments: [(1, 1), (10, 0.196), (100, 0.029)])
  func weighting(codes k: Int, gap: Double) {
    let x = 2.0
    func logNormal(_ x: Double, _ mean: Double, _ variance: Double) -> Double {
      -(log(2 * .pi * variance) + (x - mean) * (x - mean) / variance) / 2
    }
    let cost = -logNormal(x, 0, 2)
    #expect(abs(cost - 2.2655) < 5e-5)
    func bound(_ mean: Double) -> Double {
      let divergence = kullbackLeibler(mean: row([mean]), logVariance: row([log(0.5)])).item
      return log(2 * .pi) / 2 + ((x - mean) * (x - mean) + 0.5) / 2 + divergence
    }
    #expect(abs(bound(1) - cost) < 1e-12)
    #expect(abs(bound(0) - cost - 1) < 1e-12)

    var random = SplitMix64(seed: 2)
    let trials = 100_000 / k
    let codes = 0.5.squareRoot() * Tensor.normal([trials, k], dtype: .float64, using: &random)
    let logWeights = codes.scalars.map { z in
      logNormal(x, z, 1) + logNormal(z, 0, 1) - logNormal(z, 0, 0.5)
    }
    let found = (0..<trials).reduce(0.0) { sum, trial in
      let own = logWeights[trial * k..<(trial + 1) * k]
      return sum - log(own.reduce(0) { $0 + exp($1) } / Double(k))
    }
    #expect(abs(found / Double(trials) - cost - gap) < 0.02)
  }

  @Test("3: gradients of z² by both ways, their variances and the best baseline")
  func estimators() {
    let (μ, σ) = (1.0, 0.5)
    let posterior = Posterior(mean: row([μ]), said: row([2 * log(σ)]))
    var random = SplitMix64(seed: 3)
    let estimates = GradientEstimates(for: posterior, draws: 100_000, using: &random) { z in
      (z * z).sum(along: 1)
    }
    let all = [
      (estimates.reparameterised, 1), (estimates.scoreFunction, 21.75),
      (estimates.centredScoreFunction, 10.5),
    ]
    for (drawn, variance) in all {
      #expect(abs(drawn.mean().item - 2 * μ) < 0.05)
      #expect(abs(GradientEstimates.variance(of: drawn) / variance - 1) < 0.05)
    }
    let ε = (estimates.reparameterised / 2 - μ) / σ
    func left(_ b: Double) -> Double {
      GradientEstimates.variance(of: estimates.scoreFunction - b / σ * ε)
    }
    #expect(abs(left(1.75) / 9.5 - 1) < 0.05)
    #expect(left(1.75) < left(1.5) && left(1.75) < left(2))
  }

  @Test("4: the loss as it is printed is ours with β = 0.784/d")
  func printedLoss() {
    var configuration = Configuration(preset: .dense)
    (configuration.latentCount, configuration.hiddenCount) = (2, 16)
    configuration.trainAsPrinted()
    #expect(abs(configuration.beta - 0.392) < 1e-12)
    #expect(abs(Configuration.printedBeta(pixels: 3072, latents: 20) - 0.1536) < 1e-12)
    #expect(abs(1 / Configuration.printedBeta(pixels: 784, latents: 2) * 5e-4 - 0.0013) < 5e-5)

    var random = SplitMix64(seed: 4)
    let model = Autoencoder(configuration, dtype: .float64, using: &random)
    let digits = DrawnDigits.make(count: 16, seed: 4)
    let x = digits.pictures([Int](0..<16), dtype: .float64)
    var noise = SplitMix64(seed: 5)
    let ours = model.bound(on: x, using: &noise).loss(configuration).item

    let posterior = model.encoder(x)
    let (μ, s) = (posterior.mean, posterior.chargedLogVariance)
    noise = SplitMix64(seed: 5)
    let z = μ + exp(s) * .normal(μ.shape, dtype: .float64, using: &noise)
    let pixels = sigmoidCrossEntropy(logits: model.decoder(z), labels: x).mean()
    let divergences = -5e-4 * (1 + s - μ * μ - exp(s)).mean(along: 1)
    #expect(abs(ours - (pixels + divergences).mean().item) < 1e-12)
  }

  @Test(
    "5: a number is switched off where its variance is no more than β times the noise",
    arguments: [(0.392, 1.608), (1, 1), (4, 0)])
  func linear(β: Double, square: Double) {
    let (λ, v) = (2.0, 1.0)
    func loss(_ w: Tensor, _ a: Tensor, _ logVariance: Tensor) -> Tensor {
      let s2 = exp(logVariance)
      let error = (1 - w * a) * (1 - w * a) * λ + w * w * s2
      return error / (2 * v) + 0.5 * β * (λ * a * a + s2 - 1 - logVariance)
    }
    var numbers = [0.9, 0.3, -0.2].map { Tensor([$0], dtype: .float64) }
    for _ in 0..<5_000 {
      let slopes = valueAndGradients(at: numbers) { loss($0[0], $0[1], $0[2]).sum() }.gradients
      numbers = zip(numbers, slopes).map { $0 - 0.1 * $1 }
    }
    let (w, a, logVariance) = (numbers[0].item, numbers[1].item, numbers[2].item)
    #expect(abs(w * w - square) < 1e-6)
    let d = w * w + β * v
    #expect(abs(a - w / d) < 1e-6)
    #expect(abs(exp(logVariance) - β * v / d) < 1e-6)
    let least = β / 2 * (λ / d + log(d) - log(β * v))
    let found = loss(numbers[0], numbers[1], numbers[2]).item
    #expect(abs(found - least) < 1e-9)
  }

  private func row(_ numbers: [Double]) -> Tensor {
    Tensor(numbers, shape: [1, numbers.count], dtype: .float64)
  }
}

/// Numbers that the text of chapter 4 states beside its exercises.
@Suite("What the text of chapter 4 says")
struct VAEClaimsTests {
  @Test("the published network has 550,629 parameters")
  func parameters() {
    var random = SplitMix64(seed: 0)
    let model = Autoencoder(Configuration(preset: .paper), using: &random)
    let counts = model.parameters.map { $0.parameter.value.count }
    let layers = stride(from: 0, to: counts.count, by: 2).map { counts[$0] + counts[$0 + 1] }
    #expect(
      layers == [320, 18_496, 36_928, 36_928, 401_440, 66, 66, 37_632, 18_464, 289])
    #expect(model.encoder.parameters.scalarCount == 494_244)
    #expect(model.decoder.parameters.scalarCount == 56_385)
    #expect(model.parameters.scalarCount == 550_629)
  }

  @Test("for μ = 1 and σ = 0.1 the score function's variance is 2,854 times the other's")
  func variances() {
    let (μ2, σ2) = (1.0, 0.01)
    let unit = 4 * σ2
    #expect(abs((μ2 * μ2 / σ2 + 14 * μ2 + 15 * σ2) / unit - 2_854) < 0.5)
    #expect(abs((8 * μ2 + 10 * σ2) / unit - 202.5) < 1e-9)
  }

  @Test("the map's lines are 0.162 apart in the middle and 0.441 at the edge")
  func map() {
    let places = (0..<15).map { normalQuantile(0.05 + 0.9 * Double($0) / 14) }
    #expect(abs(places[0] + 1.645) < 5e-4 && abs(places[14] - 1.645) < 5e-4)
    #expect(abs(places[8] - places[7] - 0.162) < 5e-4)
    #expect(abs(places[14] - places[13] - 0.441) < 5e-4)
  }

  @Test(
    "MNIST's test pictures cost 543.4, 205.8 and 45.5 nats",
    .enabled(if: ProcessInfo.processInfo.environment["CHAPTERS_DATA"] != nil))
  func anchors() throws {
    let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]!
    let folder = URL(fileURLWithPath: data).appending(path: "mnist")
    let training = try LabelledImages(mnistIn: folder, split: .training, name: "MNIST")
    let test = try LabelledImages(mnistIn: folder, split: .test, name: "MNIST")
    #expect(abs(784 * log(2) - 543.4) < 0.05)
    let means = training.meanPixels
    let pixels = test.pixels.indices
    let own = pixels.reduce(0.0) { $0 + crossEntropy(test.grey($1), test.grey($1)) }
    let mean = pixels.reduce(0.0) { $0 + crossEntropy(test.grey($1), means[$1 % 784]) }
    #expect(abs(own / 10_000 - 45.5) < 0.05)
    #expect(abs(mean / 10_000 - 205.8) < 0.05)
  }

  /// −x·log p − (1 − x)·log(1 − p), p kept from 0 and 1 by 10⁻⁷ where it differs from x.
  private func crossEntropy(_ x: Double, _ p: Double) -> Double {
    let p = x == p ? p : min(max(p, 1e-7), 1 - 1e-7)
    return (x > 0 ? -x * log(p) : 0) - (x < 1 ? (1 - x) * log(1 - p) : 0)
  }
}

extension LabelledImages {
  /// A byte as a grey level from 0 to 1.
  fileprivate func grey(_ index: Int) -> Double { Double(pixels[index]) / 255 }

  /// The mean grey level of each pixel.
  fileprivate var meanPixels: [Double] {
    var sums = [Double](repeating: 0, count: height * width)
    for index in pixels.indices { sums[index % sums.count] += grey(index) }
    return sums.map { $0 / Double(count) }
  }
}
