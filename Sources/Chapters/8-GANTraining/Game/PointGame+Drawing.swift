import NeuralNetworks
public import Tensors

/// Where the random numbers for each purpose come from.
struct Streams: Equatable {
  var noise, data, labels, masks, disturbance, penalty: SplitMix64

  init(_ root: SplitMix64) {
    (noise, data) = (root.stream("noise"), root.stream("data"))
    (labels, masks) = (root.stream("labels"), root.stream("masks"))
    (disturbance, penalty) = (root.stream("disturbance"), root.stream("penalty"))
  }

  /// All there is to save, in a fixed order.
  var states: [UInt64] {
    get { [noise, data, labels, masks, disturbance, penalty].map(\.state) }
    set {
      (noise.state, data.state, labels.state) = (newValue[0], newValue[1], newValue[2])
      (masks.state, disturbance.state) = (newValue[3], newValue[4])
      penalty.state = newValue[5]
    }
  }
}

extension PointGame {
  /// Points of either kind in a turn: a batch of packs.
  var pointsPerTurn: Int { configuration.batchSize * rules.packSize }

  /// z ~ N(0, I): [count, latents].
  public func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor {
    .normal([count, configuration.latentCount], dtype: dtype, using: &random)
  }

  /// New points of the data, as the discriminator sees them.
  mutating func drawReal() -> Tensor {
    disturbed(data.sample(pointsPerTurn, dtype: dtype, using: &streams.data))
  }

  /// New points of the generator, as the discriminator sees them.
  mutating func drawGenerated() -> Tensor {
    disturbed(generated(from: drawNoise(pointsPerTurn, &streams.noise)))
  }

  /// G(z) in training.
  mutating func generated(from noise: Tensor) -> Tensor {
    generatorEvaluations += noise.shape[0]
    return generator(noise, mode: .training, using: &streams.masks)
  }

  /// Points with this step's noise on them.
  mutating func disturbed(_ points: Tensor) -> Tensor {
    if rules.inputNoise == 0 { return points }
    let deviation = fadingDeviation(from: rules.inputNoise, step: step, of: configuration.steps)
    return points
      + .normal(points.shape, deviation: deviation, dtype: dtype, using: &streams.disturbance)
  }

  /// G(z) as the trained generator makes it: [count, d].
  public func samples(_ count: Int, using random: inout SplitMix64) -> Tensor {
    points(from: drawNoise(count, &random))
  }

  /// G(z) as the trained generator makes it, for noise of [count, latents].
  public func points(from noise: Tensor) -> Tensor {
    var unused = SplitMix64(seed: 0)
    return generator(noise, mode: .inference, using: &unused)
  }
}
