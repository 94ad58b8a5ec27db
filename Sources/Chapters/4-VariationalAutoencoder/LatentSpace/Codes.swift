public import Datasets
public import Tensors

extension Autoencoder {
  /// What the encoder says about each of some pictures: μ and log σ² of what would be drawn, both [count,
  /// latents].
  public func codes(of images: LabelledImages) -> (mean: Tensor, logVariance: Tensor) {
    let parts = images.parts.map { encoder(images.pictures($0)) }
    return (concatenated(parts.map(\.mean)), concatenated(parts.map(\.logVariance)))
  }

  /// Pictures of pictures' mean codes: what comes back when nothing is drawn, [count, height, width,
  /// channels].
  public func reconstructions(of images: LabelledImages) -> Tensor {
    decodeInParts(codes(of: images).mean)
  }
}

extension LabelledImages {
  /// All pictures' places, some hundred at a time: what a network looks at at once.
  var parts: [[Int]] {
    stride(from: 0, to: count, by: 500).map { [Int]($0..<min($0 + 500, count)) }
  }
}
