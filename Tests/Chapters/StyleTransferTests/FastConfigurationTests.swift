import FeatureNetworks
import Foundation
import Testing

@testable import StyleTransfer

@Suite("Configurations of the fast transfer")
struct FastConfigurationTests {
  @Test("paper has the published numbers")
  func paper() {
    let paper = FastConfiguration(preset: .paper, for: .vgg16)
    #expect(paper.width == 32 && paper.residualBlocks == 5)
    #expect(paper.size == 256 && paper.batchSize == 4 && paper.rate == 1e-3)
    #expect(paper.rounds * paper.stepsPerRound == 40_000)
    #expect(paper.contentLayer == "block2_conv2")
    #expect(
      paper.styleLayers == ["block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3"])
    #expect(paper.grain == 0)
    #expect(paper.lesson == .perceptual && paper.normalisation == .layer)
  }

  @Test("every preset can be trained, and its layers are the network's", arguments: Preset.allCases)
  func presets(preset: Preset) throws {
    for architecture in Architecture.all {
      let configuration = FastConfiguration(preset: preset, for: architecture)
      #expect(configuration.flaw == nil)
      for layer in [configuration.contentLayer] + configuration.styleLayers {
        _ = try architecture.layer(called: layer)
        #expect(configuration.size >= architecture.stride(of: layer))
      }
      let slow = configuration.slow(7, for: architecture)
      #expect(slow.flaw == nil && slow.evaluations == 7 && slow.weights == configuration.weights)
      let data = try JSONEncoder().encode(configuration)
      #expect(try JSONDecoder().decode(FastConfiguration.self, from: data) == configuration)
    }
  }

  @Test("what nothing can be trained with is named")
  func flaws() {
    let changes: [(change: (inout FastConfiguration) -> Void, flaw: String)] = [
      ({ $0.width = 0 }, "width 0"), ({ $0.residualBlocks = -1 }, "residualBlocks -1"),
      ({ $0.size = 15 }, "size 15"), ({ $0.styleSize = 5000 }, "styleSize 5000"),
      ({ $0.batchSize = 0 }, "batchSize 0"), ({ $0.rounds = 0 }, "rounds 0"),
      ({ $0.stepsPerRound = 0 }, "stepsPerRound 0"), ({ $0.pictureCount = 0 }, "pictureCount 0"),
      ({ $0.pairCount = 0 }, "pairCount 0"), ({ $0.pairEvaluations = 0 }, "pairEvaluations 0"),
      ({ $0.grain = -1 }, "grain -1.0"),
      ({ $0.rate = 0 }, "rate 0.0"), ({ $0.rate = .nan }, "rate nan"),
      ({ $0.weights.style = -1 }, "a weight of -1.0 for style"),
      ({ $0.weights.content = .infinity }, "a weight of inf for content"),
      ({ $0.styleLayers = [] }, "no style layers"),
    ]
    for (change, flaw) in changes { #expect(tinyFast(change).flaw == flaw) }
  }
}
