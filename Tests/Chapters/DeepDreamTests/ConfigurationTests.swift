import FeatureNetworks
import Testing

@testable import DeepDream

@Suite("A dream's configuration")
struct ConfigurationTests {
  @Test("every preset asks for layers that the network has", arguments: Preset.allCases)
  func layers(preset: Preset) {
    for architecture in Architecture.all {
      let configuration = Configuration(preset: preset, for: architecture)
      #expect(configuration.flaw == nil)
      for layer in configuration.layers {
        #expect(architecture.layers.contains { $0.name == layer.name })
      }
    }
  }

  @Test("the published numbers are those of paper, on layers of the published strides")
  func paper() {
    let configuration = Configuration(preset: .paper, for: .vgg16)
    #expect(configuration.layers.map(\.weight) == [0.2, 3, 2, 1.5])
    #expect(
      configuration.layers.map { Architecture.vgg16.stride(of: $0.name) } == [8, 16, 16, 16])
    #expect(configuration.octaves == 3 && configuration.octaveScale == 1.4)
    #expect(configuration.steps == 20 && configuration.jitter == 0)
    #expect(configuration.rate == 0.01 / 2)
    let sizes = configuration.octaveSizes(height: 350, width: 350)
    #expect(sizes.map(\.width) == [178, 250, 350])
  }

  @Test("a number that nothing can be dreamed with is told")
  func flaws() {
    let changes: [(String, (inout Configuration) -> Void)] = [
      ("octaves 0", { $0.octaves = 0 }), ("steps 0", { $0.steps = 0 }),
      ("jitter -1", { $0.jitter = -1 }), ("tile 63", { $0.tile = 63 }),
      ("size 0", { $0.size = 0 }), ("octaveScale 0.5", { $0.octaveScale = 0.5 }),
      ("rate nan", { $0.rate = .nan }), ("rate -1.0", { $0.rate = -1 }),
      ("no layers", { $0.layers = [] }),
    ]
    for (flaw, change) in changes { #expect(tinyConfiguration(change).flaw == flaw) }
  }
}
