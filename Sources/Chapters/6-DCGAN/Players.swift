public import GAN
public import NeuralNetworks
public import Tensors

/// A network that makes pictures of noise.
public protocol Generator: Module {
  /// G(z): [batch, latents] → [batch, height, width, channels] in [−1, 1].
  func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor
}

/// A network that judges pictures.
public protocol Discriminator: Module {
  /// D(x): [batch, height, width, channels] → a verdict on each picture.
  /// - Parameter random: what dropout draws its masks from in training.
  func callAsFunction(_ pictures: Tensor, mode: Mode, using random: inout SplitMix64) -> Verdict
}

extension Configuration {
  /// The generator, with fresh weights.
  public func makeGenerator(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Generator {
    switch network {
    case .mnist: MNISTGenerator(self, dtype: dtype, using: &random)
    case .keras: KerasGenerator(self, dtype: dtype, using: &random)
    case .frog: FrogGenerator(self, dtype: dtype, using: &random)
    case .strict: StrictGenerator(self, dtype: dtype, using: &random)
    }
  }

  /// The discriminator, with fresh weights.
  public func makeDiscriminator(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Discriminator {
    switch network {
    case .mnist: MNISTDiscriminator(self, dtype: dtype, using: &random)
    case .keras: KerasDiscriminator(self, dtype: dtype, using: &random)
    case .frog: FrogDiscriminator(self, dtype: dtype, using: &random)
    case .strict: StrictDiscriminator(self, dtype: dtype, using: &random)
    }
  }
}
