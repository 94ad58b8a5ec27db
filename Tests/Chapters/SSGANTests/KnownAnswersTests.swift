import Datasets
import Tensors
import Testing

@testable import SSGAN

/// Pictures of three random patterns, faint under noise: each pixel is 28 brighter or darker by its
/// pattern, and up to 199 brighter by chance.
private func faintPatterns(_ count: Int, seed: UInt64) -> LabelledImages {
  var (patterns, noise) = (SplitMix64(seed: 1), SplitMix64(seed: seed))
  let pixels = (0..<3).map { _ in (0..<784).map { _ in 56 * patterns.below(2) } }
  let labels = (0..<count).map { UInt8($0 % 3) }
  return LabelledImages(
    name: "faint patterns", height: 28, width: 28, channels: 1,
    pixels: labels.flatMap { label in
      pixels[Int(label)].map { UInt8($0 + noise.below(200)) }
    },
    labels: labels, classCount: 3)
}

@Suite("Answers known beforehand")
struct KnownAnswersTests {
  @Test("600 pictures without labels tell what six labelled ones do not: half the twin's errors")
  func unlabelledPictures() throws {
    let (seen, unseen) = (faintPatterns(600, seed: 5), faintPatterns(600, seed: 6))
    var wrong = (game: 0.0, twin: 0.0)
    for seed in [1, 2, 3] as [UInt64] {
      var configuration = SSGAN.Configuration(.featureMatching, preset: .quick)
      (configuration.widthFactor, configuration.averagingRate) = (0.1, 0.01)
      (configuration.classCount, configuration.labelCount) = (3, 6)
      let subset = try configuration.subset(of: seen)
      var game = SSGANTraining(configuration, subset: subset, seed: seed)
      var twin = SupervisedTwin(configuration, subset: subset, seed: seed)
      for _ in 0..<100 { _ = (game.takeStep(), twin.takeStep()) }
      wrong.game += 1 - game.accuracy(on: unseen)
      wrong.twin += 1 - twin.accuracy(on: unseen)
    }
    #expect(wrong.twin / 3 > 0.02, "the question is too easy")
    #expect(wrong.game < 0.5 * wrong.twin, "\(wrong)")
  }

  @Test("the best discriminator of two kinds says 1 − pₙ₊₁ = p/(p + q), and the classes' shares")
  func bestDiscriminator() {
    // One point, seen 5 times as class 0, 3 times as class 1, 2 times without a label, and drawn by
    // the generator 10 times; all 20 have the point's three logits.
    var logits = Tensor.zeros([1, 3], dtype: .float64)
    func verdict(_ x: Tensor, _ count: Int) -> ClassVerdict {
      ClassVerdict(
        logits: x.gathered(Array(repeating: 0, count: count)),
        features: .zeros([count, 1], dtype: .float64))
    }
    let labels = Tensor.oneHot([0, 0, 0, 0, 0, 1, 1, 1], count: 2, dtype: .float64)
    for _ in 0..<2_000 {
      let gradient = valueAndGradient(at: logits) { x in
        8 * jointSupervisedLoss(verdict(x, 8), labels: labels) + 2 * callingRealLoss(verdict(x, 2))
          + 10 * callingGeneratedLoss(verdict(x, 10))
      }.gradient
      logits = logits - 0.1 * gradient
    }
    let p = logits.softmax().scalars
    #expect((p[2] - 0.5).magnitude < 1e-9)
    #expect((p[0] / (p[0] + p[1]) - 5.0 / 8).magnitude < 1e-9)
  }
}
