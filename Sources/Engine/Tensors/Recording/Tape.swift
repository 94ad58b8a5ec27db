/// What was computed, in the order in which it was computed.
///
/// An entry holds no values: for each input that matters it holds the input's place and the pullback,
/// the function that carries ∂loss/∂output back to ∂loss/∂input. Inputs always stand before outputs, so
/// one walk from the end to the start visits every use of a value before the value itself; no sorting is
/// needed, and re-used values add up. Entries refer to each other by index, so a long recording is freed
/// in one loop and not by recursion.
final class Tape: @unchecked Sendable {  // used by the thread that made it
  struct Entry {
    let inputs: [(index: Int, pullback: Pullback)]
  }

  /// Carries ∂loss/∂output to ∂loss/∂input.
  typealias Pullback = (_ dOutput: Tensor) -> Tensor

  /// The recording under way on this thread.
  @TaskLocal static var current: Tape?

  private(set) var entries: [Entry] = []

  /// False while the outermost gradient is computed: nobody will ask for the gradient of that.
  var isRecording = true

  func append(_ inputs: [(index: Int, pullback: Pullback)]) -> Trace {
    entries.append(Entry(inputs: inputs))
    return Trace(tape: self, index: entries.count - 1)
  }

  /// ∂loss/∂source for each source; nil for one the loss does not depend on.
  func gradients(of loss: Tensor, at sources: [Trace]) -> [Tensor?] {
    guard let trace = loss.trace, trace.tape === self else { return sources.map { _ in nil } }
    let end = trace.index
    let start = sources.map(\.index).min() ?? end
    let path = Path(from: sources.map(\.index), to: end, in: entries)
    var gradients = [Tensor?](repeating: nil, count: end + 1)
    gradients[end] = Tensor(repeating: 1, shape: loss.shape, dtype: loss.dtype)
    for index in stride(from: end, through: start, by: -1) where !path.isSource[index] {
      guard let dOutput = gradients[index] else { continue }
      gradients[index] = nil
      for (input, pullback) in entries[index].inputs where path.contains(input) {
        let dInput = pullback(dOutput)
        if gradients[input] == nil {
          gradients[input] = dInput
        } else {
          gradients[input]! += dInput
        }
      }
      if !isRecording { entries[index] = Entry(inputs: []) }  // frees what the pullbacks held
    }
    return sources.map { $0.index <= end ? gradients[$0.index] : nil }
  }

  /// Forgets everything, for good: the values that the pullbacks hold are freed here, and what escaped
  /// from the recording is a constant from now on.
  func clear() {
    isRecording = false
    entries.removeAll()
  }
}

/// The entries that lead from some sources to the end.
private struct Path {
  let isSource: [Bool]
  private var isReached: [Bool]

  init(from sources: [Int], to end: Int, in entries: [Tape.Entry]) {
    var isSource = [Bool](repeating: false, count: end + 1)
    for source in sources where source <= end { isSource[source] = true }
    self.isSource = isSource
    isReached = isSource
    for index in 0...end where !isReached[index] {
      isReached[index] = entries[index].inputs.contains { isReached[$0.index] }
    }
  }

  func contains(_ index: Int) -> Bool { isReached[index] }
}

/// A value's place in a recording.
struct Trace {
  let tape: Tape
  let index: Int
}
