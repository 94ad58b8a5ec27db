/// The share of a text's sequences of `length` symbols that came before in it, in 0…1.
///
/// A text that goes round in circles has a share near 1. A text shorter than `length` has none: 0.
/// - Precondition: the length is at least 1.
public func repetition(_ symbols: [Int], length: Int = 8) -> Double {
  if length < 1 { fatalError("a repeated sequence has at least one symbol, found \(length)") }
  if symbols.count < length { return 0 }
  let starts = 0...symbols.count - length
  let different = Set(starts.map { symbols[$0..<$0 + length] })
  return 1 - Double(different.count) / Double(starts.count)
}
