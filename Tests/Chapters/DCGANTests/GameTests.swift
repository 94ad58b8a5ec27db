import Datasets
import Foundation
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

  @Test(
    "at the equilibrium D's loss is 2 ln 2, or ln 2 where both kinds are one batch; G's is ln 2")
  func equilibrium() {
    for network in Network.allCases {
      var game = tinyGame(network) { $0.labelNoise = nil }
      let undecided = Verdict(
        logits: .zeros([3, 1], dtype: .float64), convention: game.configuration.convention)
      let loss = game.discriminatorLoss(Verdicts(real: undecided, generated: undecided)).item
      #expect((loss - (network.mixesBatches ? 1 : 2) * log(2)).magnitude < 1e-15)
      #expect((game.generatorLoss(undecided).item - log(2)).magnitude < 1e-15)
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
    (2.509352975612, 1.523927231641),
    (1.570684582401, 1.547197029313),
    (1.731162735987, 1.379921461310),
    (1.038318075526, 0.964612723509),
    (1.963459012768, 1.263839424958),
    (1.934129821188, 0.850866586744),
    (1.995102905281, 1.462993622532),
    (1.312842272196, 1.908808000032),
    (1.896305028021, 1.678827656957),
    (1.715717400984, 1.072240725375),
  ],
  .keras: [
    (0.757796063887, 0.848845496109),
    (0.707277989076, 0.751732552841),
    (0.735670081791, 0.774425057711),
    (0.716586922519, 0.701449068608),
    (0.709754383174, 0.664942886001),
    (0.694138059826, 0.730847022653),
    (0.734391144450, 0.744149570854),
    (0.776111337800, 0.689356680646),
    (0.731803756821, 0.812354729497),
    (0.730223118992, 0.727882550352),
  ],
  .frog: [
    (0.684233042772, 0.695215028092),
    (0.670253824489, 0.696882744969),
    (0.685462737107, 0.697145901607),
    (0.679515685691, 0.694604906748),
    (0.705812817281, 0.701934858373),
    (0.692285353218, 0.693253418392),
    (0.695020786102, 0.701383668887),
    (0.683213554833, 0.689062679249),
    (0.681750263896, 0.689514445000),
    (0.690437116136, 0.689327272803),
  ],
  .strict: [
    (1.396360333291, 0.690560738524),
    (1.386662461191, 0.687944281063),
    (1.379467116825, 0.684414349839),
    (1.314921369339, 0.690166944846),
    (1.407168243283, 0.686957436168),
    (1.461532163713, 0.689970807072),
    (1.363032713345, 0.683489362430),
    (1.364317520790, 0.690766323306),
    (1.359418437214, 0.690758837204),
    (1.350118760481, 0.682540617737),
  ],
]
