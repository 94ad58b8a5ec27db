import Foundation
import GAN
import Testing

@testable import DCGAN

@Suite("The numbers of each game")
struct ConfigurationTests {
  @Test(
    "every preset can be played and comes back from JSON as it was", arguments: Network.allCases)
  func presets(network: Network) throws {
    for preset in Preset.allCases {
      let configuration = DCGAN.Configuration(network, preset: preset)
      #expect(configuration.flaw == nil, "\(preset)")
      let data = try JSONEncoder().encode(configuration)
      #expect(try JSONDecoder().decode(DCGAN.Configuration.self, from: data) == configuration)
    }
    #expect(DCGAN.Configuration(network, preset: .paper) == .published(network))
  }

  @Test("a number that no game can be played with is named")
  func flaws() {
    let changes: [(String, (inout DCGAN.Configuration) -> Void)] = [
      ("pictureShape [28, 28, 3]", { $0.pictureShape = [28, 28, 3] }),
      ("latentCount 0", { $0.latentCount = 0 }), ("batchSize 1", { $0.batchSize = 1 }),
      ("steps 0", { $0.steps = 0 }), ("discriminatorSteps 0", { $0.discriminatorSteps = 0 }),
      ("stridedKernel 1", { $0.stridedKernel = 1 }), ("stridedKernel 6", { $0.stridedKernel = 6 }),
      ("drawnCount 3", { $0.drawnCount = 3 }), ("widthFactor nan", { $0.widthFactor = .nan }),
      ("slope -1.0", { $0.slope = -1 }), ("dropoutRate 1.0", { $0.dropoutRate = 1 }),
      ("black 1.0", { $0.black = 1 }),
      ("labelNoise 0.9", { $0.labelNoise = LabelNoise(amount: 0.9, direction: .upwards) }),
      ("learningRate 0.0", { $0.generatorRule.learningRate = 0 }),
      ("learningRate inf", { $0.discriminatorRule.learningRate = .infinity }),
      ("beta1 1.0", { $0.generatorRule = .adam(learningRate: 1, beta1: 1) }),
      ("momentum -0.1", { $0.generatorRule = .nesterov(learningRate: 1, momentum: -0.1) }),
      ("clip 0.0", { $0.generatorRule = .rmsProp(learningRate: 1, clip: 0, decay: 0) }),
      ("decay -1.0", { $0.generatorRule = .rmsProp(learningRate: 1, clip: 1, decay: -1) }),
    ]
    for (flaw, change) in changes {
      var configuration = DCGAN.Configuration(.mnist, preset: .quick)
      change(&configuration)
      #expect(configuration.flaw == flaw)
    }
  }

  @Test("as printed, data reach from 0 to 1, and only the frogs' labels leave [0, 1]")
  func asPrinted() {
    for (network, direction) in [(Network.mnist, nil), (.frog, LabelNoise.Direction.upwards)] {
      var configuration = DCGAN.Configuration.published(network)
      #expect(configuration.black == -1)
      configuration.playAsPrinted()
      #expect(configuration.black == 0 && configuration.labelNoise?.direction == direction)
    }
  }

  @Test("a rate can be changed and the rule's other numbers stay", arguments: Network.allCases)
  func rates(network: Network) {
    let published = DCGAN.Configuration.published(network).discriminatorRule
    var rule = published
    rule.learningRate = 0.5
    #expect(rule.learningRate == 0.5 && rule != published)
    rule.learningRate = published.learningRate
    #expect(rule == published)
  }

  @Test("widths are rounded, and never nothing")
  func widths() {
    var configuration = DCGAN.Configuration(.mnist, preset: .paper)
    for (factor, width) in [(1.0, 128), (0.25, 32), (0.01, 1), (1e-3, 1)] {
      configuration.widthFactor = factor
      #expect(configuration.width(128) == width)
    }
  }
}
