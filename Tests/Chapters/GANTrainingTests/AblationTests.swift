import Foundation
import Testing
import Training

@testable import GANTraining

@Suite("Wins and losses")
struct SignTestTests {
  /// Wins, losses, and the two-sided probability as tables of the binomial distribution have it.
  @Test(
    "the probability is the table's",
    arguments: [
      (5, 0, 0.0625), (4, 1, 0.375), (3, 2, 1), (6, 0, 0.03125), (7, 0, 0.015625),
      (7, 1, 0.0703125), (8, 0, 0.0078125), (9, 1, 0.021484375), (8, 2, 0.109375), (0, 5, 0.0625),
      (1, 9, 0.021484375), (0, 0, 1), (1, 0, 1), (12, 3, 0.03515625),
    ])
  func table(wins: Int, losses: Int, probability: Double) {
    let treated = Array(repeating: 1.0, count: wins) + Array(repeating: -1.0, count: losses)
    let test = SignTest(
      baseline: Array(repeating: 0, count: wins + losses), treated: treated)
    #expect((test.wins, test.losses, test.ties) == (wins, losses, 0))
    #expect((test.probability - probability).magnitude < 1e-12)
  }

  @Test("ties, missing numbers and numbers that are none say nothing")
  func ties() {
    let test = SignTest(
      baseline: [1, 1, nil, 3, .nan, 2], treated: [1, 2, 5, nil, 4, 1])
    #expect((test.wins, test.losses, test.ties) == (1, 1, 4))
    #expect(test.probability == 1)
  }

  @Test("samples of other lengths are no pairs")
  func unpaired() async {
    await #expect(processExitsWith: .failure) {
      _ = SignTest(baseline: [1], treated: [1, 2])
    }
  }
}

@Suite("Every remedy on both baselines")
struct AblationTests {
  private let treatments = [[Remedy(.packing)], [Remedy(.hinge), Remedy(.packing, 3)]]

  private func tiny(_ configuration: inout GANTraining.Configuration) {
    (configuration.hiddenCount, configuration.batchSize, configuration.steps) = (8, 8, 4)
  }

  @Test("the plan has every treatment on every baseline with every seed, once")
  func plan() {
    let ablation = Ablation(of: treatments + [[]], seeds: [3, 5], lengths: [.steps, .evaluations])
    #expect(ablation.matches.count == 2 * 2 * (1 + 2 * 2))
    #expect(Set(ablation.matches).count == ablation.matches.count)
    #expect(ablation.matches.prefix(10).allSatisfy { $0.seed == 3 })
    let usual = Ablation()
    #expect(usual.matches.count == 5 * 2 * (1 + Remedy.Kind.inThePlane.count))
  }

  @Test("interrupted anywhere and gone on with, it has the outcomes of an unbroken one")
  func resuming() throws {
    func outcomes(_ trials: [Trial]) throws -> [String] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return try trials.map {
        String(decoding: try encoder.encode($0), as: UTF8.self)
          .replacing(/"seconds":[^,}]*/, with: "")
      }
    }
    let ablation = Ablation(of: treatments, seeds: [1, 2])
    let unbroken = ablation.run(tiny) { _ in }
    #expect(unbroken.map(\.match) == ablation.matches)
    struct Stop: Error {}
    for pause in [1, 5] {
      var saved: [Trial] = []
      #expect(throws: Stop.self) {
        try ablation.run(tiny) { trial in
          saved.append(trial)
          if saved.count == pause { throw Stop() }
        }
      }
      let data = try JSONEncoder().encode(saved)
      saved = try JSONDecoder().decode([Trial].self, from: data)
      #expect(ablation.remaining(after: saved).count == ablation.matches.count - pause)
      #expect(try outcomes(ablation.run(resuming: saved, tiny) { _ in }) == outcomes(unbroken))
    }
  }

  @Test("at equal data, packs of two take half the steps")
  func equalData() {
    func trial(_ remedies: [Remedy], _ length: Match.Length) -> Trial {
      Trial(
        playing: Match(.tuned, remedies: remedies, seed: 1, length: length), on: PointCloud(.ring),
        tiny)
    }
    let (baseline, steps) = (trial([], .steps), trial([Remedy(.packing)], .steps))
    let equal = trial([Remedy(.packing)], .evaluations)
    #expect(baseline.generatorEvaluations == 64 && baseline.steps == 4)
    #expect(steps.generatorEvaluations == 128 && steps.steps == 4)
    #expect(equal.generatorEvaluations == 64 && equal.steps == 2)
  }

  @Test("a game that diverges is an outcome, which can be written")
  func divergence() throws {
    let trial = Trial(
      playing: Match(.tuned, remedies: [Remedy(.wasserstein)], seed: 1), on: PointCloud(.line)
    ) {
      tiny(&$0)
      ($0.generatorRate, $0.discriminatorRate) = (1e30, 1e30)
    }
    #expect(trial.hasDiverged && trial.coverage == nil)
    #expect(try JSONDecoder().decode(Trial.self, from: JSONEncoder().encode(trial)) == trial)
  }

  @Test("trials are read back from their file; what is no such file is refused by name")
  func file() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("ablation.json")
    let settings = AblationRecord.Settings(preset: .smoke, steps: nil, cloud: PointCloud(.ring))
    var record = try AblationRecord(settings, in: url)
    let trials = try Ablation(of: treatments, on: [.tuned], seeds: [1]).run(tiny) {
      (trial) throws(FileError) in try record.add(trial)
    }
    #expect(
      try Set(AblationRecord(settings, in: url).trials.map(\.match)) == Set(trials.map(\.match)))
    #expect(try AblationRecord(settings, in: url).trials == record.trials)
    #expect(try AblationRecord(settings, in: url, isNew: true).trials.isEmpty)
    let whole = try Data(contentsOf: url)
    let text = String(decoding: whole, as: UTF8.self)
    let wrong = [
      Data(), Data("{}".utf8), Data("[{}]".utf8), whole.dropLast(9), Data([0xFF, 0xFE]),
      Data(text.replacing("packing=3", with: "packing=x").utf8),
      Data(text.replacing("\"tuned\"", with: "\"tame\"").utf8),
    ]
    for data in wrong {
      try data.write(to: url)
      let error = try #require(throws: FileError.self) { try AblationRecord(settings, in: url) }
      #expect("\(error)".hasPrefix("\(url.path): expected the games of an ablation, found "))
    }
    #expect(throws: FileError.self) { try AblationRecord(settings, in: folder.url) }
    var nowhere = try AblationRecord(settings, in: folder.file("no/where.json"))
    #expect(throws: FileError.self) { try nowhere.add(trials[0]) }
  }

  @Test("games of other settings, or on other points of a file of that name, are refused")
  func otherSettings() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("ablation.json")
    func settings(_ x: Double, steps: Int? = nil) -> AblationRecord.Settings {
      let cloud = PointCloud(name: "my.csv", shape: .points([SIMD2(x, 0)]))
      return AblationRecord.Settings(preset: .smoke, steps: steps, cloud: cloud)
    }
    let trial = Trial(playing: Match(.tuned, remedies: [], seed: 1), on: PointCloud(.ring), tiny)
    var record = try AblationRecord(settings(1), in: url)
    try record.add(trial)
    #expect(try AblationRecord(settings(1), in: url).trials == [trial])
    for other in [settings(2), settings(1, steps: 9)] {
      let error = try #require(throws: FileError.self) { try AblationRecord(other, in: url) }
      #expect("\(error)".contains("expected games of \(other), found games of \(settings(1))"))
    }
  }

  @Test("comparisons pair the games of a seed, and leave out what has no opponent")
  func comparisons() {
    let ablation = Ablation(of: treatments, on: [.tuned], seeds: [2, 1])
    let trials = ablation.run(tiny) { _ in }.filter {
      $0.match != Match(.tuned, remedies: [], seed: 2)
    }
    let comparisons = Comparison.all(in: trials)
    #expect(comparisons.map(\.remedies) == treatments + [[]])
    for comparison in comparisons {
      #expect(comparison.trials.map(\.match.seed) == [1])
      #expect(comparison.opponents.map(\.match) == [Match(.tuned, remedies: [], seed: 1)])
    }
    let own = comparisons.first { $0.remedies.isEmpty }!
    #expect(own.signTest { $0.divergence.jensenShannon }.ties == 1)
  }
}
