public import Datasets
import Foundation

/// How well a network predicts its text, beside programs that count.
public struct PredictionReport: Encodable, CustomStringConvertible {
  /// Bits per symbol of the learned and of the held-out text; nil where nothing is held out.
  public struct Row: Encodable, Sendable {
    /// What predicts.
    public let name: String
    /// On (a part of) the text it has learned.
    public let learned: Double
    /// On the text it has not seen.
    public let heldOut: Double?
  }

  /// The network read in both ways, then the baselines.
  public let rows: [Row]

  /// Judges the network and the n-gram models of orders 0 to 6, which count the same learned text.
  ///
  /// On the learned text the last symbols are judged, as many as are held out, or a tenth, but
  /// none that has no whole window before it.
  public init(of model: CharacterModel, _ configuration: Configuration, on corpus: TextCorpus) {
    let symbols = corpus.symbols
    let learnedCount = configuration.learnedCount(of: symbols.count)
    let heldOut = learnedCount..<symbols.count
    let wanted = heldOut.isEmpty ? learnedCount / 10 : min(heldOut.count, learnedCount / 2)
    let judgedCount = max(1, min(wanted, learnedCount - configuration.window))
    let learned = learnedCount - judgedCount..<learnedCount
    func row(_ name: String, _ bits: (Range<Int>) -> Double) -> Row {
      Row(name: name, learned: bits(learned), heldOut: heldOut.isEmpty ? nil : bits(heldOut))
    }
    let networks = [
      ("network, state carried", Configuration.Reading.streams),
      ("network, windows of \(configuration.window)", .windows),
    ].map { name, reading in
      row(name) {
        model.bitsPerCharacter(of: symbols, in: $0, reading: reading, window: configuration.window)
      }
    }
    let counts = NGramModel(
      symbols[..<learnedCount], symbolCount: corpus.alphabet.count, order: 6)
    let baselines = (0...6).map { order in
      row(order == 0 ? "uniform" : "\(order)-gram") {
        counts.bitsPerCharacter(of: symbols, in: $0, order: order)
      }
    }
    rows = networks + baselines
  }

  /// The table.
  public var description: String {
    let head = "bits per symbol            learned   held out"
    let lines = rows.map { row in
      let name = row.name.padding(toLength: 26, withPad: " ", startingAt: 0)
      let heldOut = row.heldOut.map { String(format: "%11.3f", $0) } ?? "          –"
      return name + String(format: "%8.3f", row.learned) + heldOut
    }
    return ([head] + lines).joined(separator: "\n")
  }
}
