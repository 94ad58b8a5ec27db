public import NeuralNetworks
public import Tensors

/// An encoder and a decoder that are trained together.
public struct Autoencoder: Module {
  /// q(z|x).
  public let encoder: Encoder
  /// p(x|z).
  public let decoder: any Decoder

  /// Two networks that fit each other: what the encoder says is as long as what the decoder reads.
  public init(encoder: Encoder, decoder: any Decoder) {
    (self.encoder, self.decoder) = (encoder, decoder)
  }

  /// Both networks with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    self.init(
      encoder: Encoder(c, dtype: dtype, using: &random),
      decoder: c.makeDecoder(dtype: dtype, using: &random))
  }

  /// The mean of p(x|z), a probability or a grey level each pixel: [batch, latents] → [batch, height,
  /// width, channels].
  public func decode(_ codes: Tensor) -> Tensor { sigmoid(decoder(codes)) }
}

/// A network that says which codes a picture may have come from.
public struct Encoder: Module {
  /// All layers but the last.
  public let trunk: any Trunk
  /// μ.
  public let mean: Dense
  /// log σ², or as printed log σ.
  public let logVariance: Dense
  private let deviation: Configuration.Deviation

  /// An encoder with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    func head() -> Dense {
      Dense(
        inputs: c.hiddenCount, outputs: c.latentCount, weights: .glorotUniform, dtype: dtype,
        using: &random)
    }
    trunk = c.makeTrunk(dtype: dtype, using: &random)
    (mean, logVariance) = (head(), head())
    deviation = c.deviation
  }

  /// q(z|x) for pictures of [batch, height, width, channels] in [0, 1].
  public func callAsFunction(_ pictures: Tensor) -> Posterior {
    let seen = trunk(pictures)
    return Posterior(mean: mean(seen), said: logVariance(seen), deviation: deviation)
  }
}

/// The layers of an encoder below its heads: pictures [batch, height, width, channels] → [batch, hidden].
public protocol Trunk: Module {
  /// What it makes of each picture.
  func callAsFunction(_ pictures: Tensor) -> Tensor
}

/// A network that makes pictures from codes.
public protocol Decoder: Module {
  /// The logits of p(x|z): [batch, latents] → [batch, height, width, channels].
  func callAsFunction(_ codes: Tensor) -> Tensor
}

extension Configuration {
  /// All layers of an encoder but its heads, with fresh weights.
  public func makeTrunk(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Trunk {
    switch network {
    case .convolutional: ConvolutionalTrunk(self, dtype: dtype, using: &random)
    case .dense: DenseTrunk(self, dtype: dtype, using: &random)
    }
  }

  /// A decoder with fresh weights.
  public func makeDecoder(
    dtype: DType = .float32, using random: inout SplitMix64
  ) -> any Decoder {
    switch network {
    case .convolutional: ConvolutionalDecoder(self, dtype: dtype, using: &random)
    case .dense: DenseDecoder(self, dtype: dtype, using: &random)
    }
  }
}

extension Encoder {
  /// The encoder layer by layer for pictures of `shape`; both heads read what the trunk says.
  public func summary(_ name: String, inputShape shape: [Int]) -> Summary {
    let trunk = trunk.summary(name, inputShape: shape)
    let heads = [("mean", mean), ("logVariance", logVariance)].map { name, layer in
      let inputs = [layer.weight.shape[0]]
      return Summary.Row(
        name: name, kind: layer.kind, outputShape: layer.outputShape(for: inputs),
        parameterCount: layer.parameters.scalarCount, operations: layer.operations(for: inputs))
    }
    return Summary(name: name, rows: trunk.rows + heads)
  }
}

extension Autoencoder {
  /// Both networks layer by layer.
  public func summaries(_ c: Configuration) -> (encoder: Summary, decoder: Summary) {
    (
      encoder.summary("encoder", inputShape: c.pictureShape),
      decoder.summary("decoder", inputShape: [c.latentCount])
    )
  }
}
