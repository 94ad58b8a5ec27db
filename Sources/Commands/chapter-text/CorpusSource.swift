import ArgumentParser
import Datasets
import Foundation
import TextGeneration
import Training

/// Where a text comes from: a file, or the book's own prose where none is named.
struct CorpusSource: Codable, Equatable {
  /// The file's path as it was given.
  var path: String?

  func read(isLowercased: Bool) throws -> TextCorpus {
    try path.map {
      try TextCorpus(contentsOf: URL(fileURLWithPath: $0), isLowercased: isLowercased)
    }
      ?? .book(isLowercased: isLowercased)
  }
}

extension TextCorpus {
  /// Tells this text from others.
  var fingerprint: String { Training.fingerprint(of: [Array(text.utf8)]) }

  /// Refuses a text that is too short to make a batch from.
  func check(isEnoughFor configuration: TextGeneration.Configuration) throws {
    let needed = configuration.fewestSymbols
    if symbols.count < needed {
      throw ValidationError(
        """
        --corpus: \(needed) symbols or more are needed for batches of \(configuration.batchSize) \
        with windows of \(configuration.window), found \(symbols.count) in \(name). Take a longer \
        text.
        """)
    }
    if alphabet.count < 2 {
      throw ValidationError(
        "--corpus: two symbols or more are needed, found “\(alphabet.text)” alone in \(name).")
    }
  }
}

extension RunConfiguration {
  /// The text that the run was trained on; refused where the file has changed since.
  func readCorpus() throws -> TextCorpus {
    let read = try corpus.read(isLowercased: training.isLowercased)
    if read.fingerprint != fingerprint {
      throw ValidationError(
        """
        \(corpus.path ?? "the book's prose"): expected the text that this run learned \
        (\(fingerprint)), found another (\(read.fingerprint)). Restore it or train anew.
        """)
    }
    return read
  }
}
