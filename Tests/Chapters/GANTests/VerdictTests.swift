import Tensors
import Testing

@testable import GAN

@Suite("What a discriminator's number means")
struct VerdictTests {
  @Test("the labels are one and zero, each for the one or the other")
  func labels() {
    #expect(LabelConvention.realIsOne.real == 1 && LabelConvention.realIsOne.generated == 0)
    #expect(LabelConvention.realIsZero.real == 0 && LabelConvention.realIsZero.generated == 1)
  }

  @Test("mirrored logits under the other convention say the same")
  func mirror() {
    let logits = column([-1000, -30, -1, -0.1, 0, 0.5, 2, 30, 1000])
    let one = Verdict(logits: logits, convention: .realIsOne)
    let zero = Verdict(logits: -logits, convention: .realIsZero)
    #expect(one.probabilityOfReal.scalars == zero.probabilityOfReal.scalars)
    #expect(one.costOfCallingReal.item == zero.costOfCallingReal.item)
    #expect(one.costOfCallingGenerated.item == zero.costOfCallingGenerated.item)
  }

  @Test("large logits of real pictures mean “real” exactly where real is one")
  func meaning() {
    for (convention, probability) in [(LabelConvention.realIsOne, 1.0), (.realIsZero, 0.0)] {
      let verdict = Verdict(logits: column([50]), convention: convention)
      #expect((verdict.probabilityOfReal.item - probability).magnitude < 1e-15)
    }
  }

  @Test("verdicts of different conventions are never put into one loss")
  func mixing() async {
    await #expect(processExitsWith: .failure) {
      _ = discriminatorLoss(
        real: Verdict(logits: .zeros([1, 1]), convention: .realIsOne),
        generated: Verdict(logits: .zeros([1, 1]), convention: .realIsZero))
    }
  }

  @Test("anything but one logit a picture is refused: pictures, say")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = Verdict(logits: .zeros([4, 784]), convention: .realIsOne)
    }
    await #expect(processExitsWith: .failure) {
      _ = Verdict(logits: .zeros([4]), convention: .realIsOne)
    }
  }

  @Test("a game under the other convention goes the same way, its last layer mirrored")
  func game() {
    var one = tinyGame { $0.convention = .realIsOne }
    var zero = tinyGame { $0.convention = .realIsZero }
    for parameter in [zero.discriminator.logit.$weight, zero.discriminator.logit.$bias] {
      parameter.value = -parameter.value
    }
    for _ in 1...10 {
      let (a, b) = (one.takeStep(), zero.takeStep())
      for (a, b) in zip(a, b) { #expect((a.value - b.value).magnitude < 1e-11) }
    }
    let pairs = zip(one.discriminator.logit.weight.scalars, zero.discriminator.logit.weight.scalars)
    for (a, b) in pairs { #expect((a + b).magnitude < 1e-10) }
  }
}

/// A logit a picture.
func column(_ logits: [Double]) -> Tensor {
  Tensor(logits, shape: [logits.count, 1], dtype: .float64)
}
