import Testing

@testable import Tensors

@Suite struct TapeTests {
  @Test("records and frees 200,000 operations in a row without running out of stack")
  func longChain() {
    let (value, gradient) = valueAndGradient(at: Tensor([0.0], dtype: .float64)) { x in
      (0..<200_000).reduce(x) { y, _ in y + 1 }
    }
    #expect(value.item == 200_000 && gradient.item == 1)
  }

  @Test("is empty when it has been used, and records no more")
  func cleared() {
    var tape: Tape?
    _ = valueAndGradient(at: Tensor([1.0])) { x in
      tape = Tape.current
      return x * x
    }
    #expect(tape?.entries.isEmpty == true && tape?.isRecording == false)
    #expect(Tape.current == nil)
  }

  @Test("frees the values that its pullbacks held")
  func freesValues() {
    weak var memory: AnyObject?
    _ = valueAndGradient(at: Tensor([1.0])) { x in
      let y = exp(x)
      memory = y.buffer
      return y * y
    }
    #expect(memory == nil)
  }

  @Test("walks only the entries that lead from the sources to the value")
  func onlyThePath() {
    var visits = 0
    let x = Tensor([2.0])
    _ = valueAndGradient(at: x) { x in
      let aside = (x * x).untraced.recorded(from: x) { d, _ in
        visits += 1
        return d
      }
      _ = aside * aside
      return x * x
    }
    #expect(visits == 0)
  }
}
