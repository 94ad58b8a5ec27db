import Foundation
import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import VariationalAutoencoder

@Suite("One step of an autoencoder after another")
struct AutoencoderTrainingTests {
  @Test("ten steps cost what they always did", arguments: Configuration.Network.allCases)
  func trace(network: Configuration.Network) throws {
    var training = smokeTraining(network)
    for (step, expected) in try #require(tenSteps[network]).enumerated() {
      let found = training.takeStep()
      #expect(found.map(\.name) == ["loss", "reconstruction", "divergence"])
      let (loss, reconstruction, divergence) = (found[0].value, found[1].value, found[2].value)
      #expect(
        (reconstruction - expected.reconstruction).magnitude < 1e-8
          && (divergence - expected.divergence).magnitude < 1e-8,
        "step \(step + 1): (\(reconstruction), \(divergence)),")
      #expect((loss - reconstruction - divergence).magnitude < 1e-10)
    }
    #expect(training.step == 10 && training.stepsPerEpoch == 2)
  }

  @Test(
    "pictures that are all alike are learnt almost by heart",
    arguments: Configuration.Network.allCases, Configuration.Rule.allCases)
  func learning(network: Configuration.Network, rule: Configuration.Rule) {
    let configuration = tinyConfiguration(network) {
      ($0.hiddenCount, $0.rule, $0.learningRate) = (16, rule, 0.01)
    }
    let checks = (0..<24).map { UInt8($0 % 3 == 0 ? 255 : 0) }
    var training = AutoencoderTraining(
      configuration,
      pictures: pictures([6, 4, 1], Array(repeating: checks, count: 8).flatMap { $0 }),
      seed: 1)
    let start = training.takeStep()[0].value
    training.takeSteps(150)
    #expect(start > 15 && training.takeStep()[0].value < 1)
  }

  @Test("in grey the steps see the pictures; binarised, one drawn anew each time")
  func binarisation() {
    func losses(_ isBinarised: Bool) -> [Double] {
      var training = tinyTraining(.dense, dtype: .float64) {
        ($0.isBinarised, $0.learningRate, $0.batchSize) = (isBinarised, 1e-300, 40)
      }
      training.model.encoder.logVariance.bias = Tensor([-90, -90], dtype: .float64)
      return (0..<3).map { _ in training.takeStep()[1].value }
    }
    let (grey, drawn) = (losses(false), losses(true))
    for loss in grey { #expect((loss - grey[0]).magnitude < 1e-9) }
    #expect(Set(drawn).count == 3)
    for loss in drawn { #expect((loss - grey[0]).magnitude > 1e-6) }
  }

  @Test("pictures of another size stop the program, which says both sizes")
  func otherSize() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = AutoencoderTraining(
        tinyConfiguration(.dense), pictures: speckledPictures([4, 6, 1]), seed: 1)
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("pictures of [6, 4, 1] were expected, found [4, 6, 1]"))
  }
}

@Suite("What decides an autoencoder's training", .serialized)
struct DeterminismTests {
  @Test(
    "equal seeds leave equal bytes whatever the threads, other seeds others",
    arguments: Configuration.Network.allCases)
  func seeds(network: Configuration.Network) throws {
    let folder = try TemporaryFolder()
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    func learned(_ seed: UInt64, threads: Int) throws -> Data {
      ThreadPool.shared.threadCount = threads
      var training = tinyTraining(network, seed: seed) {
        ($0.height, $0.width, $0.filterCount, $0.hiddenCount) = (14, 14, 16, 64)
        ($0.batchSize, $0.isBinarised) = (16, true)
      }
      training.takeSteps(3)
      return try training.fileBytes(in: folder)
    }
    let one = try learned(1, threads: 1)
    for threads in [1, 2, 3] { #expect(try learned(1, threads: threads) == one) }
    #expect(try learned(2, threads: 1) != one)
  }
}

/// The smoke preset on forty speckled pictures, in double precision.
private func smokeTraining(_ network: Configuration.Network) -> AutoencoderTraining {
  var configuration = Configuration(preset: .smoke)
  configuration.network = network
  return AutoencoderTraining(
    configuration, pictures: speckledPictures([28, 28, 1]), seed: 7, dtype: .float64)
}

private let tenSteps: [Configuration.Network: [(reconstruction: Double, divergence: Double)]] = [
  .convolutional: [
    (543.4133922562, 0.006888828273), (543.4828693757, 0.008772029289),
    (543.5093233937, 0.000113448510), (543.5228362696, 0.000068886500),
    (543.3975847059, 0.000191042706), (543.3108259841, 0.000186130270),
    (543.4552999867, 0.000154427957), (543.3864936961, 0.000113591124),
    (543.4209829523, 0.000620253428), (542.9301672116, 0.000144491874),
  ],
  .dense: [
    (543.8825556487, 0.305501964541), (544.0188877525, 0.674003611914),
    (543.8405694886, 0.050938234228), (543.9365577387, 0.068289679937),
    (543.4986533944, 0.242930398878), (543.2447549456, 0.022987859018),
    (543.7857194329, 0.001275598210), (543.2179960525, 0.003935413775),
    (543.3585385391, 0.001321466875), (543.1890131571, 0.001093200198),
  ],
]
