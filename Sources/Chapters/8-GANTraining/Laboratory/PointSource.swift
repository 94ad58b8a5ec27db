public import Tensors

/// Where real points come from: as many as are asked for, independent of one another.
public protocol PointSource: Sendable {
  /// What the data are called.
  var name: String { get }

  /// d, the numbers of a point.
  var dimension: Int { get }

  /// What makes any number one that a point can have: the last activation of a generator.
  var range: Activation { get }

  /// New points, [count, d].
  func sample(_ count: Int, dtype: DType, using random: inout SplitMix64) -> Tensor

  /// Two networks with fresh weights that suit the points.
  func makePlayers(_ configuration: Configuration, _ rules: Rules, dtype: DType, seed: Seeds)
    -> Players

  /// Why a remedy cannot be taken with these points; nil where it can.
  func objection(to remedy: Remedy.Kind) -> String?
}

extension PointSource {
  /// Fully connected ones.
  public func makePlayers(
    _ configuration: Configuration, _ rules: Rules, dtype: DType, seed: Seeds
  ) -> Players {
    var (first, second) = (seed.generator, seed.discriminator)
    return Players(
      generator: PointGenerator(configuration, rules, of: self, dtype: dtype, using: &first),
      discriminator: PointDiscriminator(
        configuration, rules, of: self, dtype: dtype, using: &second))
  }

  /// Only pixels can be shuffled.
  public func objection(to remedy: Remedy.Kind) -> String? {
    remedy == .pixelShuffle ? "only pictures have pixels to shuffle" : nil
  }

  /// Why a game cannot be played with these points; nil where it can.
  public func flaw(in configuration: Configuration) -> String? {
    if let flaw = configuration.flaw { return flaw }
    for remedy in configuration.remedies {
      if let objection = objection(to: remedy.kind) { return "\(remedy) on \(name): \(objection)" }
    }
    return nil
  }
}

extension PointSource {
  /// New points in the precision of training.
  public func sample(_ count: Int, using random: inout SplitMix64) -> Tensor {
    sample(count, dtype: .float32, using: &random)
  }
}
