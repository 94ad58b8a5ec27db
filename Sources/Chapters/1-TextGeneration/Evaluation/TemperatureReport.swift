public import Datasets
import Foundation
public import Pictures
import Tensors

/// What temperature does to the texts that a network writes.
public struct TemperatureReport: CustomStringConvertible {
  /// A text at one temperature.
  public struct Row: Encodable, Sendable {
    /// T.
    public let temperature: Double
    /// The mean entropy of the distributions that symbols were drawn from, in bits.
    public let entropy: Double
    /// The share of runs of eight symbols that had come before in the text.
    public let repetition: Double
    /// The share of words that the corpus has too.
    public let knownWords: Double
    /// The longest stretch that stands in the corpus, in symbols.
    public let longestCopy: Int
    /// Its begin.
    public let excerpt: String
  }

  /// From the lowest temperature to the highest.
  public let rows: [Row]

  /// 0.1, 0.2, … 1.5.
  public static let temperatures = (1...15).map { Double($0) / 10 }

  /// Writes `length` symbols at each temperature, from one passage and the same random numbers.
  public init(
    of model: CharacterModel, _ configuration: Configuration, on corpus: TextCorpus, length: Int,
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed).stream("evaluate")
    let learned = Array(corpus.symbols[..<configuration.learnedCount(of: corpus.symbols.count)])
    let start = random.below(max(learned.count - configuration.window, 1))
    let passage = learned[start..<min(start + configuration.window, learned.count)]
    let known = Set(words(of: corpus.text))
    rows = Self.temperatures.map { temperature in
      let sampler = Sampler(temperature: temperature)
      var writer: any SymbolPredictor =
        configuration.reading == .windows
        ? SlidingWindow(model, length: configuration.window).reading(passage)
        : CarriedState(model).reading(passage)
      var (drawing, symbols, entropies) = (random, [Int](), 0.0)
      for _ in 0..<length {
        entropies += entropy(sampler.probabilities(writer.logits))
        let symbol = sampler.draw(from: writer.logits, using: &drawing)
        symbols.append(symbol)
        writer.read(symbol)
      }
      let text = corpus.alphabet.decode(symbols)
      return Row(
        temperature: temperature, entropy: entropies / Double(length),
        repetition: repetition(symbols, length: 8),
        knownWords: shareOfKnownWords(text, in: known),
        longestCopy: longestCopy(of: symbols, in: learned).count, excerpt: String(text.prefix(60)))
    }
  }

  /// The table.
  public var description: String {
    let head = "   T   entropy   repeated   known words   longest copy   begins"
    let lines = rows.map { row in
      String(
        format: "%4.1f %6.2f bit %8.0f %% %11.0f %% %14d   ", row.temperature, row.entropy,
        100 * row.repetition, 100 * row.knownWords, row.longestCopy)
        + onOneLine(row.excerpt.prefix(40))
    }
    return ([head] + lines).joined(separator: "\n")
  }

  /// Entropy, repetition with known words, and copies, each against temperature.
  public var charts: [(name: String, chart: Image)] {
    func curve(_ name: String, _ value: (Row) -> Double) -> LineChart.Series {
      LineChart.Series(name, points: rows.map { Point($0.temperature, value($0)) })
    }
    func chart(_ title: String, _ yLabel: String, _ series: [LineChart.Series]) -> Image {
      LineChart(title: title, xLabel: "temperature", yLabel: yLabel, series: series).rendered()
    }
    return [
      (
        "entropy",
        chart("How open each choice is", "entropy, bits", [curve("mean entropy", \.entropy)])
      ),
      (
        "repetition",
        chart(
          "Repetition and words", "share",
          [
            curve("runs of eight symbols seen before", \.repetition),
            curve("words that the corpus has", \.knownWords),
          ])
      ),
      (
        "copies",
        chart(
          "The longest stretch copied from the corpus", "symbols",
          [curve("longest copy") { Double($0.longestCopy) }])
      ),
    ]
  }
}
