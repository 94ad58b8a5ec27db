import Datasets
import Foundation
import GAN
import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import SSGAN

@Suite("One step of a semi-supervised game after another")
struct SSGANTrainingTests {
  @Test("ten steps have the losses they always had", arguments: allGames)
  func trace(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let expected = try #require(tenSteps["\(recipe) \(network)"])
    for (step, expected) in expected.enumerated() {
      let metrics = game.takeStep()
      let found = [value("discriminatorLoss", metrics), value("generatorLoss", metrics)]
      for (found, expected) in zip(found, [expected.discriminator, expected.generator]) {
        #expect((found - expected).magnitude < 1e-9, "step \(step + 1): \(found)")
      }
    }
    #expect(game.step == 10)
  }

  @Test("each player's turn leaves what the other has learnt untouched", arguments: allGames)
  func turns(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let before = (g: parameterBytes(game.generator), d: parameterBytes(game.discriminator))
    _ = game.improveDiscriminator()
    #expect(parameterBytes(game.generator) == before.g)
    let between = parameterBytes(game.discriminator)
    for (old, new) in zip(before.d, between) { #expect(old != new) }
    _ = game.improveGenerator()
    #expect(parameterBytes(game.discriminator) == between)
    let changed = zip(before.g, parameterBytes(game.generator)).count { $0 != $1 }
    // A bias before batch norm has no effect, but rounding gives it a gradient.
    #expect(changed >= before.g.count - 2)
  }

  @Test("a step is one turn of the discriminator and some of the generator", arguments: [1, 5])
  func turnsOfTheGenerator(count: Int) throws {
    var (whole, parts) = (
      try tinyTraining(.nPlusOne, .mnist) { $0.generatorSteps = count },
      try tinyTraining(.nPlusOne, .mnist)
    )
    _ = whole.takeStep()
    _ = parts.improveDiscriminator()
    for _ in 1...count { _ = parts.improveGenerator() }
    #expect(variableBytes(whole.discriminator) == variableBytes(parts.discriminator))
    #expect(variableBytes(whole.generator) == variableBytes(parts.generator))
  }

  @Test("the discriminator's loss is the weighted sum of its parts", arguments: allGames)
  func sums(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network) { c in
      (c.crossEntropyWeight, c.huberWeight, c.unsupervisedWeight) = (0.7, 3, 0.2)
    }
    let metrics = game.takeStep()
    let sum =
      0.7 * value("supervisedLoss", metrics) + 3 * value("huberLoss", metrics)
      + 0.2 * (value("realLoss", metrics) + value("fakeLoss", metrics))
    #expect((value("discriminatorLoss", metrics) - sum).magnitude < 1e-12)
  }

  @Test("labels that are not known are never read")
  func secrets() throws {
    let configuration = tinyConfiguration(.nPlusOne, .mnist)
    let pictures = speckledPictures([28, 28, 1])
    let subset = try configuration.subset(of: pictures)
    func played(_ pictures: LabelledImages) throws -> [[UInt8]] {
      var game = SSGANTraining(
        configuration, subset: subset.replacing(pictures), seed: 1, dtype: .float32)
      for _ in 1...5 { _ = game.takeStep() }
      return variableBytes(game.discriminator) + variableBytes(game.generator)
    }
    func relabelled(_ change: (Int, UInt8) -> UInt8) -> LabelledImages {
      LabelledImages(
        name: "", height: 28, width: 28, channels: 1, pixels: pictures.pixels,
        labels: pictures.labels.enumerated().map(change), classCount: 3)
    }
    let known = Set(subset.labelled)
    let truth = try played(pictures)
    #expect(try played(relabelled { known.contains($0) ? $1 : 0 }) == truth)
    #expect(try played(relabelled { known.contains($0) ? 0 : $1 }) != truth)
  }

  @Test("where all labels are known there is one batch, and its loss is that of n + 1 classes")
  func everything() throws {
    var game = try tinyTraining(.nPlusOne, .mnist) { $0.apply(Misprint.allCases) }
    let batch = game.nextBatch()
    #expect(batch.unlabelled == nil)
    let generated = game.generator(game.drawNoise(4, &game.noise), mode: .training)
    let losses = game.discriminatorLosses(on: batch, generated: generated)
    let joint = jointSupervisedLoss(losses.labelled, labels: batch.labelled.labels)
    let sum = losses.total(game.configuration).item
    #expect((joint.item + losses.callingGenerated.item - sum).magnitude < 1e-12)
  }

  @Test("as printed, Huber's loss is measured and changes nothing")
  func bystander() throws {
    func played(_ weight: Double) throws -> (bytes: [[UInt8]], metrics: [Metric]) {
      var game = try tinyTraining(.nPlusOne, .mnist) { c in
        c.apply(Misprint.allCases)
        c.huberWeight = weight
      }
      var losses = game
      let batch = losses.nextBatch()
      let generated = game.generator(losses.drawNoise(4, &losses.noise), mode: .training)
      let gradients = valueAndGradients(of: game.discriminatorParameters) {
        losses.discriminatorLosses(on: batch, generated: generated).total(game.configuration)
      }.gradients.values.map(\.bytes)
      return (gradients, game.takeStep())
    }
    let (printed, meant) = (try played(0), try played(1))
    #expect(value("huberLoss", printed.metrics) > 0)
    #expect(printed.bytes != meant.bytes)
    let total = value("supervisedLoss", printed.metrics) + value("realLoss", printed.metrics)
    let sum = total + value("fakeLoss", printed.metrics)
    #expect((value("discriminatorLoss", printed.metrics) - sum).magnitude < 1e-12)
  }

  @Test("while it counts, reconstruction is in the generator's loss; then it is not even measured")
  func reconstruction() throws {
    var game = try tinyTraining(.nPlusOne, .mnist) { $0.annealingSteps = 2 }
    var recorded: [Bool] = []
    for _ in 0..<3 { recorded.append(!value("reconstructionLoss", game.takeStep()).isNaN) }
    #expect(recorded == [true, true, false])
  }

  @Test("probabilities and accuracies are shares, and the noise has its range", arguments: allGames)
  func shares(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let metrics = game.takeStep()
    for name in ["realProbability", "fakeProbability", "classAccuracy", "accuracy"] {
      #expect((0...1).contains(value(name, metrics)), "\(name)")
    }
    let noise = game.drawNoise(500, &game.noise).scalars
    #expect(noise.allSatisfy { (game.configuration.lowestNoise..<1).contains($0) })
    #expect(noise.min()! < game.configuration.lowestNoise + 0.05 && noise.max()! > 0.95)
  }

  @Test("the seed decides everything, whatever the number of threads", arguments: allGames)
  func seeds(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    func played(_ seed: UInt64) throws -> [[UInt8]] {
      var game = try tinyTraining(recipe, network, seed: seed, dtype: .float32)
      for _ in 1...3 { _ = game.takeStep() }
      return variableBytes(game.generator) + variableBytes(game.discriminator)
    }
    let first = try played(1)
    let usual = ThreadPool.shared.threadCount
    ThreadPool.shared.threadCount = 1
    defer { ThreadPool.shared.threadCount = usual }
    #expect(try played(1) == first)
    #expect(try played(2) != first)
  }

  @Test("pictures of another size or of other classes are refused")
  func otherPictures() async {
    await #expect(processExitsWith: .failure) {
      let subset = try LabelSubset(
        of: DrawnDigits.make(count: 40, seed: 1), count: 20, seed: 1)
      _ = SSGANTraining(Configuration(.nPlusOne, .cifar10, preset: .smoke), subset: subset, seed: 1)
    }
    await #expect(processExitsWith: .failure) {
      let subset = try LabelSubset(of: speckledPictures([28, 28, 1]), count: 20, seed: 1)
      _ = SSGANTraining(Configuration(.nPlusOne, .mnist, preset: .smoke), subset: subset, seed: 1)
    }
  }
}

/// Seed 7, sixty speckled pictures, six labels, batches of four, double precision.
private let tenSteps: [String: [(discriminator: Double, generator: Double)]] = [
  "nPlusOne mnist": [
    (3.218610418999, 1.683042097582),
    (4.692822860985, 1.376831010247),
    (3.313688863930, 1.545280745113),
    (3.529476549487, 1.558397672065),
    (4.853258115751, 1.291681911793),
    (4.381018105508, 1.491128291269),
    (4.065865500300, 1.627078284161),
    (2.460665290057, 1.134871754160),
    (4.768951786158, 1.894753787324),
    (3.341911391062, 1.870724522581),
  ],
  "nPlusOne cifar10": [
    (3.743064774483, 1.580626580683),
    (3.747286374928, 0.980853571889),
    (5.444855517550, 2.204877200762),
    (3.485977782599, 1.262357575883),
    (2.869532837770, 1.477025859793),
    (4.109586253119, 1.162457502395),
    (2.797586491407, 1.793758281954),
    (4.984181028320, 1.349770527241),
    (5.423972556753, 2.154739229600),
    (4.482579582137, 1.899034365840),
  ],
  "nPlusOne perceptron": [
    (3.021452376317, 0.961158741849),
    (3.373856612979, 1.020725079444),
    (4.721252594280, 0.855684520627),
    (4.490773924494, 0.970186753827),
    (3.140046833110, 1.940653440410),
    (3.007556044065, 1.062329481834),
    (4.137740819936, 1.012414839928),
    (3.363460656714, 0.851997618097),
    (3.736593377232, 0.803039232376),
    (4.179326582877, 0.724655800171),
  ],
  "featureMatching mnist": [
    (3.007310048481, 9.518003962683),
    (2.993275675961, 13.154413083737),
    (3.644027027085, 9.570631094573),
    (1.894890917915, 12.423498341585),
    (1.457203019205, 12.089435277705),
    (1.820743727805, 8.990566465794),
    (1.594962630047, 8.117462302692),
    (1.498153639640, 9.949034597956),
    (1.414920997496, 12.181032565535),
    (1.327445523258, 6.979040879021),
  ],
  "featureMatching cifar10": [
    (2.343460109840, 41.071763884707),
    (1.960646924453, 35.136612870044),
    (2.722604047417, 30.698899984097),
    (1.610480037417, 21.040112154165),
    (1.192746077277, 19.948038781480),
    (1.563730604835, 25.569791044779),
    (1.014606022486, 15.625573525243),
    (1.644158059939, 13.381632942734),
    (1.063641688089, 19.295233138924),
    (1.482123638405, 11.256508541798),
  ],
  "featureMatching perceptron": [
    (2.148510303407, 0.694796235852),
    (2.583482651227, 1.711001033049),
    (2.235395154349, 2.737339715393),
    (2.568716597973, 0.868281789447),
    (2.048495885300, 2.795489913083),
    (1.839934806714, 1.248358841184),
    (1.723309407987, 0.377791532002),
    (1.763564229488, 0.894048730363),
    (1.871073856644, 3.600420927704),
    (2.467129441192, 0.346778001455),
  ],
]
