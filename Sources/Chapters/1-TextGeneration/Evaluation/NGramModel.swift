import Foundation

/// What can be said about the next symbol by counting alone: how often each followed the last few.
///
/// Interpolated Witten–Bell smoothing down to the uniform distribution: `P(w|h) = (c(hw) +
/// T(h)·P(w|h′)) / (c(h) + T(h))`, where c(hw) counts w after the context h, c(h) is the sum of
/// these over w, T(h) is the number of different symbols seen after h, and h′ is h without its
/// first symbol. Witten & Bell, "The zero-frequency problem", 1991; Chen & Goodman (1999), §2.5.
/// The baseline for any model of text: a network that is no better has learnt to count.
public struct NGramModel: Sendable {
  /// The number of symbols there are; seen or not, each may come.
  public let symbolCount: Int
  /// The length of the longest sequences counted: a context is one symbol shorter.
  public let order: Int

  /// The sequences seen, as a tree: the root is the empty one, a child is one symbol longer.
  private var nodes = [Node()]
  /// The child of a node by a symbol, under `key(_:_:)`.
  private var children: [Int: Int] = [:]

  private struct Node {
    /// How often the sequence was seen.
    var count = 0
    /// How often it was seen with a symbol after it: once less at the end of the text.
    var followedCount = 0
    /// How many different symbols were seen after it.
    var followerCount = 0
  }

  /// Counts all sequences of at most `order` symbols in a text.
  ///
  /// Time is proportional to order × symbols.
  /// - Precondition: the symbols are in 0..<symbolCount and the order is at least 1.
  public init(_ symbols: some Collection<Int>, symbolCount: Int, order: Int) {
    if symbolCount < 1 || order < 1 {
      fatalError("n-grams need an order ≥ 1 and symbols, found order \(order) of \(symbolCount)")
    }
    self.symbolCount = symbolCount
    self.order = order
    let text = Array(symbols)
    text.forEach(check)
    for start in text.indices {
      var node = 0
      for symbol in text[start..<min(start + order, text.count)] {
        nodes[node].followedCount += 1
        node = child(of: node, by: symbol)
        nodes[node].count += 1
      }
    }
  }

  /// How likely `symbol` is to come after `context`, of which the last `order − 1` symbols are
  /// used.
  /// - Precondition: the symbol is in 0..<symbolCount.
  public func probability(
    of symbol: Int, after context: some BidirectionalCollection<Int>
  ) -> Double {
    check(symbol)
    return probability(of: symbol, after: Array(context.suffix(order - 1))[...])
  }

  /// The cross-entropy of `symbols[range]`, `−mean log₂ P(sₜ | s₁…sₜ₋₁)`, in bits a symbol.
  ///
  /// Each is told from the `order − 1` before it in `symbols`, those before the range among them;
  /// order 1 looks at none, and order 0 guesses: log₂ of the number of symbols.
  /// - Precondition: `order` is at most the model's own, and the range is not empty.
  public func bitsPerCharacter(of symbols: [Int], in range: Range<Int>, order: Int) -> Double {
    if order < 0 || order > self.order {
      fatalError("a model of order \(self.order) has those from 0 up to it, found \(order)")
    }
    if range.isEmpty || range.lowerBound < 0 || range.upperBound > symbols.count {
      fatalError("a measured range lies in the \(symbols.count) symbols, found \(range)")
    }
    if order == 0 { return log2(Double(symbolCount)) }
    let bits = range.reduce(0.0) { sum, index in
      check(symbols[index])
      let context = symbols[max(0, index - order + 1)..<index]
      return sum - log2(probability(of: symbols[index], after: context))
    }
    return bits / Double(range.count)
  }
}

// MARK: Counts

extension NGramModel {
  /// The recursion from the shortest context up; one that was never seen adds nothing, nor do
  /// longer ones.
  private func probability(of symbol: Int, after context: ArraySlice<Int>) -> Double {
    var probability = 1 / Double(symbolCount)
    for length in 0...context.count {
      guard let node = node(of: context.suffix(length)) else { break }
      let count = children[key(node, symbol)].map { nodes[$0].count } ?? 0
      let weight = Double(nodes[node].followerCount)
      let total = Double(nodes[node].followedCount) + weight
      if total > 0 { probability = (Double(count) + weight * probability) / total }
    }
    return probability
  }

  private func node(of sequence: ArraySlice<Int>) -> Int? {
    var node = 0
    for symbol in sequence {
      guard let child = children[key(node, symbol)] else { return nil }
      node = child
    }
    return node
  }

  private mutating func child(of node: Int, by symbol: Int) -> Int {
    if let child = children[key(node, symbol)] { return child }
    let child = nodes.count
    nodes.append(Node())
    nodes[node].followerCount += 1
    children[key(node, symbol)] = child
    return child
  }

  private func key(_ node: Int, _ symbol: Int) -> Int { node << 32 | symbol }

  private func check(_ symbol: Int) {
    if !(0..<symbolCount).contains(symbol) {
      fatalError("a symbol is a number in 0..<\(symbolCount), found \(symbol)")
    }
  }
}
