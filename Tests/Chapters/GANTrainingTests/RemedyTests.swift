import Foundation
import Tensors
import Testing

@testable import GANTraining

/// The rules that a remedy is to change, by their names.
private let changes: [Remedy.Kind: Set<String>] = [
  .featureMatching: ["matchesFeatures"], .minibatchDiscrimination: ["comparisonCount"],
  .historicalAveraging: ["historyWeight"], .oneSidedSmoothing: ["labels"],
  .twoSidedSmoothing: ["labels"], .printedLabelNoise: ["labels"], .instanceNoise: ["inputNoise"],
  .mixedBatchNorm: ["normalisation"], .separateBatchNorm: ["normalisation"],
  .instanceNorm: ["normalisation"], .leakyReLU: ["activation"], .gradientDescent: ["descentRate"],
  .generatorDropout: ["generatorDropout"], .discriminatorSteps: ["schedule"],
  .unrolling: ["unrolledTurns"], .packing: ["packSize"], .r1: ["penalty"],
  .spectralNorm: ["isSpectral"], .leastSquares: ["objective"], .hinge: ["objective"],
  .wasserstein: ["objective", "penalty"], .lossThreshold: ["schedule"],
  .pixelShuffle: ["shufflesPixels"],
]

@Suite("Remedies")
struct RemedyTests {
  @Test("each changes one rule, Wasserstein's with its penalty, and no other")
  func oneRule() {
    let untouched = Rules(Configuration(.tuned))
    func values(_ rules: Rules) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: Mirror(reflecting: rules).children.map { ($0.label!, "\($0.value)") })
    }
    let before = values(untouched)
    for kind in Remedy.Kind.allCases {
      var rules = untouched
      Remedy(kind).change(&rules)
      let changed = Set(values(rules).filter { before[$0.key] != $0.value }.keys)
      #expect(changed == changes[kind], "\(kind)")
    }
  }

  @Test("each is played: a step, finite numbers, and another game than the baseline's")
  func played() {
    func played(_ remedies: [Remedy]) -> [[UInt8]] {
      var game = tinyGame(remedies, dtype: .float32)
      for _ in 1...3 {
        let metrics = game.takeStep()
        #expect(metrics.allSatisfy { $0.value.isFinite }, "\(remedies)")
      }
      return parameterBytes(game.generator)
    }
    let baseline = played([])
    for kind in Remedy.Kind.inThePlane { #expect(played([Remedy(kind)]) != baseline, "\(kind)") }
  }

  @Test("their text is read back, with the usual amount or another")
  func text() throws {
    for kind in Remedy.Kind.allCases {
      let remedy = Remedy(kind)
      #expect(remedy.description == kind.rawValue)
      #expect(Remedy(remedy.description) == remedy)
      let data = try JSONEncoder().encode([remedy])
      #expect(try JSONDecoder().decode([Remedy].self, from: data) == [remedy])
    }
    #expect(Remedy("packing=4") == Remedy(.packing, 4))
    #expect(Remedy(.packing, 4).description == "packing=4")
    #expect(Remedy("packing=2")?.description == "packing")
    #expect(Remedy("r1=0.25")?.description == "r1=0.25")
  }

  @Test(
    "what is no remedy, or no amount of one, is none",
    arguments: [
      "", "pack", "packing=", "packing=0", "packing=2.5", "packing=two", "packing=2=3", "hinge=1",
      "one-sided-smoothing=1.1", "r1=-1", "r1=nan", "unrolling=inf", "=2", "leaky-relu=0",
    ])
  func notText(_ text: String) {
    #expect(Remedy(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Remedy].self, from: JSONEncoder().encode([text]))
    }
  }

  @Test("an amount that a kind does not take is refused")
  func wrongAmount() async {
    await #expect(processExitsWith: .failure) { _ = Remedy(.packing, 1.5) }
    await #expect(processExitsWith: .failure) { _ = Remedy(.hinge, 1) }
  }

  @Test("the usual amount of each is one that it takes")
  func usualAmounts() {
    for kind in Remedy.Kind.allCases {
      if let amount = kind.amount { #expect(amount.takes(amount.usual) && !amount.meaning.isEmpty) }
    }
  }

  @Test("those that cannot be taken together are named with the reason")
  func conflicts() {
    func conflict(_ kinds: Remedy.Kind...) -> String? {
      Remedy.conflict(in: kinds.map { Remedy($0) })
    }
    #expect(conflict() == nil && conflict(.packing, .r1, .spectralNorm, .instanceNoise) == nil)
    #expect(
      conflict(.hinge, .packing, .leastSquares) == "hinge with least-squares: a game has one loss")
    #expect(conflict(.r1, .mixedBatchNorm)?.contains("slope") == true)
    #expect(conflict(.mixedBatchNorm, .r1)?.contains("slope") == true)
    #expect(conflict(.hinge, .oneSidedSmoothing)?.contains("labels") == true)
    #expect(conflict(.packing, .packing)?.contains("once") == true)
    #expect(conflict(.unrolling, .gradientDescent)?.contains("Adam") == true)
  }

  @Test("any two that can be taken together can be played together")
  func pairs() {
    for first in Remedy.Kind.inThePlane {
      for second in Remedy.Kind.inThePlane {
        let remedies = [Remedy(first), Remedy(second)]
        if Remedy.conflict(in: remedies) != nil { continue }
        var game = tinyGame(remedies, dtype: .float32) { $0.hiddenCount = 8 }
        #expect(game.takeStep().allSatisfy { $0.value.isFinite }, "\(remedies)")
      }
    }
  }
}

@Suite("Configurations")
struct ConfigurationTests {
  @Test("the baselines have the numbers of the measurements")
  func baselines() {
    let (tuned, prone) = (Configuration(.tuned), Configuration(.collapseProne))
    #expect((tuned.latentCount, tuned.discriminatorRate, tuned.steps) == (16, 1e-3, 6_000))
    #expect((prone.latentCount, prone.discriminatorRate, prone.steps) == (2, 1e-4, 5_000))
    for configuration in [tuned, prone] {
      #expect(configuration.generatorRate == 1e-3 && configuration.beta1 == 0.5)
      #expect(configuration.batchSize == 128 && configuration.hiddenCount == 128)
      #expect(configuration.flaw == nil && configuration.remedies.isEmpty)
    }
  }

  @Test("it survives being written and read")
  func coding() throws {
    let configuration = Configuration(
      .collapseProne, preset: .quick, remedies: [Remedy(.packing, 4), Remedy(.hinge)])
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(Configuration.self, from: data) == configuration)
    #expect(String(decoding: data, as: UTF8.self).contains("packing=4"))
  }

  @Test("what cannot be played with is named")
  func flaws() async {
    func flaw(_ change: (inout GANTraining.Configuration) -> Void) -> String? {
      var configuration = Configuration(.tuned, preset: .smoke)
      change(&configuration)
      return configuration.flaw
    }
    #expect(flaw { $0.batchSize = 0 } == "batchSize 0")
    #expect(flaw { $0.latentCount = -1 } == "latentCount -1")
    #expect(flaw { $0.generatorRate = .nan } == "generatorRate nan")
    #expect(flaw { $0.discriminatorRate = 0 } == "discriminatorRate 0.0")
    #expect(flaw { $0.beta1 = 1 } == "beta1 1.0")
    #expect(flaw { $0.remedies = [Remedy(.hinge), Remedy(.hinge)] }?.contains("once") == true)
    #expect(
      flaw { ($0.playsAtOnce, $0.remedies) = (true, [Remedy(.discriminatorSteps)]) }
        == "players at once and in turns")
    await #expect(processExitsWith: .failure) { _ = tinyGame { $0.batchSize = 0 } }
  }
}
