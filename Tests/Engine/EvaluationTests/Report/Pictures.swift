import Datasets
import Evaluation
import Tensors

/// Pictures of 28 × 28 grey pixels that show nothing.
func noise(_ count: Int, seed: UInt64 = 1) -> LabelledImages {
  var random = SplitMix64(seed: seed)
  return LabelledImages(
    name: "noise", height: 28, width: 28, channels: 1,
    pixels: (0..<count * 784).map { _ in UInt8(random.below(256)) },
    labels: [UInt8](repeating: 0, count: count), classNames: ["any"])
}

/// Drawn digits; other seeds give other pictures.
func digits(_ count: Int, seed: UInt64) -> LabelledImages {
  DrawnDigits.make(count: count, seed: seed)
}

/// Generated pictures beside drawn digits, as the digits' classifier sees them.
func samples(
  _ generated: LabelledImages, heldOut: LabelledImages = digits(100, seed: 2),
  training: LabelledImages = digits(100, seed: 3)
) -> ComparedSamples {
  ComparedSamples(
    generated, heldOut: heldOut, training: training,
    seenBy: ShippedClassifier.digits.classifier, seed: 1)
}
