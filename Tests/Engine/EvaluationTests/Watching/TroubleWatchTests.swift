import Pictures
import Testing
import Training

@testable import Evaluation

/// The last steps' lines, all alike.
private func records(_ metrics: Metric...) -> [MetricsRecord] {
  (1...20).map { MetricsRecord(step: $0, metrics) }
}

private func quality(_ step: Int, _ share: Double) -> MetricsRecord {
  MetricsRecord(step: step, [Metric("varianceShare", share)])
}

@Suite("What can go wrong")
struct TroubleTests {
  @Test(
    "samples have collapsed below a hundredth of the data's variance, or above the limit in nats",
    arguments: [
      (0.0099, nil, "vary 0.99 % as much"), (0.01, nil, nil), (1, 1.01, "1.01 nats"),
      (1, 1, nil), (1, 0.5, nil),
    ] as [(Double, Double?, String?)])
  func collapse(share: Double, divergence: Double?, says: String?) {
    let classes = divergence.map { [Metric("classDivergence", $0), Metric("classesPresent", 3)] }
    let record = MetricsRecord(step: 1, [Metric("varianceShare", share)] + (classes ?? []))
    let sign = signOfCollapse(in: record, divergenceLimit: 1)
    #expect((sign == nil) == (says == nil))
    if let sign, let says { #expect(sign.contains(says) && sign.contains("Try"), "\(sign)") }
    #expect(share < 0.01 || signOfCollapse(in: record, divergenceLimit: nil) == nil)
  }

  @Test(
    "a discriminator overpowers from 99 % right on: by its accuracy, or else by its loss",
    arguments: [
      (0.99, 0.3, true), (0.9899, 0.3, false), (0.9, 0.001, false), (nil, 0.0201, true),
      (nil, 0.0202, false),
    ] as [(Double?, Double, Bool)])
  func overpowering(accuracy: Double?, loss: Double, isTooGood: Bool) {
    let losses = [Metric("discriminatorLoss", loss), Metric("generatorLoss", 7)]
    let record = MetricsRecord(
      step: 1, losses + (accuracy.map { [Metric("accuracy", $0)] } ?? []))
    let sign = signOfOverpowering(in: [record])
    #expect((sign != nil) == isTooGood)
    if let sign { #expect(sign.contains("never deceives"), "\(sign)") }
  }

  @Test("where both losses are near 0, the players cooperate")
  func cooperation() throws {
    let lines = records(Metric("discriminatorLoss", 1e-5), Metric("generatorLoss", 1e-6))
    let sign = try #require(signOfOverpowering(in: lines))
    #expect(sign.contains("both players want the same") && sign.contains("--as-printed"))
  }

  @Test("a saturated loss is no cooperation", arguments: [-1e-7, 7])
  func saturation(generatorLoss: Double) throws {
    let lines = records(
      Metric("discriminatorLoss", 1e-7), Metric("generatorLoss", generatorLoss))
    #expect(try #require(signOfOverpowering(in: lines)).contains("never deceives"))
  }

  @Test("without losses nothing is said of the discriminator")
  func noLosses() {
    #expect(signOfOverpowering(in: records(Metric("accuracy", 1))) == nil)
    #expect(signOfOverpowering(in: []) == nil)
  }
}

@Suite("The watch over a run")
struct TroubleWatchTests {
  private let watch = TroubleWatch(steps: 30_000, divergenceLimit: nil)

  @Test(
    "nothing is said in the first tenth of a run, nor in the first thousand steps",
    arguments: [(30_000, 3_000), (2_000, 1_000), (1, 1_000)])
  func beginning(steps: Int, silentUntil: Int) {
    let watch = TroubleWatch(steps: steps, divergenceLimit: nil)
    let silent = watch.spells(metrics: [], quality: [quality(1, 0), quality(silentUntil, 0)])
    #expect(silent.isEmpty)
    #expect(watch.spells(metrics: [], quality: [quality(silentUntil + 1, 0)]).count == 1)
  }

  @Test("a spell lasts from the first bad checkpoint to the first good one, and is told at both")
  func spells() throws {
    let shares = [0, 1, 0, 0, 0.5, 1, 0]  // at steps 3,000, 4,000, …
    let records = shares.enumerated().map { quality(3_000 + 1_000 * $0.offset, $0.element) }
    let spells = watch.spells(metrics: [], quality: records)
    #expect(spells.map(\.start) == [5_000, 9_000] && spells.map(\.end) == [7_000, nil])
    #expect(
      spells.map(\.summary) == [
        "collapse, from step 5,000 to step 7,000", "collapse, from step 9,000 to the end",
      ])
    let notes = [5_000, 6_000, 7_000].map { spells[0].note(atStep: $0) }
    #expect(try #require(notes[0]).hasPrefix("Warning at step 5,000, collapse: the samples'"))
    #expect(notes[1] == nil && notes[2] == "Over at step 7,000: collapse.")
  }

  @Test("the discriminator is judged by the last twenty lines up to the checkpoint")
  func recent() {
    let metrics = (1...1_000).map { line in
      let isGood = line > 480 && line <= 500
      return MetricsRecord(
        step: 10 * line,
        [Metric("discriminatorLoss", isGood ? 0 : 1), Metric("generatorLoss", 9)])
    }
    let steps = [4_990, 5_000, 5_010, 5_200]
    let spells = watch.spells(metrics: metrics, quality: steps.map { quality($0, 1) })
    #expect(spells.map(\.trouble) == [.overpoweringDiscriminator])
    #expect(spells.map(\.start) == [5_000] && spells.map(\.end) == [5_010])
  }

  @Test("only what it watches for is told")
  func kinds() {
    let metrics = (1...500).map { line in
      MetricsRecord(
        step: 10 * line, [Metric("discriminatorLoss", 0), Metric("generatorLoss", 9)])
    }
    let records = [quality(4_000, 0), quality(5_000, 0)]
    for kinds in [[], [Trouble.collapse], [.overpoweringDiscriminator], Trouble.allCases] {
      let watch = TroubleWatch(for: kinds, steps: 30_000, divergenceLimit: nil)
      #expect(watch.spells(metrics: metrics, quality: records).map(\.trouble) == kinds)
    }
  }

  @Test("the chart takes whatever was measured: nothing, pixels alone, or all")
  func chart() {
    let all = ["varianceShare", "classDivergence", "classesPresent", "kernelDistance"]
    for names in [[], ["varianceShare"], all] {
      let records = [1, 2, 10].map { step in
        MetricsRecord(step: step, names.map { Metric($0, 1 / Double(step) - 0.2) })
      }
      let chart = qualityChart(records)
      #expect(chart.width > 100 && chart.height > 100)
    }
    #expect(qualityChart([]).width > 100)
  }
}
