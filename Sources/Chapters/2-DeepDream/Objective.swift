public import Tensors

/// What a picture is changed to have more of: a number computed from what a network's layers say
/// about it.
public protocol Objective {
  /// The layers that are asked.
  var layers: [String] { get }

  /// L, of these layers' activations in their order, each [1, height, width, channels].
  func callAsFunction(_ activations: [Tensor]) -> Tensor
}

/// A layer, and how much it counts.
public struct WeightedLayer: Codable, Equatable, Sendable {
  /// Its name in the architecture.
  public let name: String
  /// w, which a negative number turns into what a picture is to have less of.
  public let weight: Double

  /// A layer that counts this much.
  public init(_ name: String, weight: Double = 1) { (self.name, self.weight) = (name, weight) }
}

/// Whatever the layers see already: `L = Σₗ wₗ · mean(aₗ²)`.
///
/// Its gradient at an activation is 2w/n times the activation itself: what is strong gets stronger
/// most. Chollet's "Deep Learning with Python", section 8.2, leaves out two pixels at each edge.
public struct MeanSquare: Objective {
  private let weightedLayers: [WeightedLayer]

  /// The sum over some layers.
  public init(_ layers: [WeightedLayer]) { weightedLayers = layers }

  /// The layers' names.
  public var layers: [String] { weightedLayers.map(\.name) }

  /// L.
  public func callAsFunction(_ activations: [Tensor]) -> Tensor {
    sum(activations, weightedLayers) { a, _ in (a * a).mean() }
  }
}

/// One channel: `L = mean(a_c)`, the question of which DeepDream is an elaboration. Erhan et al.
/// (2009) asked it first: which picture does this unit like best?
public struct ChannelMean: Objective {
  /// The one layer.
  public let layers: [String]
  private let channel: Int

  /// A channel of a layer, counted from 0.
  public init(layer: String, channel: Int) { (layers, self.channel) = ([layer], channel) }

  /// L.
  public func callAsFunction(_ activations: [Tensor]) -> Tensor {
    activations[0].sliced(channel..<channel + 1, along: 3).mean()
  }
}

/// `Σₗ wₗ · f(aₗ, l)`.
func sum(
  _ activations: [Tensor], _ layers: [WeightedLayer], _ term: (Tensor, Int) -> Tensor
) -> Tensor {
  let terms = layers.indices.map { layers[$0].weight * term(activations[$0], $0) }
  guard let first = terms.first else { fatalError("an objective needs at least one layer") }
  return terms.dropFirst().reduce(first, +)
}
