import Testing
import Training

@testable import SSGAN

private func record(
  _ step: Int, real: Double = 0.999, fake: Double = 0.001, loss: Double = 0.001
) -> MetricsRecord {
  MetricsRecord(
    step: step,
    [
      Metric("realProbability", real), Metric("fakeProbability", fake), Metric("realLoss", loss),
      Metric("fakeLoss", loss),
    ])
}

@Suite("The alarm of a discriminator that has won")
struct OverpoweredTests {
  @Test("is given where it is right and sure for many lines in a row, and says where")
  func alarms() {
    let records =
      (1...30).map { record($0, real: 0.7) } + (31...60).map { record($0) }
      + [record(61, fake: 0.3)] + (62...90).map { record($0) }
    let spells = Overpowered.spells(in: records)
    #expect(spells.map(\.steps) == [31...60, 62...90])
    #expect("\(spells[0])".hasPrefix("From step 31 to 60 the discriminator overpowered"))
  }

  @Test("is not given for a few lines, or where one of the three numbers is not extreme")
  func silence() {
    #expect(Overpowered.spells(in: []).isEmpty)
    #expect(Overpowered.spells(in: (1...19).map { record($0) }).isEmpty)
    #expect(Overpowered.spells(in: (1...20).map { record($0) }).count == 1)
    let balanced: [(Int) -> MetricsRecord] = [
      { record($0, real: 0.985) }, { record($0, fake: 0.02) }, { record($0, loss: 0.03) },
      { record($0, real: .nan) }, { MetricsRecord(step: $0, [Metric("realProbability", 1)]) },
      // A label of 0.9 keeps it silent: nothing is sure.
      { record($0, fake: 0.1, loss: 0.33) },
    ]
    for make in balanced { #expect(Overpowered.spells(in: (1...50).map(make)).isEmpty) }
  }

  @Test("is given for a game in which the generator cannot learn, not for one in which both do")
  func games() throws {
    for isHopeless in [true, false] {
      var game = try tinyTraining(.nPlusOne, .mnist) { c in
        (c.widthFactor, c.dropoutRate, c.certainty) = (1.0 / 8, 0, 1)
        c.learningRate = isHopeless ? 1e-12 : 1e-3
        c.discriminatorRate = isHopeless ? 1e10 : 1e-3
      }
      let records = (1...200).map { MetricsRecord(step: $0, game.takeStep()) }
      #expect(Overpowered.spells(in: records).isEmpty == !isHopeless)
    }
  }
}
