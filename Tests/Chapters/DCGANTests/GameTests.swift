import Datasets
import GAN
import Kernels
import Tensors
import Testing

@testable import DCGAN

@Suite("One step of a convolutional game after another")
struct GameTests {
  @Test("ten steps have the losses they always had", arguments: Network.allCases)
  func trace(network: Network) throws {
    var game = tinyGame(network)
    let expected = try #require(tenSteps[network])
    for (step, expected) in expected.enumerated() {
      let found = game.takeStep()
      for (name, expected) in [
        ("discriminatorLoss", expected.discriminator), ("generatorLoss", expected.generator),
      ] {
        let found = try #require(found.first { $0.name == name }).value
        #expect((found - expected).magnitude < 1e-9, "step \(step + 1), \(name): \(found)")
      }
    }
    #expect(game.step == 10)
  }

  @Test(
    "each player's turn leaves what the other has learnt untouched", arguments: Network.allCases)
  func turns(network: Network) {
    var game = tinyGame(network)
    let before = (g: parameterBytes(game.generator), d: parameterBytes(game.discriminator))
    _ = game.improveDiscriminator()
    #expect(parameterBytes(game.generator) == before.g)
    let between = parameterBytes(game.discriminator)
    for (old, new) in zip(before.d, between) { #expect(old != new) }
    _ = game.improveGenerator()
    #expect(parameterBytes(game.discriminator) == between)
    for (old, new) in zip(before.g, parameterBytes(game.generator)) { #expect(old != new) }
  }

  @Test("forgeries predicted for the discriminator leave the generator's running averages alone")
  func predictions() {
    for (network, change) in [(Network.mnist, true), (.keras, false), (.strict, true)] {
      var game = tinyGame(network)
      let before = variableBytes(game.generator)
      _ = game.improveDiscriminator()
      #expect((variableBytes(game.generator) != before) == change, "\(network)")
    }
  }

  @Test("k turns of the discriminator, and one of the generator, make a step", arguments: [1, 3])
  func turnsOfTheDiscriminator(k: Int) {
    var (whole, parts) = (
      tinyGame(.mnist) { $0.discriminatorSteps = k }, tinyGame(.mnist) { $0.discriminatorSteps = k }
    )
    _ = whole.takeStep()
    for _ in 1...k { _ = parts.improveDiscriminator() }
    _ = parts.improveGenerator()
    #expect(variableBytes(whole.discriminator) == variableBytes(parts.discriminator))
    #expect(variableBytes(whole.generator) == variableBytes(parts.generator))
  }

  @Test("noise is uniform in [−1, 1) or normal, as the source draws it")
  func noise() {
    var random = SplitMix64(seed: 10)
    for network in Network.allCases {
      let game = tinyGame(network)
      let noise = game.drawNoise(2_000, &random).scalars
      let count = Double(noise.count)
      let variance = noise.reduce(0) { $0 + $1 * $1 } / count
      let isUniform = game.configuration.noise == .uniform
      #expect((variance - (isUniform ? 1.0 / 3 : 1)).magnitude < 0.02)
      #expect(noise.allSatisfy { (-1..<1).contains($0) } == isUniform)
      #expect((noise.reduce(0, +) / count).magnitude < 0.02)
    }
  }

  @Test("what one purpose draws does not depend on the others: masks, labels, noise")
  func streams() {
    var (quiet, noisy) = (
      tinyGame(.frog) { ($0.labelNoise, $0.dropoutRate) = (nil, 0) }, tinyGame(.frog)
    )
    _ = (quiet.takeStep(), noisy.takeStep())
    #expect(quiet.noise.state == noisy.noise.state)
    #expect(quiet.masks.state != noisy.masks.state && quiet.labels.state != noisy.labels.state)
  }

  @Test("the seed decides everything, whatever the number of threads", arguments: Network.allCases)
  func seeds(network: Network) {
    func played(_ seed: UInt64) -> [[UInt8]] {
      var game = tinyGame(network, seed: seed, dtype: .float32)
      for _ in 1...3 { _ = game.takeStep() }
      return variableBytes(game.generator)
    }
    let first = played(1)
    let usual = ThreadPool.shared.threadCount
    ThreadPool.shared.threadCount = 1
    defer { ThreadPool.shared.threadCount = usual }
    #expect(played(1) == first)
    #expect(played(2) != first)
  }

  @Test("the losses begin near their equilibrium: both kinds' sum, or their mean")
  func firstLosses() {
    for network in Network.allCases {
      var game = tinyGame(network)
      let loss = game.improveDiscriminator()[0].value
      #expect((network.mixesBatches ? 0.4...1.0 : 0.8...2.4).contains(loss), "\(network): \(loss)")
    }
  }

  @Test("pictures of another size are refused")
  func otherPictures() async {
    await #expect(processExitsWith: .failure) {
      _ = DCGAN.Game(
        Configuration(.frog, preset: .smoke), pictures: DrawnDigits.make(count: 40, seed: 1),
        seed: 1)
    }
  }
}

/// Seed 7, forty speckled pictures, batches of four, double precision.
private let tenSteps: [Network: [(discriminator: Double, generator: Double)]] = [
  .mnist: [
    (1.962327998209, 1.525699598494),
    (1.544300437436, 1.546775726812),
    (1.847364816587, 1.380817320694),
    (0.920186999812, 0.964204697730),
    (1.466140776708, 1.265683976953),
    (1.802858741805, 0.847515038768),
    (1.573316909585, 1.469198458682),
    (1.959880563537, 1.911484237284),
    (2.140024106680, 1.681904769620),
    (1.346174698205, 1.066825714069),
  ],
  .keras: [
    (0.717395162873, 0.849591275569),
    (0.681709399715, 0.753122559688),
    (0.697222104691, 0.777342594043),
    (0.694039806357, 0.705531933343),
    (0.688346498446, 0.669540456863),
    (0.678721286380, 0.737253974353),
    (0.698143764506, 0.753868015557),
    (0.728730792802, 0.698490101750),
    (0.692623690952, 0.827465862861),
    (0.696850619594, 0.744883250335),
  ],
  .frog: [
    (0.687476001582, 0.693868930724),
    (0.688347678415, 0.694257029337),
    (0.691321553260, 0.694074465911),
    (0.686456227151, 0.688103689803),
    (0.695481020552, 0.688989324706),
    (0.693243086797, 0.683514250111),
    (0.705317427718, 0.680851442250),
    (0.692383245607, 0.682724826336),
    (0.692960709442, 0.676841908776),
    (0.693540295331, 0.677673072702),
  ],
  .strict: [
    (1.385724852482, 0.690263877124),
    (1.359336790203, 0.688002725824),
    (1.353372827481, 0.685730523205),
    (1.345707922163, 0.691038066208),
    (1.392086095101, 0.688143194624),
    (1.408307000650, 0.690874497675),
    (1.351638226105, 0.685310519740),
    (1.384489408407, 0.693564394149),
    (1.360055718960, 0.692490674041),
    (1.337535865795, 0.684001197690),
  ],
]
