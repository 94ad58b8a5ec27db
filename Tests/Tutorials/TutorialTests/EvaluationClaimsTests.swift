import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Kernels
import Tensors
import Testing

/// What `evaluation.md` says of measures that are fooled, on drawn digits by their judge.
@Suite("What the text says of measures that lie")
struct EvaluationClaimsTests {
  private static let training = DrawnDigits.make(count: 5_000, seed: 1)
  private static let heldOut = DrawnDigits.make(count: 2_000, seed: ~1)
  private let judge = ShippedClassifier.digits.classifier

  private var training: LabelledImages { Self.training }
  private var random = SplitMix64(seed: 1).stream("claims")

  private func measures(_ images: LabelledImages) -> SampleMeasures {
    SampleMeasures(
      of: Sample(images, seenBy: judge), beside: Sample(Self.heldOut, seenBy: judge),
      classCount: 10, stream: SplitMix64(seed: 1))
  }

  private func ratios(_ images: LabelledImages) -> MemorisationTest.Ratios {
    MemorisationTest(
      ComparedSamples(
        images, heldOut: Self.heldOut, training: training, seenBy: judge, seed: 1)
    ).ratios
  }

  @Test("copies are as near as fresh pictures, and only their neighbours tell")
  mutating func copies() {
    let copies = training.picked(2_000, using: &random)
    let (found, fresh) = (measures(copies), measures(DrawnDigits.make(count: 2_000, seed: 777)))
    print("copies", found.distances.frechet.value, fresh.distances.frechet.value, found.coverage, fresh.coverage)
    #expect(found.distances.frechet.interval.overlaps(fresh.distances.frechet.interval))
    print("ratios", ratios(copies), ratios(DrawnDigits.make(count: 2_000, seed: 777)))
    #expect(ratios(copies).pixels == 0)
    #expect(ratios(copies).features == 0)
    let moved = ratios(copies.movedByAPixel)
    print("moved", moved)
    #expect(moved.pixels > 1 && moved.features > 1)
  }

  @Test("one good picture, repeated, has precision 1 and recall 0")
  func onePicture() {
    let seven = training.labels.firstIndex(of: 7)!
    let found = measures(training.subset([Int](repeating: seven, count: 2_000)))
    print("seven", found.distances.frechet.value, found.coverage)
    #expect(found.coverage.precision == 1 && found.coverage.recall == 0)
    #expect(found.distances.frechet.value > 80)
  }

  @Test("ten pictures, repeated, have all classes and no recall")
  func tenPictures() {
    let ten = (0..<10).map { training.labels.firstIndex(of: $0)! }
    let found = measures(training.subset((0..<2_000).map { ten[$0 % 10] }))
    print("ten", found.distances.frechet.value, found.coverage, found.classes)
    #expect(found.classes.divergenceFromUniform < 1e-12 && found.coverage.recall == 0)
  }

  @Test("two digits on one another have the recall of digits and not their precision")
  mutating func overlaid() {
    let pairs = (0..<2).map { _ in training.picked(2_000, using: &random) }
    let pixels = zip(pairs[0].pixels, pairs[1].pixels).map { UInt8((Int($0) + Int($1)) / 2) }
    let found = measures(pairs[0].with(pixels))
    print("overlaid", found.distances.frechet.value, found.coverage, found.classes.divergenceFromUniform)
    #expect(found.coverage.recall > 0.8 && found.coverage.precision < 0.45)
  }

  @Test("digits under noise of 0.3 are of all classes, and far away")
  mutating func noise() {
    let digits = training.picked(2_000, using: &random)
    let noise = Tensor.normal([digits.pixels.count], deviation: 0.3 * 255, using: &random).scalars
    let pixels = zip(digits.pixels, noise).map { UInt8(min(max(Double($0) + $1, 0), 255)) }
    let found = measures(digits.with(pixels))
    print("noise", found.distances.frechet.value, found.coverage, found.classes.divergenceFromUniform)
    #expect(found.classes.divergenceFromUniform < 0.1 && found.distances.frechet.value > 8)
  }

  @Test(
    "a speck is told from nothing, a missing class is not",
    arguments: [(.real, false), (.noisy, true), (.lastMissing, false), (.blurred, true), (.repeated, true)] as [(Rung, Bool)])
  mutating func toldApart(rung: Rung, isTold: Bool) {
    let images = rung.images(2_000, from: training, using: &random)
    let test = TwoSampleTest(real: Self.heldOut, generated: images, seed: 1)
    print("told", rung, test.right, test.pValue)
    #expect((test.accuracy > 0.9) == isTold, "\(test.right) of \(test.asked)")
    #expect((test.pValue < 0.01) == isTold)
  }

  @Test(
    "the halves of MNIST's test set differ, and every other picture does not",
    .enabled(if: ProcessInfo.processInfo.environment["CHAPTERS_DATA"] != nil))
  func halves() throws {
    let test = try PictureSource(.mnist, in: nil).heldOut(drawn: 0, seed: 0)
    let features = ShippedClassifier.mnist.classifier.features(of: test)
    let (first, second) = (features.sliced(0..<5_000), features.sliced(5_000..<10_000))
    #expect(kernelDistance(first, second) > 0.01)
    let even = features.gathered((0..<5_000).map { 2 * $0 })
    let odd = features.gathered((0..<5_000).map { 2 * $0 + 1 })
    #expect(kernelDistance(even, odd) < 0.004)
  }
}

extension LabelledImages {
  /// The same labels with other pixels.
  fileprivate func with(_ pixels: [UInt8]) -> LabelledImages {
    LabelledImages(
      name: name, height: height, width: width, channels: channels, pixels: pixels, labels: labels,
      classNames: classNames)
  }

  /// Each picture one pixel further to the right.
  fileprivate var movedByAPixel: LabelledImages {
    with(pixels.indices.map { $0 % width == 0 ? 0 : pixels[$0 - 1] })
  }
}
