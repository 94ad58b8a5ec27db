import Foundation
import GAN
import Testing

@testable import SSGAN

@Suite("The numbers of each recipe")
struct ConfigurationTests {
  @Test("every preset can be played and comes back from JSON as it was")
  func presets() throws {
    for (recipe, network) in allGames {
      for preset in Preset.allCases {
        let configuration = SSGAN.Configuration(recipe, network, preset: preset)
        #expect(configuration.flaw == nil, "\(recipe) \(network) \(preset)")
        let data = try JSONEncoder().encode(configuration)
        #expect(try JSONDecoder().decode(SSGAN.Configuration.self, from: data) == configuration)
      }
    }
    #expect(SSGAN.Configuration(.nPlusOne, preset: .paper) == .published(.nPlusOne, .mnist))
    #expect(
      SSGAN.Configuration(.featureMatching, preset: .paper)
        == .published(.featureMatching, .perceptron))
  }

  @Test("a number that no game can be played with is named")
  func flaws() {
    let changes: [(String, (inout SSGAN.Configuration) -> Void)] = [
      ("classCount 1", { $0.classCount = 1 }), ("latentCount 0", { $0.latentCount = 0 }),
      ("labelCount 9", { $0.labelCount = 9 }), ("batchSize 1", { $0.batchSize = 1 }),
      ("steps 0", { $0.steps = 0 }), ("generatorSteps 0", { $0.generatorSteps = 0 }),
      ("annealingSteps 0", { $0.annealingSteps = 0 }), ("drawnCount 3", { $0.drawnCount = 3 }),
      ("drawnCount 63", { $0.drawnCount = 63 }), ("widthFactor nan", { $0.widthFactor = .nan }),
      ("lowestNoise 1.0", { $0.lowestNoise = 1 }), ("black 1.0", { $0.black = 1 }),
      ("crossEntropyWeight -1.0", { $0.crossEntropyWeight = -1 }),
      ("huberWeight inf", { $0.huberWeight = .infinity }),
      ("unsupervisedWeight -1.0", { $0.unsupervisedWeight = -1 }),
      ("certainty 0.4", { $0.certainty = 0.4 }), ("slope 0.0", { $0.slope = 0 }),
      ("reconstructionWeight -1.0", { $0.reconstructionWeight = -1 }),
      ("dropoutRate 1.0", { $0.dropoutRate = 1 }), ("learningRate 0.0", { $0.learningRate = 0 }),
      ("beta1 1.0", { $0.beta1 = 1 }), ("discriminatorRate 0.0", { $0.discriminatorRate = 0 }),
      ("longestGradient 0.0", { $0.longestGradient = 0 }),
      ("averagingRate 2.0", { $0.averagingRate = 2 }),
    ]
    for (flaw, change) in changes {
      var configuration = SSGAN.Configuration.published(.nPlusOne)
      change(&configuration)
      #expect(configuration.flaw == flaw)
    }
  }

  @Test("reconstruction counts 10·max(0, (1500 − step)/1500), and nothing in the other recipe")
  func annealing() {
    let configuration = SSGAN.Configuration.published(.nPlusOne)
    for (step, weight) in [(0, 10.0), (150, 9), (750, 5), (1_500, 0), (1_000_000, 0)] {
      #expect((configuration.reconstructionWeight(atStep: step) - weight).magnitude < 1e-12)
    }
    let other = SSGAN.Configuration.published(.featureMatching)
    #expect(other.reconstructionWeight(atStep: 0) == 0)
  }

  @Test("as printed, all labels are known, the loss saturates, and the norm is lost")
  func asPrinted() {
    var configuration = SSGAN.Configuration.published(.nPlusOne)
    #expect(configuration.labelCount == 100 && configuration.generatorLoss == .nonSaturating)
    configuration.apply(Misprint.allCases)
    #expect(configuration.labelCount == nil && configuration.generatorLoss == .saturating)
    #expect(!configuration.returnsNorm && configuration.rectifiesPixels)
    #expect(configuration.black == 0 && configuration.huberWeight == 0)
    #expect(configuration.flaw == nil)
  }

  @Test("each misprint changes what it names and nothing else")
  func misprints() {
    let meant = SSGAN.Configuration.published(.nPlusOne)
    for misprint in Misprint.allCases {
      var configuration = meant
      configuration.apply([misprint])
      #expect(configuration != meant && configuration.flaw == nil, "\(misprint)")
      switch misprint {
      case .allLabels: configuration.labelCount = meant.labelCount
      case .saturatingLoss: configuration.generatorLoss = meant.generatorLoss
      case .lostNorm: configuration.returnsNorm = meant.returnsNorm
      case .rectifiedPixels: (configuration.rectifiesPixels, configuration.black) = (false, -1)
      }
      #expect(configuration == meant, "\(misprint)")
    }
  }

  @Test("the discriminator's rate is half of the generator's, gradients are cut to 20")
  func optimisers() {
    let configuration = SSGAN.Configuration.published(.nPlusOne)
    let (g, d) = (
      configuration.optimiser(rate: configuration.learningRate),
      configuration.discriminatorOptimiser
    )
    #expect(d.learningRate == 0.5 * g.learningRate && g.beta1 == 0.5)
    #expect(g.clipping == .byGlobalNorm(20) && d.clipping == .byGlobalNorm(20))
    #expect(
      SSGAN.Configuration.published(.featureMatching).discriminatorOptimiser.clipping == .none)
  }
}
