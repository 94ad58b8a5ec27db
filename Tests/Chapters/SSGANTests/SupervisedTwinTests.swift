import Datasets
import NeuralNetworks
import Tensors
import Testing

@testable import SSGAN

@Suite("The same network without the game")
struct SupervisedTwinTests {
  @Test("starts where the game's discriminator does, and sees the same labels", arguments: allGames)
  func start(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var (game, twin) = (try tinyTraining(recipe, network), try tinyTwin(recipe, network))
    #expect(variableBytes(game.discriminator) == variableBytes(twin.discriminator))
    let c = game.configuration
    var batches = c.labelledBatches(of: twin.subset, root: SplitMix64(seed: 7))
    for _ in 0..<3 {
      let (a, b) = (
        game.nextBatch().labelled,
        c.nextLabelled(of: twin.subset, &batches, dtype: .float64)
      )
      #expect(a.pictures.bytes == b.pictures.bytes && a.labels.bytes == b.labels.bytes)
    }
    #expect(twin.subset.fingerprint == game.subset.fingerprint)
  }

  @Test("learns the labelled pictures by heart", arguments: allGames)
  func learning(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var twin = try tinyTwin(recipe, network) { c in
      (c.widthFactor, c.learningRate, c.discriminatorRate) = (1.0 / 8, 3e-3, 1)
      (c.dropoutRate, c.averagingRate) = (0, 0)
    }
    for _ in 0..<100 { _ = twin.takeStep() }
    #expect(twin.accuracy(on: twin.subset.pictures.subset(twin.subset.labelled)) == 1)
    #expect(twin.step == 100)
  }

  @Test("no number of the pictures without labels reaches it")
  func blindness() throws {
    let configuration = tinyConfiguration(.featureMatching, .perceptron)
    let pictures = speckledPictures([28, 28, 1])
    let subset = try configuration.subset(of: pictures)
    let known = Set(subset.labelled)
    var pixels = pictures.pixels
    for place in 0..<60 where !known.contains(place) {
      for i in place * 784..<(place + 1) * 784 { pixels[i] = 0 }
    }
    let blank = LabelledImages(
      name: "", height: 28, width: 28, channels: 1, pixels: pixels, labels: pictures.labels,
      classCount: 3)
    func learned(_ pictures: LabelledImages) -> [[UInt8]] {
      var twin = SupervisedTwin(configuration, subset: subset.replacing(pictures), seed: 1)
      for _ in 0..<3 { _ = twin.takeStep() }
      return variableBytes(twin.discriminator)
    }
    #expect(learned(pictures) == learned(blank))
  }
}

extension LabelSubset {
  /// The same places of other pictures.
  func replacing(_ pictures: LabelledImages) -> LabelSubset {
    LabelSubset(pictures: pictures, labelled: labelled)
  }
}
