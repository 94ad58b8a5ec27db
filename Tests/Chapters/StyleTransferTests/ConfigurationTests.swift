import FeatureNetworks
import Foundation
import Testing

@testable import StyleTransfer

@Suite("A transfer's configuration")
struct ConfigurationTests {
  @Test("every preset asks for layers that the network has", arguments: Preset.allCases)
  func layers(preset: Preset) throws {
    for architecture in Architecture.all {
      let configuration = Configuration(preset: preset, for: architecture)
      #expect(configuration.flaw == nil)
      #expect(configuration.styleLayers.count == architecture.blocks.count)
      for name in [configuration.contentLayer] + configuration.styleLayers {
        #expect(throws: Never.self) { try architecture.layer(called: name) }
      }
    }
  }

  @Test("the published numbers are those of paper")
  func paper() {
    let configuration = Configuration(preset: .paper, for: .vgg19)
    #expect(configuration.contentLayer == "block5_conv2")
    #expect(configuration.styleLayers == (1...5).map { "block\($0)_conv1" })
    #expect(configuration.weights == LossWeights(content: 0.025, style: 1, variation: 1e-4))
    #expect(configuration.normalisation == .input && configuration.minimiser == .lbfgs)
    #expect(configuration.rounds == 20 && configuration.evaluations == 20)
    #expect(configuration.start == .content && configuration.size == 533)
    #expect(configuration.scales == 1 && !configuration.originalColours)
  }

  @Test(
    "the program as it was printed restarts, stretches, exchanges colours and divides by the input's size"
  )
  func asPrinted() {
    var configuration = Configuration(preset: .smoke, for: .small)
    (configuration.normalisation, configuration.scales) = (.layer, 2)
    #expect(!configuration.restarts && !configuration.stretchesStyle)
    #expect(!configuration.exchangesRedAndBlue)
    configuration.takeAsPrinted()
    #expect(configuration.restarts && configuration.stretchesStyle)
    #expect(configuration.exchangesRedAndBlue && configuration.normalisation == .input)
    #expect(configuration.scales == 1)
  }

  @Test("a number that nothing can be transferred with is told")
  func flaws() {
    let changes: [(String, (inout Configuration) -> Void)] = [
      ("rounds 0", { $0.rounds = 0 }), ("evaluations 0", { $0.evaluations = 0 }),
      ("scales 0", { $0.scales = 0 }), ("scales 3", { ($0.scales, $0.rounds) = (3, 2) }),
      ("size 15", { $0.size = 15 }), ("styleSize 15", { $0.styleSize = 15 }),
      ("a weight of -1.0 for content", { $0.weights.content = -1 }),
      ("a weight of nan for style", { $0.weights.style = .nan }),
      ("a weight of inf for variation", { $0.weights.variation = .infinity }),
      ("rate 0.0", { $0.rate = 0 }), ("rate nan", { $0.rate = .nan }),
      ("no style layers", { $0.styleLayers = [] }),
    ]
    for (flaw, change) in changes { #expect(tinyConfiguration(change).flaw == flaw) }
    #expect(
      tinyConfiguration { $0.weights = LossWeights(content: 0, style: 0, variation: 0) }.flaw == nil
    )
  }

  @Test("rounds are shared out among the scales, the first ones having one more")
  func scales() {
    let configuration = tinyConfiguration { ($0.scales, $0.rounds, $0.evaluations) = (3, 7, 2) }
    #expect(configuration.scaleDivisors == [4, 2, 1])
    #expect(
      (0...15).map(configuration.scale(afterStep:))
        == [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2])
    #expect(configuration.scale(afterStep: 1000) == 2)
    #expect((0...9).allSatisfy { tinyConfiguration().scale(afterStep: $0) == 0 })
  }

  @Test("is read from what it is written as")
  func coding() throws {
    let configuration = tinyConfiguration {
      ($0.styleSize, $0.minimiser, $0.start, $0.originalColours) = (100, .adam, .noise, true)
    }
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(Configuration.self, from: data) == configuration)
  }
}
