public import Tensors

extension Autoencoder {
  /// Pictures of codes drawn from the prior N(0, I): [count, height, width, channels].
  public func samples(_ count: Int, latents: Int, using random: inout SplitMix64) -> Tensor {
    decodeInParts(.normal([count, latents], using: &random))
  }

  /// Pictures of codes, some hundred at a time: [count, latents] → [count, height, width, channels].
  public func decodeInParts(_ codes: Tensor) -> Tensor {
    let count = codes.shape[0]
    return concatenated(
      stride(from: 0, to: count, by: 500).map { start in
        decode(codes.sliced(start..<min(start + 500, count)))
      })
  }
}
