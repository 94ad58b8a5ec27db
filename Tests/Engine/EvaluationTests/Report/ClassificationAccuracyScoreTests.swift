import Datasets
import Evaluation
import Testing

@Suite("The classification accuracy score")
struct ClassificationAccuracyScoreTests {
  private func score(_ generated: LabelledImages) -> ClassificationAccuracyScore {
    let samples = samples(generated, training: digits(300, seed: 3))
    return ClassificationAccuracyScore(
      generated: samples.generated, real: samples.real, heldOut: samples.heldOut.images, seed: 1)
  }

  @Test("from other real pictures classes are learned about as well as from real ones")
  func real() {
    let score = score(digits(100, seed: 4))
    #expect(score.real > 0.6 && abs(score.generated - score.real) < 0.2, "\(score)")
  }

  @Test("from pictures of one class, or of none, nothing is learned")
  func oneClass() {
    for generated in [digits(1_000, seed: 4).ofClass(7), noise(100)] {
      let score = score(generated)
      #expect(score.generated < 0.25 && score.real > 0.6, "\(generated.name): \(score)")
    }
  }

  @Test("from the same pictures the same is learned")
  func same() {
    let training = digits(60, seed: 3)
    let samples = samples(training, training: training)
    let score = ClassificationAccuracyScore(
      generated: samples.real, real: samples.real, heldOut: samples.heldOut.images, seed: 1)
    #expect(score.generated == score.real)
  }
}
