/// All stretches of a text, in states of which there are at most twice as many as symbols.
///
/// A path from the root spells a stretch; the stretches that end at the same places share a state.
/// Blumer et al., "The smallest automaton recognizing the subwords of a text", 1985.
struct SuffixAutomaton {
  struct State {
    /// The length of the longest stretch of this state.
    var length: Int
    /// Where that stretch first ends: the place after its last symbol.
    var end: Int
    /// The state of its longest suffix that ends in more places; the root has none.
    var link: Int?
    /// The states that stretches longer by one symbol belong to.
    var next: [Int: Int]
  }

  private(set) var states = [State(length: 0, end: 0, link: nil, next: [:])]
  private var last = 0

  /// The automaton of `text`, in time proportional to its length.
  init(_ text: [Int]) {
    for symbol in text { append(symbol) }
  }

  private mutating func append(_ symbol: Int) {
    let length = states[last].length + 1
    var suffix: Int? = last
    last = states.count
    states.append(State(length: length, end: length, link: 0, next: [:]))
    while let state = suffix, states[state].next[symbol] == nil {
      states[state].next[symbol] = last
      suffix = states[state].link
    }
    if let state = suffix { states[last].link = separated(symbol, after: state) }
  }

  /// The state after `state` by `symbol`, with nothing in it that is longer than this path: where
  /// there is, the shorter stretches get a state of their own, since they now end in one place
  /// more.
  private mutating func separated(_ symbol: Int, after state: Int) -> Int {
    let target = states[state].next[symbol]!
    let length = states[state].length + 1
    if states[target].length == length { return target }
    let copy = states.count
    states.append(states[target])
    states[copy].length = length
    states[target].link = copy
    var suffix: Int? = state
    while let state = suffix, states[state].next[symbol] == target {
      states[state].next[symbol] = copy
      suffix = states[state].link
    }
    return copy
  }
}
