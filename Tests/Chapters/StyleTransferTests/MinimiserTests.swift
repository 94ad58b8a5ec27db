import Tensors
import Testing

@testable import StyleTransfer

/// |x| + 2·|y|, all but flat at the kinks: where a line crosses one, its slope is never small.
private func kinks(_ point: Tensor) -> Tensor {
  let weights = Tensor([1, 2] as [Double], dtype: .float64)
  return (weights * sqrt(point * point + 1e-24)).sum()
}

@Suite("What changes the pixels")
struct MinimiserTests {
  private func minimiser(_ kind: Configuration.Minimiser) -> Minimiser {
    Minimiser(
      tinyConfiguration { ($0.minimiser, $0.rate) = (kind, 0.1) },
      startingAt: Tensor([0.3, -0.7] as [Double], dtype: .float64))
  }

  @Test("tells what became of the pixels, also where a line search is given up")
  func moves() {
    var minimiser = minimiser(.lbfgs)
    var counts = [0, 0, 0]
    for _ in 0..<200 where !minimiser.isStuck {
      let before = minimiser.pixels
      var tried = 0.0
      let move = minimiser.step { point in
        let value = kinks(point)
        tried = value.item
        return value
      }
      let value = kinks(minimiser.pixels).item
      switch move {
      case .toTrial: #expect(value == tried)
      case .toEarlierTrial: #expect(value < tried && value < kinks(before).item)
      case .none: #expect(minimiser.pixels.bytes == before.bytes)
      }
      counts[move == .toTrial ? 0 : move == .toEarlierTrial ? 1 : 2] += 1
    }
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
    #expect(kinks(minimiser.pixels).item < 0.1)
  }

  @Test("by L-BFGS, each number may go one step at first; with restarts all together, as in SciPy")
  func firstStep() {
    for (restarts, length) in [(false, 2.0.squareRoot()), (true, 1)] {
      let start = Tensor([300, -700] as [Double], dtype: .float64)
      var minimiser = Minimiser(tinyConfiguration { $0.restarts = restarts }, startingAt: start)
      var trials: [Tensor] = []
      for _ in 0..<2 {
        _ = minimiser.step { point in
          trials.append(point.untraced)
          return 1000 * kinks(point)
        }
      }
      let move = trials[1] - start
      #expect(trials[0].bytes == start.bytes)
      #expect(isNear((move * move).sum().item.squareRoot(), length))
    }
  }

  @Test("by Adam, every number at first by the rate")
  func adam() {
    var minimiser = minimiser(.adam)
    #expect(minimiser.step(kinks) == .toTrial && !minimiser.isStuck)
    let expected = [0.2, -0.6]
    #expect(zip(minimiser.pixels.scalars, expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("is stuck where L-BFGS has nowhere to go; Adam never is")
  func stuck() {
    for kind in Configuration.Minimiser.allCases {
      var minimiser = minimiser(kind)
      #expect(!minimiser.isStuck)
      _ = minimiser.step { (0 * $0).sum() }
      #expect(minimiser.isStuck == (kind == .lbfgs))
      #expect(minimiser.pixels.scalars == [0.3, -0.7])
    }
  }
}
