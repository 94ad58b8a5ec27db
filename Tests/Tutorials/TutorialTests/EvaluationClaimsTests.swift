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

  @Test("a picture moved is far from itself in pixels, one of another class in features")
  func pixelsAndFeatures() {
    let many = DrawnDigits.make(count: 20_000, seed: 1)
    let (here, moved) = (Self.heldOut, Self.heldOut.movedByAPixel)
    func expect(_ name: String, _ pixels: [Double], _ features: [Double], _ text: [Double]) {
      let found = [pixels, features].map { $0.sorted()[$0.count / 2] }
      #expect(zip(found, text).allSatisfy { abs($0 - $1) < 0.04 * $1 }, "\(name): \(found)")
    }
    func points(_ images: LabelledImages) -> (pixels: Tensor, features: Tensor) {
      (
        images.tensor([Int](0..<images.count), from: 0, to: 1), judge.features(of: images)
      )
    }
    func distances(_ a: Tensor, _ b: Tensor) -> [Double] {
      sqrt(((a - b) * (a - b)).sum(along: 1)).scalars
    }
    let (own, twin, others) = (points(here), points(moved), points(many))
    expect(
      "nearest", nearestNeighbours(of: own.pixels, in: others.pixels).distances,
      nearestNeighbours(of: own.features, in: others.features).distances, [3.97, 0.72])
    expect(
      "moved", distances(own.pixels, twin.pixels), distances(own.features, twin.features),
      [5.12, 1.44])
    for (name, isSame, text) in [("own", true, [8.80, 2.98]), ("other", false, [10.09, 9.17])] {
      let partners = here.labels.indices.map { place in
        (place + 1..<many.count).first { (many.labels[$0] == here.labels[place]) == isSame }!
      }
      expect(
        name, distances(own.pixels, others.pixels.gathered(partners)),
        distances(own.features, others.features.gathered(partners)), text)
    }
  }

  @Test("three copies of ten pass for none by the ratio")
  mutating func someCopies() {
    let images = training.picked(300, using: &random)
    let fresh = DrawnDigits.make(count: 700, seed: 777)
    let mixed = LabelledImages(
      name: "mixed", height: 28, width: 28, channels: 1, pixels: images.pixels + fresh.pixels,
      labels: images.labels + fresh.labels, classNames: images.classNames)
    #expect(abs(ratios(mixed).pixels - 0.89) < 0.03, "\(ratios(mixed))")
  }

  @Test("who has never seen a nine reads nine classes of ten")
  mutating func classesLearned() {
    let images = Rung.lastMissing.images(2_000, from: training, using: &random)
    let score = ClassificationAccuracyScore(
      generated: Sample(images, seenBy: judge), real: Sample(images, seenBy: judge),
      heldOut: Self.heldOut, seed: 1)
    #expect(abs(score.generated - 0.896) < 0.01, "\(score)")
  }

  @Test("copies are as near as fresh pictures, and only their neighbours tell")
  mutating func copies() {
    let copies = training.picked(2_000, using: &random)
    let (found, fresh) = (measures(copies), measures(DrawnDigits.make(count: 2_000, seed: 777)))
    expect(found, frechet: 0.08, precision: 0.87, recall: 0.89)
    expect(fresh, frechet: 0.08, precision: 0.87, recall: 0.88)
    let (ratios, moved) = (ratios(copies), ratios(copies.movedByAPixel))
    #expect(ratios.pixels == 0 && ratios.features == 0)
    #expect(abs(moved.pixels - 1.04) < 0.02 && abs(moved.features - 1.16) < 0.02, "\(moved)")
  }

  @Test("one good picture, repeated, has precision 1 and recall 0")
  func onePicture() {
    let seven = training.labels.firstIndex(of: 7)!
    let found = measures(training.subset([Int](repeating: seven, count: 2_000)))
    expect(found, frechet: 89.4, precision: 1, recall: 0)
  }

  @Test("ten pictures, repeated, have all classes and no recall")
  func tenPictures() {
    let ten = (0..<10).map { training.labels.firstIndex(of: $0)! }
    let found = measures(training.subset((0..<2_000).map { ten[$0 % 10] }))
    expect(found, frechet: 8.1, precision: 0.9, recall: 0)
    #expect(found.classes.divergenceFromUniform < 1e-12)
  }

  @Test("two digits on one another have the recall of digits and not their precision")
  mutating func overlaid() {
    let pairs = (0..<2).map { _ in training.picked(2_000, using: &random) }
    let pixels = zip(pairs[0].pixels, pairs[1].pixels).map { UInt8((Int($0) + Int($1)) / 2) }
    let found = measures(pairs[0].with(pixels))
    expect(found, frechet: 5.1, precision: 0.38, recall: 0.81)
  }

  @Test("digits under noise of 0.3 are of all classes, and far away")
  mutating func noise() {
    let digits = training.picked(2_000, using: &random)
    let noise = Tensor.normal([digits.pixels.count], deviation: 0.3 * 255, using: &random).scalars
    let pixels = zip(digits.pixels, noise).map { UInt8(min(max(Double($0) + $1, 0), 255)) }
    let found = measures(digits.with(pixels))
    expect(found, frechet: 9.3, precision: 0.31, recall: 0.36)
    #expect(abs(found.classes.divergenceFromUniform - 0.08) < 0.01)
  }

  @Test(
    "a speck is told with certainty, a missing class hardly",
    arguments: [(.real, 0.45...0.55), (.noisy, 0.99...1), (.lastMissing, 0.49...0.56)]
      as [(Rung, ClosedRange<Double>)])
  mutating func toldApart(rung: Rung, accuracy: ClosedRange<Double>) {
    let images = rung.images(2_000, from: training, using: &random)
    let test = TwoSampleTest(real: Self.heldOut, generated: images, seed: 1)
    #expect(accuracy.contains(test.accuracy), "\(test.right) of \(test.asked)")
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

  /// Compares measures with what the text says, as far as rounding on other processors allows.
  private func expect(
    _ found: SampleMeasures, frechet: Double, precision: Double, recall: Double
  ) {
    let distance = found.distances.frechet.value
    #expect(abs(distance - frechet) < 0.02 + 0.02 * frechet, "\(distance)")
    #expect(abs(found.coverage.precision - precision) < 0.01, "\(found.coverage)")
    #expect(abs(found.coverage.recall - recall) < 0.01, "\(found.coverage)")
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
