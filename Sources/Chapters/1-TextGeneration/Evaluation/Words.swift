import Foundation

/// The words of a text in small letters: runs of letters, with apostrophes inside them.
///
/// “don't” is one word, and the quotation marks of 'so' are none of it.
public func words(of text: String) -> [String] {
  text.lowercased().split { !$0.isLetter && $0 != "'" }
    .map { $0.trimmingCharacters(in: ["'"]) }
    .filter { !$0.isEmpty }
}

/// The share of a text's words that are words of `corpus`, in 0…1; 0 where there are no words.
///
/// The first and the last run of letters of a generated text may be parts of words: whoever asks
/// leaves them out.
public func shareOfKnownWords(_ text: String, in corpus: Set<String>) -> Double {
  let words = words(of: text)
  if words.isEmpty { return 0 }
  return Double(words.count { corpus.contains($0) }) / Double(words.count)
}
