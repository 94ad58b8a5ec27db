import Datasets
import Tensors

extension LabelledImages {
  /// The same pictures, sorted into other classes.
  func labelled(_ labels: [Int], classNames: [String]) -> LabelledImages {
    LabelledImages(
      name: name, height: height, width: width, channels: channels, pixels: pixels,
      labels: labels.map { UInt8($0) }, classNames: classNames)
  }

  /// These pictures as class 0, “real”, and others as class 1, “generated”.
  func beside(generated: LabelledImages) -> LabelledImages {
    let labels = [UInt8](repeating: 0, count: count) + [UInt8](repeating: 1, count: generated.count)
    return LabelledImages(
      name: name, height: height, width: width, channels: channels,
      pixels: pixels + generated.pixels, labels: labels, classNames: ["real", "generated"])
  }
}

/// How often a network sees each of `count` pictures when it learns what to say about them: as often as
/// makes 250 steps in batches of 128, but 8 to 20 times. In a third of the steps it would hardly begin to
/// tell forgeries that it tells in the end.
func epochs(learning count: Int) -> Int {
  min(max(250 / max(count / 128, 1), 8), 20)
}
