public import NeuralNetworks
public import Tensors

/// A network that makes pictures of noise.
public protocol Generator: Module {
  /// G(z): [batch, latents] → [batch, height, width, channels].
  func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor
}

/// A network that classifies pictures, real and generated.
public protocol Discriminator: Module {
  /// D(x): [batch, height, width, channels] → n + 1 logits of each picture, and its features.
  /// - Parameter random: what dropout draws its masks from, and noise its numbers, in training.
  func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> ClassVerdict

  /// Adapts fresh weights to data, before the first step, where the network asks for that.
  func prepare(on pictures: Tensor, using random: inout SplitMix64)
}

extension Discriminator {
  /// Nothing.
  public func prepare(on pictures: Tensor, using random: inout SplitMix64) {}
}

extension Configuration {
  /// The generator, with fresh weights.
  public func makeGenerator(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Generator {
    switch network {
    case .mnist, .cifar10: ConvolutionalGenerator(self, dtype: dtype, using: &random)
    case .perceptron: PerceptronGenerator(self, dtype: dtype, using: &random)
    }
  }

  /// The discriminator, with fresh weights.
  public func makeDiscriminator(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Discriminator {
    switch network {
    case .mnist, .cifar10: ConvolutionalDiscriminator(self, dtype: dtype, using: &random)
    case .perceptron: PerceptronDiscriminator(self, dtype: dtype, using: &random)
    }
  }

  /// Logits a discriminator has weights for: n + 1, or n where the last is 0 for ever.
  var logitCount: Int { recipe == .nPlusOne ? classCount + 1 : classCount }

  /// The logits of so many weights, and the features they come from, as a verdict.
  func verdict(_ logits: Tensor, _ features: Tensor) -> ClassVerdict {
    switch recipe {
    case .nPlusOne: ClassVerdict(logits: logits, features: features)
    case .featureMatching: ClassVerdict(classLogits: logits, features: features)
    }
  }
}
