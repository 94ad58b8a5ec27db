import ChapterOptions
import Datasets
import Evaluation
import Pictures
import Tensors

/// The ladder that `sample-quality` climbs without options.
let climbedLadder = Result<Ladder, any Error> {
  let (count, seed, source) = (2_000, UInt64(1), PictureSource(.digits, in: nil))
  var random = SplitMix64(seed: seed).stream("ladder")
  return Ladder(
    count, from: try source.training(drawn: 4 * count, seed: seed),
    against: try source.heldOut(drawn: count, seed: seed),
    seenBy: ShippedClassifier.digits.classifier, using: &random)
}

/// Where the nearest training pictures are of a generator that copies three pictures of ten, and draws
/// seven as it should.
func someCopies() throws -> Image {
  let source = PictureSource(.digits, in: nil)
  let training = try source.training(drawn: 5_000, seed: 1)
  let heldOut = try source.heldOut(drawn: 1_000, seed: 1)
  var random = SplitMix64(seed: 1).stream("copies")
  let copies = training.picked(300, using: &random)
  let others = DrawnDigits.make(count: 700, seed: 2)
  let generated = LabelledImages(
    name: "copies and others", height: 28, width: 28, channels: 1,
    pixels: copies.pixels + others.pixels, labels: copies.labels + others.labels,
    classNames: training.classNames)
  let samples = ComparedSamples(
    generated, heldOut: heldOut, training: training, seenBy: ShippedClassifier.digits.classifier,
    seed: 1)
  return MemorisationTest(samples).chart
}
