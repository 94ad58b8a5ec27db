import GAN
import Tensors
import Testing

@testable import SSGAN

@Suite("Pictures from semi-supervised generators")
struct SamplingTests {
  @Test("pictures do not depend on those drawn with them: more than one part, and one alone")
  func parts() throws {
    for (recipe, network) in allGames {
      let game = try tinyTraining(recipe, network)
      var random = SplitMix64(seed: 1)
      let noise = game.drawNoise(67, &random)
      let all = game.pictures(from: noise)
      #expect(all.shape == [67] + network.pictureShape)
      let last = game.pictures(from: noise.sliced(66..<67)).scalars
      for (a, b) in zip(all.sliced(66..<67).scalars, last) { #expect((a - b).magnitude < 1e-12) }
      let p = game.probabilitiesOfReal(all)
      #expect(p.count == 67 && p.allSatisfy { (0...1).contains($0) })
      #expect(game.images(of: all).shape == network.pictureShape)
    }
  }

  @Test("a step's operations grow with the generator's turns and with the pictures without labels")
  func size() throws {
    let plain = try tinyTraining(.nPlusOne, .mnist).size
    let more = try tinyTraining(.nPlusOne, .mnist) { $0.generatorSteps = 3 }.size
    let less = try tinyTraining(.nPlusOne, .mnist) { $0.labelCount = nil }.size
    #expect(more.operationsPerStep > plain.operationsPerStep)
    #expect(less.operationsPerStep < plain.operationsPerStep)
    #expect(plain.generatorParameters == more.generatorParameters)
    var random = SplitMix64(seed: 1)
    let d = tinyConfiguration(.nPlusOne, .mnist).makeDiscriminator(using: &random)
    #expect(plain.discriminatorParameters == d.variables.scalarCount)
  }
}
