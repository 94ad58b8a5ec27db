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

/// Seed 7, forty drawn pictures, batches of four, double precision.
private let tenSteps: [Network: [(discriminator: Double, generator: Double)]] = [
  .mnist: [
    (1.766350366958, 1.525874021636),
    (2.010311935420, 1.545327592242),
    (1.532115292604, 1.380096893592),
    (1.248001520246, 0.965578929853),
    (1.522573977556, 1.261442543670),
    (1.164023217413, 0.847883454066),
    (1.616105642759, 1.473236416461),
    (1.209979198303, 1.921027469182),
    (1.629378386687, 1.677907079854),
    (1.626383786674, 1.078625942298),
  ],
  .keras: [
    (0.740289489377, 0.849470379387),
    (0.636912041382, 0.753148124441),
    (0.664083285373, 0.777816033746),
    (0.763255757535, 0.705738489993),
    (0.727207471672, 0.668005612574),
    (0.648745451951, 0.737445147073),
    (0.734568471337, 0.755366927472),
    (0.723166288246, 0.697991251427),
    (0.705537421786, 0.829938982642),
    (0.741710648759, 0.749053955082),
  ],
  .frog: [
    (0.683283258185, 0.695013756495),
    (0.682497134349, 0.697066009073),
    (0.679335846009, 0.697504813581),
    (0.692307529637, 0.695506173259),
    (0.685318669455, 0.702312632759),
    (0.684863766004, 0.691549517664),
    (0.682268471153, 0.698277867488),
    (0.679208860003, 0.687677873649),
    (0.679191822817, 0.687313613558),
    (0.679381030301, 0.686646224832),
  ],
  .strict: [
    (1.318516649503, 0.690296067842),
    (1.239829590354, 0.687752808867),
    (1.300575920536, 0.685490645911),
    (1.276230585728, 0.691023346185),
    (1.210242649099, 0.688070892827),
    (1.225657750136, 0.691544309679),
    (1.222460544941, 0.686335098219),
    (1.235158348065, 0.695393593349),
    (1.251630084147, 0.694119396704),
    (1.215007789032, 0.686049228217),
  ],
]
