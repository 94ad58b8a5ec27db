public import Datasets
public import Tensors

extension LabelledImages {
  /// The pictures at `indices` as an autoencoder sees them: [indices, height, width, channels] in [0, 1].
  public func tensor(_ indices: [Int], dtype: DType = .float32) -> Tensor {
    tensor(indices, from: 0, to: 1, dtype: dtype)
      .reshaped([indices.count, height, width, channels])
  }

  /// Each byte black or white, white with its grey level as probability (Salakhutdinov & Murray 2008).
  public func binarised(using random: inout SplitMix64) -> LabelledImages {
    LabelledImages(
      name: name, height: height, width: width, channels: channels,
      pixels: pixels.map { random.below(255) < $0 ? 255 : 0 }, labels: labels,
      classNames: classNames)
  }
}
