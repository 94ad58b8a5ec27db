import Foundation
import NeuralNetworks
import Testing

@testable import VariationalAutoencoder

@Suite("The hyper-parameters of the variational autoencoder")
struct ConfigurationTests {
  @Test("the paper's preset has the published numbers, and the bound as it should be")
  func paper() {
    let paper = Configuration(preset: .paper)
    #expect(paper.network == .convolutional && paper.pictureShape == [28, 28, 1])
    #expect((paper.latentCount, paper.filterCount, paper.hiddenCount) == (2, 64, 32))
    #expect((paper.batchSize, paper.epochs, paper.learningRate) == (16, 10, 0.001))
    #expect(paper.rule == .rmsprop && paper.optimiser is RMSprop)
    #expect(paper.deviation == .root && paper.beta == 1)
    #expect(!paper.isAveragedOverPixels && !paper.isBinarised)
  }

  @Test("the other presets are the published networks but for these numbers")
  func presets() {
    var quick = Configuration(preset: .paper)
    quick.epochs = 8
    #expect(Configuration(preset: .quick) == quick)
    var dense = Configuration(preset: .paper)
    (dense.network, dense.latentCount, dense.hiddenCount) = (.dense, 20, 400)
    (dense.batchSize, dense.rule) = (128, .adam)
    #expect(Configuration(preset: .dense) == dense && dense.optimiser is Adam)
    var smoke = Configuration(preset: .paper)
    (smoke.filterCount, smoke.hiddenCount, smoke.drawnCount, smoke.epochs) = (8, 8, 200, 2)
    #expect(Configuration(preset: .smoke) == smoke)
  }

  @Test(
    "as printed β depends on the number of latent numbers and of pixels",
    arguments: [
      ([28, 28, 1], 2, 0.392), ([28, 28, 1], 1, 0.784), ([28, 28, 1], 20, 0.0392),
      ([32, 32, 3], 2, 1.536), ([32, 32, 3], 64, 0.048), ([1, 1, 1], 1, 0.001),
    ])
  func printedBeta(shape: [Int], latents: Int, beta: Double) {
    var printed = Configuration(preset: .paper)
    (printed.height, printed.width, printed.channels) = (shape[0], shape[1], shape[2])
    printed.latentCount = latents
    var expected = printed
    (expected.deviation, expected.isAveragedOverPixels) = (.printed, true)
    printed.trainAsPrinted()
    #expect((printed.beta - beta).magnitude < 1e-15)
    expected.beta = printed.beta
    #expect(printed == expected)
  }

  @Test("every preset has no flaw and comes back from JSON as it was", arguments: Preset.allCases)
  func json(preset: Preset) throws {
    var configuration = Configuration(preset: preset)
    for _ in 0..<2 {
      #expect(configuration.flaw == nil)
      let data = try JSONEncoder().encode(configuration)
      #expect(try JSONDecoder().decode(Configuration.self, from: data) == configuration)
      configuration.trainAsPrinted()
    }
  }

  @Test("a number that nothing can be learnt with is named")
  func flawsAreNamed() {
    for (change, flaw) in flaws {
      var configuration = Configuration(preset: .paper)
      change(&configuration)
      #expect(configuration.flaw == flaw)
    }
  }
}

/// What is changed, and what is said of it.
private let flaws: [(change: @Sendable (inout Configuration) -> Void, flaw: String?)] = [
  ({ $0.height = 0 }, "height 0"), ({ $0.width = 4097 }, "width 4097"),
  ({ $0.channels = 0 }, "channels 0"), ({ $0.channels = 5 }, "channels 5"),
  ({ $0.latentCount = 0 }, "latentCount 0"), ({ $0.latentCount = 4097 }, "latentCount 4097"),
  ({ $0.filterCount = -2 }, "filterCount -2"), ({ $0.hiddenCount = 0 }, "hiddenCount 0"),
  ({ $0.batchSize = 0 }, "batchSize 0"), ({ $0.batchSize = 100_001 }, "batchSize 100001"),
  ({ $0.epochs = 0 }, "epochs 0"), ({ $0.epochs = .max }, "epochs \(Int.max)"),
  ({ $0.drawnCount = 0 }, "drawnCount 0"),
  ({ $0.height = 27 }, "pictures of 27×28, an odd size"),
  ({ $0.width = 1 }, "pictures of 28×1, an odd size"),
  ({ ($0.height, $0.width) = (27, 27) }, "pictures of 27×27, an odd size"),
  ({ $0.filterCount = 7 }, "filterCount 7, an odd number"),
  ({ ($0.height, $0.width, $0.network) = (27, 1, .dense) }, nil),
  ({ ($0.filterCount, $0.network) = (7, .dense) }, nil),
  ({ $0.learningRate = 0 }, "learningRate 0.0"), ({ $0.learningRate = .nan }, "learningRate nan"),
  ({ $0.learningRate = .infinity }, "learningRate inf"),
  ({ $0.beta = -1 }, "beta -1.0"), ({ $0.beta = .nan }, "beta nan"),
  ({ $0.beta = .infinity }, "beta inf"), ({ $0.beta = 0 }, nil), ({ $0.channels = 4 }, nil),
]
