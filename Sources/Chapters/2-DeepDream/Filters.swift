public import FeatureNetworks
public import Tensors

extension FeatureNetwork {
  /// The picture that a channel of a layer likes best, as far as some steps from grey noise lead:
  /// [1, side, side, 3] from 0 to 1.
  ///
  /// The ancestor of DeepDream, and a dream like any other: of noise, with one channel as its
  /// objective.
  /// - Parameter configuration: octaves, steps, rate and jitter; the longer side is the picture's.
  public func favourite(
    ofChannel channel: Int, in layer: String, _ configuration: Configuration, seed: UInt64
  ) -> Tensor {
    var random = SplitMix64(seed: seed).stream("noise of channel \(channel)")
    let noise = Tensor.uniform(
      [1, configuration.size, configuration.size, 3], from: 0.25, to: 0.75, using: &random)
    var dream = Dream(
      of: noise, objective: ChannelMean(layer: layer, channel: channel), in: self, configuration,
      seed: seed)
    while dream.next() != nil {}
    return dream.picture
  }

  /// How many channels a layer has.
  /// - Precondition: the layer is one of the architecture's.
  public func channels(of layer: String) -> Int {
    let stride = architecture.stride(of: layer)
    let pixel = Tensor.zeros([1, stride, stride, 3], dtype: convolutions[0].weight.dtype)
    return activations(of: pixel, at: [layer])[0].shape[3]
  }
}
