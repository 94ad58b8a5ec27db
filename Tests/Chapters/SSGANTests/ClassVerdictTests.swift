import Foundation
import Tensors
import Testing

@testable import SSGAN

@Suite("What a discriminator of n + 1 classes says")
struct ClassVerdictTests {
  private let logits = Tensor(
    [2, -1, 0.3, 0.5, -0.2, 0.1, 0.4, 9], shape: [2, 4], dtype: .float64)

  private func verdict(_ logits: Tensor) -> ClassVerdict {
    ClassVerdict(logits: logits, features: .zeros([logits.shape[0], 2], dtype: .float64))
  }

  @Test("σ(s) is 1 − pₙ₊₁, and chapter 5's verdict says so")
  func realLogit() {
    let p = logits.softmax().scalars
    let found = verdict(logits).realOrGenerated.probabilityOfReal
    #expect(found.shape == [2, 1])
    for (found, fake) in zip(found.scalars, [p[3], p[7]]) {
      #expect((found - (1 - fake)).magnitude < 1e-15)
    }
  }

  @Test("a class is the best of n, even where the picture is taken for generated")
  func classes() {
    #expect(verdict(logits).likeliestClasses == [0, 2] && verdict(logits).classCount == 3)
  }

  @Test("n logits are n + 1 with a zero at the end")
  func fixedLogit() {
    let x = ClassVerdict(
      classLogits: logits.sliced(0..<3, along: 1), features: .zeros([2, 2], dtype: .float64))
    #expect(x.logits.scalars == [2, -1, 0.3, 0, -0.2, 0.1, 0.4, 0])
    #expect(x.classLogits.scalars == [2, -1, 0.3, -0.2, 0.1, 0.4])
  }

  @Test("logits of another rank, of one class, or of another batch than the features are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = ClassVerdict(logits: .zeros([3]), features: .zeros([3, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = ClassVerdict(logits: .zeros([3, 1]), features: .zeros([3, 1]))
    }
    await #expect(processExitsWith: .failure) {
      _ = ClassVerdict(logits: .zeros([3, 4]), features: .zeros([2, 1]))
    }
  }
}
