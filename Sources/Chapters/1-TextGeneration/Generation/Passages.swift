import Datasets
import Foundation
import Tensors

/// A passage of the text continued at four temperatures, as the published program does after every epoch.
///
/// Each continuation begins at the same passage. The published program does not go back to it: what it
/// prints at 0.5 continues what it wrote at 0.2, beneath a passage that it has long left. So does
/// `Configuration.continuesAcrossTemperatures`.
public struct Passages: Sendable {
  /// The published temperatures.
  public static let temperatures = [0.2, 0.5, 1.0, 1.2]
  /// The published number of symbols.
  public static let length = 400

  /// How many times the text has been read.
  public let epoch: Int
  /// The passage.
  public let seed: String
  /// What follows it at each temperature.
  public let continuations: [(temperature: Double, text: String)]

  /// Continues a passage that the epoch and the seed decide; a window's length of the learned text.
  public init(after training: TextTraining, seed: UInt64) {
    let configuration = training.configuration
    epoch = (training.step + training.stepsPerEpoch - 1) / training.stepsPerEpoch
    var random = SplitMix64(seed: seed).stream("passage \(epoch)")
    let start = random.below(training.learnedCount - configuration.window)
    var passage = Array(training.corpus.symbols[start..<start + configuration.window])
    let alphabet = training.corpus.alphabet
    self.seed = alphabet.decode(passage)
    var continuations: [(Double, String)] = []
    for temperature in Self.temperatures {
      let written = training.model.continuation(
        of: passage, reading: configuration.reading, window: configuration.window,
        sampler: Sampler(temperature: temperature), random: random.stream("\(temperature)")
      ).prefix(Self.length)
      let symbols = Array(written)
      continuations.append((temperature, alphabet.decode(symbols)))
      if configuration.continuesAcrossTemperatures {
        passage = (passage + symbols).suffix(passage.count)
      }
    }
    self.continuations = continuations
  }

  /// The epoch with zeros in front, so that names sort.
  public var epochName: String { String(format: "%03d", epoch) }

  /// All of it.
  public var text: String {
    let parts = continuations.map { "---- temperature \($0.temperature)\n\(seed)|\($0.text)\n" }
    return "epoch \(epoch)\n" + parts.joined(separator: "\n")
  }

  /// The first symbols of each, a line each.
  public var excerpts: [String] {
    continuations.map { temperature, text in
      "  \(temperature)  " + onOneLine(text.prefix(90))
    }
  }
}

/// A text with a sign in place of every line's end, which may be of two symbols.
func onOneLine(_ text: some StringProtocol) -> String {
  String(text.map { $0.isNewline ? "⏎" : $0 })
}

extension CharacterModel {
  /// What the network writes after a passage, read as it was trained to read.
  public func continuation(
    of passage: [Int], reading: Configuration.Reading, window: Int, sampler: Sampler,
    random: SplitMix64
  ) -> AnySequence<Int> {
    switch reading {
    case .windows:
      AnySequence(
        Continuation(
          of: SlidingWindow(self, length: window).reading(passage), sampler: sampler,
          random: random))
    case .streams:
      AnySequence(
        Continuation(of: CarriedState(self).reading(passage), sampler: sampler, random: random))
    }
  }
}

extension TextTraining {
  /// What the text and the order in which it is read take: a number a symbol, and one a window.
  public var textByteCount: Int {
    let windows = configuration.reading == .windows ? stepsPerEpoch * configuration.batchSize : 0
    return (corpus.symbols.count + learnedCount + windows) * MemoryLayout<Int>.stride
  }
}
