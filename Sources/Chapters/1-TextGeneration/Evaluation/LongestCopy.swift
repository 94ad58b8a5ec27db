/// The longest stretch of `sample` that stands in `corpus` word for word: has a model learnt, or
/// learnt by heart?
///
/// The corpus runs through the suffix automaton of the sample, so time is proportional to the
/// lengths of the two. Of stretches equally long it is the first in the corpus, at its first place
/// in the sample.
/// - Returns: its place in the sample; an empty range where the two have no symbol in common.
public func longestCopy(of sample: [Int], in corpus: [Int]) -> Range<Int> {
  let automaton = SuffixAutomaton(sample)
  var longest = 0..<0
  var state = 0
  var length = 0  // of the longest stretch of the sample that ends here in the corpus
  for symbol in corpus {
    while automaton.states[state].next[symbol] == nil, let link = automaton.states[state].link {
      state = link
      length = automaton.states[link].length
    }
    guard let next = automaton.states[state].next[symbol] else { continue }
    state = next
    length += 1
    if length > longest.count {
      let end = automaton.states[state].end
      longest = end - length..<end
    }
  }
  return longest
}
