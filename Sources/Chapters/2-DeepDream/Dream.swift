public import FeatureNetworks
public import Pictures
public import Tensors

/// A dream: a picture changed, step by step and octave by octave, to have more of what an objective
/// asks for.
///
///     var dream = Dream(of: picture, objective: MeanSquare(layers), in: network, configuration, seed: 42)
///     while let step = dream.next() { print(step.octave, step.number, step.loss) }
///     try dream.image.writePNG(to: url)
public struct Dream: IteratorProtocol {
  /// What was measured in a step.
  public struct Step: Equatable, Sendable {
    /// The octave, counted from 1.
    public let octave: Int
    /// The step within the octave, counted from 1.
    public let number: Int
    /// L before the picture was changed.
    public let loss: Double
    /// Whether the octave ends with this step.
    public let isLast: Bool
  }

  /// The picture as it is now, [1, height, width, 3] in red, green, blue from 0 to 1.
  public private(set) var picture: Tensor
  /// The sizes it goes through.
  public let octaves: Octaves

  private let network: FeatureNetwork
  private let objective: any Objective
  private let configuration: Configuration
  private var random: SplitMix64
  private var octave = 0
  private var number = 0
  private var isOctaveOver = false

  /// The picture as a file would hold it.
  public var image: Image { Image(picture, from: 0, to: 1) }

  /// A dream that has not begun.
  /// - Parameters:
  ///   - picture: [1, height, width, 3], in red, green, blue from 0 to 1, in the network's precision.
  ///   - objective: L.
  ///   - network: whose layers the objective asks; it is not changed.
  ///   - configuration: everything else; its layers and weights are the objective's own matter.
  ///   - seed: decides by how much the picture is moved in each step.
  public init(
    of picture: Tensor, objective: any Objective, in network: FeatureNetwork,
    _ configuration: Configuration, seed: UInt64
  ) {
    if let flaw = configuration.flaw { fatalError("nothing can be dreamed with \(flaw)") }
    octaves = Octaves(
      of: picture, count: configuration.octaves, scale: configuration.octaveScale)
    self.picture = octaves.start
    (self.network, self.objective, self.configuration) = (network, objective, configuration)
    random = SplitMix64(seed: seed).stream("jitter")
  }

  /// Takes one step; nil when the last octave is over.
  ///
  /// The picture is moved a little before the gradient is taken, and the gradient moved back: the
  /// windows of pooling, and the cuts between tiles, lie elsewhere each time and leave no pattern.
  /// An octave is over after its steps, or as soon as L exceeds `maxLoss`; then the picture stays.
  public mutating func next() -> Step? {
    if isOctaveOver {
      if octave + 1 == octaves.sizes.count { return nil }
      (octave, number, isOctaveOver) = (octave + 1, 0, false)
      picture = octaves.enlarged(picture, to: octave)
    }
    let (down, right) = (shift(of: picture.shape[1]), shift(of: picture.shape[2]))
    let (loss, gradient) = network.valueAndGradient(
      of: objective, at: picture.rolled(down: down, right: right), tile: configuration.tile)
    number += 1
    let isEnough = configuration.maxLoss.map { loss > $0 } ?? false
    if !isEnough {
      let back = gradient.rolled(down: -down, right: -right)
      picture = picture.ascended(along: back, rate: configuration.rate)
    }
    isOctaveOver = isEnough || number == configuration.steps
    return Step(octave: octave + 1, number: number, loss: loss, isLast: isOctaveOver)
  }

  /// How far a side is moved: at most `jitter` either way, or half a tile where there are several.
  private mutating func shift(of side: Int) -> Int {
    let tile = configuration.tile
    let reach = side > tile ? max(configuration.jitter, tile / 2) : configuration.jitter
    return random.below(2 * reach + 1) - reach
  }
}
