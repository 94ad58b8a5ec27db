import Datasets
import Foundation
import Pictures
import Tensors
import Testing
import Training

@testable import TextGeneration

@Suite("What is reported of a network")
struct ReportTests {
  @Test("predictions: both ways to read, then counting programs, on both parts of the text")
  func predictions() {
    let model = generalModel()
    let configuration = tinyConfiguration(.windows) { $0.heldOut = 0.25 }
    let report = PredictionReport(of: model, configuration, on: tinyCorpus)
    #expect(
      report.rows.map(\.name) == [
        "network, state carried", "network, windows of 8", "uniform", "1-gram", "2-gram", "3-gram",
        "4-gram", "5-gram", "6-gram",
      ])
    let symbols = tinyCorpus.symbols
    for (row, reading) in zip(report.rows, [Configuration.Reading.streams, .windows]) {
      func bits(_ range: Range<Int>) -> Double {
        model.bitsPerCharacter(of: symbols, in: range, reading: reading, window: 8)
      }
      #expect(row.learned == bits(300..<450) && row.heldOut == bits(450..<600))
    }
    let uniform = log2(Double(tinyCorpus.alphabet.count))
    #expect(report.rows[2].learned == uniform && report.rows[2].heldOut == uniform)
    let counts = NGramModel(symbols[..<450], symbolCount: tinyCorpus.alphabet.count, order: 6)
    #expect(report.rows[5].heldOut == counts.bitsPerCharacter(of: symbols, in: 450..<600, order: 3))
    #expect("\(report)".contains(String(format: "3-gram %27.3f", report.rows[5].learned)))
  }

  @Test("where nothing is held out, the last tenth is judged and a dash stands in the table")
  func nothingHeldOut() {
    let model = generalModel()
    let report = PredictionReport(of: model, tinyConfiguration(.windows), on: tinyCorpus)
    #expect(report.rows.allSatisfy { $0.heldOut == nil })
    #expect(
      report.rows[1].learned
        == model.bitsPerCharacter(
          of: tinyCorpus.symbols, in: 540..<600, reading: .windows, window: 8))
    for line in "\(report)".split(separator: "\n").dropFirst() { #expect(line.hasSuffix("–")) }
  }

  @Test("temperatures: fifteen, and the entropy of a network's choices rises with them")
  func temperatures() {
    let logits = (0..<tinyCorpus.alphabet.count).map { Double($0) / 3 }
    let rows = temperatureReport(indifferentModel(logits: logits)).rows
    #expect(rows.map(\.temperature) == (1...15).map { Double($0) / 10 })
    for (row, next) in zip(rows, rows.dropFirst()) { #expect(row.entropy < next.entropy) }
    for row in rows {
      let expected = entropy(Sampler(temperature: row.temperature).probabilities(logits))
      #expect((row.entropy - expected).magnitude < 1e-12)
      #expect(row.excerpt.count == 60)
    }
    #expect(rows[0].repetition > rows[14].repetition)
  }

  @Test("temperatures: of a network that can only repeat, all is repetition")
  func repeating() {
    var logits = Array(repeating: -1e9, count: tinyCorpus.alphabet.count)
    logits[2] = 0
    for row in temperatureReport(indifferentModel(logits: logits)).rows {
      #expect(row.entropy == 0 && row.longestCopy == 1)
      #expect((row.repetition - 92.0 / 93).magnitude < 1e-12)
      #expect(row.knownWords == 0 && row.excerpt == String(repeating: "a", count: 60))
    }
  }

  @Test(
    "temperatures: equal seeds write equal texts, which read as the network was trained",
    arguments: Configuration.Reading.allCases)
  func seeds(reading: Configuration.Reading) {
    let model = generalModel()
    let report = temperatureReport(model, reading)
    #expect("\(report)" == "\(temperatureReport(model, reading))")
    #expect("\(report)" != "\(temperatureReport(model, reading, seed: 2))")
    var random = SplitMix64(seed: 1).stream("evaluate")
    let start = random.below(592)
    let written = model.continuation(
      of: Array(tinyCorpus.symbols[start..<start + 8]), reading: reading, window: 8,
      sampler: Sampler(temperature: 0.7), random: random)
    #expect(report.rows[6].excerpt == tinyCorpus.alphabet.decode(written.prefix(60)))
    #expect("\(report)".split(whereSeparator: \.isNewline).count == 16)
  }

  @Test("temperatures: three charts, each with a line")
  func charts() {
    let charts = temperatureReport(generalModel()).charts
    #expect(charts.map(\.name) == ["entropy", "repetition", "copies"])
    for (name, chart) in charts { #expect(chart.width > 300 && chart.height > 200, "\(name)") }
    #expect(charts[0].chart != charts[1].chart && charts[1].chart != charts[2].chart)
  }

  @Test("the chart of a run shows held-out text where there is some, and the clipped length")
  func trainingCharts() {
    let steps = (1...20).map { step in
      let metrics = [Metric("loss", 3 / Double(step)), Metric("gradientNorm", 1 / Double(step))]
      return MetricsRecord(step: step, metrics)
    }
    func epochs(_ names: [String]) -> [MetricsRecord] {
      [10, 20].map { step in
        MetricsRecord(step: step, names.map { Metric($0, 10 / Double(step)) })
      }
    }
    let without = lossChart(steps, epochs: epochs(["trainingBits"]))
    #expect(without != lossChart(steps, epochs: epochs(["trainingBits", "heldOutBits"])))
    #expect(without != lossChart(Array(steps.prefix(10)), epochs: epochs(["trainingBits"])))
    #expect(gradientChart(steps, clipNorm: 1) != gradientChart(steps, clipNorm: nil))
  }

  private func temperatureReport(
    _ model: CharacterModel, _ reading: Configuration.Reading = .streams, seed: UInt64 = 1
  ) -> TemperatureReport {
    TemperatureReport(
      of: model, tinyConfiguration(reading), on: tinyCorpus, length: 100, seed: seed)
  }
}
