public import Datasets
public import Tensors

extension LabelledImages {
  /// Each byte black or white, white with its grey level as probability (Salakhutdinov & Murray 2008).
  public func binarised(using random: inout SplitMix64) -> LabelledImages {
    LabelledImages(
      name: name, height: height, width: width, channels: channels,
      pixels: pixels.map { random.below(255) < $0 ? 255 : 0 }, labels: labels,
      classNames: classNames)
  }
}
