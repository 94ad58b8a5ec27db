public import GAN
public import NeuralNetworks
public import Tensors

/// A network that makes points.
public protocol GeneratorNetwork: Module {
  /// G(z): [batch, latents] → [batch, d].
  /// - Parameter masks: what dropout draws from in training.
  func callAsFunction(_ noise: Tensor, mode: Mode, using masks: inout SplitMix64) -> Tensor
}

/// A network that judges points.
public protocol DiscriminatorNetwork: Module {
  /// D(x): [batch, d] → an opinion on each of batch/pack packs.
  func callAsFunction(_ points: Tensor, mode: Mode) -> Opinion
}

/// What the discriminator says about points, and what it saw in them.
public struct Opinion {
  /// The verdict on each pack of points.
  public let verdict: Verdict
  /// f(x), its last hidden layer: [packs, units].
  public let features: Tensor

  /// The part about some of the packs.
  func part(_ range: Range<Int>) -> Opinion {
    Opinion(
      verdict: Verdict(logits: verdict.logits.sliced(range), convention: verdict.convention),
      features: features.sliced(range))
  }
}

/// Two networks that have not met.
public struct Players {
  /// The one that makes points.
  public let generator: any GeneratorNetwork
  /// The one that judges them.
  public let discriminator: any DiscriminatorNetwork
}

/// What the weights of both networks are drawn from: streams of their own, so that a remedy which gives
/// the one more weights leaves the other as it was.
public struct Seeds {
  let generator, discriminator: SplitMix64

  init(_ root: SplitMix64) {
    (generator, discriminator) = (root.stream("generator"), root.stream("discriminator"))
  }
}
