public import NeuralNetworks
public import Tensors

/// Turns noise into pictures: 100 → 128 → 784, ReLU and sigmoid; 114,064 parameters.
public struct Generator: Module {
  /// What the noise is made into first.
  public let hidden: Dense
  /// A grey value in [0, 1] for each of 28 × 28 pixels.
  public let pixels: Dense

  /// A generator with fresh weights.
  public init(
    _ configuration: Configuration, dtype: DType = .float32, using generator: inout SplitMix64
  ) {
    hidden = Dense(
      inputs: configuration.latentCount, outputs: configuration.hiddenCount, activation: .relu,
      weights: .xavierNormal, dtype: dtype, using: &generator)
    pixels = Dense(
      inputs: configuration.hiddenCount, outputs: configuration.pixelCount, activation: .sigmoid,
      weights: .xavierNormal, dtype: dtype, using: &generator)
  }

  /// G(z): [batch, latents] → [batch, pixels].
  public func callAsFunction(_ noise: Tensor) -> Tensor { pixels(hidden(noise)) }
}

/// Judges pictures: 784 → 128 → 1, ReLU; 100,609 parameters.
public struct Discriminator: Module {
  /// What is looked for in the pixels.
  public let hidden: Dense
  /// The verdict, before the sigmoid.
  public let logit: Dense
  /// Which of its two labels means "real".
  public let convention: LabelConvention

  /// A discriminator with fresh weights.
  public init(
    _ configuration: Configuration, dtype: DType = .float32, using generator: inout SplitMix64
  ) {
    hidden = Dense(
      inputs: configuration.pixelCount, outputs: configuration.hiddenCount, activation: .relu,
      weights: .xavierNormal, dtype: dtype, using: &generator)
    logit = Dense(
      inputs: configuration.hiddenCount, outputs: 1, weights: .xavierNormal, dtype: dtype,
      using: &generator)
    convention = configuration.convention
  }

  /// D(x): [batch, pixels] → a verdict on each picture.
  public func callAsFunction(_ pictures: Tensor) -> Verdict {
    Verdict(logits: logit(hidden(pictures)), convention: convention)
  }
}
