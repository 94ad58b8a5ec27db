public import FeatureNetworks
public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// A transfer under way: a picture that is changed, evaluation by evaluation, until the loss is small.
///
///     var transfer = Transfer(of: style, onto: content, in: network, configuration, seed: 42)
///     for _ in 0..<400 { print(transfer.takeStep()) }
///     try Image(transfer.picture, from: 0, to: 1).writePNG(to: url)
///
/// Nothing is learned here: the network stays as it is, and the pixels are the parameters.
public struct Transfer: Trainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// What is made small.
  public let loss: TransferLoss
  /// Evaluations of the loss and its gradient so far.
  public private(set) var step = 0
  private let content: Tensor
  private var minimiser: Minimiser
  /// The parts of the loss at `picture`.
  private var parts = Parts()

  /// A transfer that has not begun.
  /// - Parameters:
  ///   - styles: pictures of [1, height, width, 3] from 0 to 1, each with how much it counts.
  ///   - content: [1, height, width, 3], of the network's precision.
  ///   - network: it is not changed.
  ///   - seed: decides the noise, where the first picture is noise.
  public init(
    of styles: [(picture: Tensor, weight: Double)], onto content: Tensor,
    in network: FeatureNetwork, _ configuration: Configuration, seed: UInt64
  ) {
    if let flaw = configuration.flaw { fatalError("nothing can be transferred with \(flaw)") }
    (self.configuration, self.content) = (configuration, content)
    loss = TransferLoss(
      content: content, at: configuration.contentLayer,
      style: StyleTarget(of: styles, at: configuration.styleLayers, in: network),
      weights: configuration.weights, normalisation: configuration.normalisation, in: network)
    var noise = SplitMix64(seed: seed).stream("noise")
    let start =
      switch configuration.start {
      case .content: content
      case .noise:
        Tensor.uniform(content.shape, from: 0, to: 1, dtype: content.dtype, using: &noise)
      }
    minimiser = Minimiser(configuration, startingAt: 255 * start)
  }

  /// The picture as it is now, [1, height, width, 3]; a little may lie outside 0…1, which a file cuts
  /// off.
  public var picture: Tensor {
    let picture = minimiser.pixels / 255
    return configuration.originalColours ? originalColours(of: content, onto: picture) : picture
  }

  /// Whether nothing changes any more.
  public var isOver: Bool { minimiser.isStuck }

  /// Computes the loss and its gradient once, and goes on from there.
  ///
  /// The numbers returned are of the picture as it is after the step; an evaluation further on the
  /// line that is searched may have been in vain.
  public mutating func takeStep() -> [Metric] {
    if configuration.restarts && step % configuration.evaluations == 0 { minimiser.restart() }
    step += 1
    var seen = Parts()
    let isAccepted = minimiser.step { pixels in
      let terms = loss.terms(of: pixels / 255)
      seen = Parts(terms)
      return terms.total
    }
    if isAccepted { parts = seen }
    return parts.metrics
  }
}

/// The loss and what it is the sum of.
struct Parts: Equatable {
  var content = 0.0, style = 0.0, variation = 0.0

  init() {}

  init(_ terms: TransferLoss.Terms) {
    content = terms.content.item
    style = terms.styles.reduce(0) { $0 + $1.item }
    variation = terms.variation.item
  }

  /// By name, the sum first.
  var metrics: [Metric] {
    [
      Metric("loss", content + style + variation), Metric("content", content),
      Metric("style", style), Metric("variation", variation),
    ]
  }
}

// MARK: Saving

extension Transfer {
  /// The whole state: pixels, what the optimiser remembers, and the loss.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: name, step: step)
    minimiser.store(in: &checkpoint)
    let numbers = [parts.content, parts.style, parts.variation]
    checkpoint.store(numbers.map(\.bitPattern), as: "parts")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: name)
    let numbers = try checkpoint.numbers("parts", count: 3).map(Double.init(bitPattern:))
    try minimiser.restore(from: checkpoint)
    (parts.content, parts.style, parts.variation) = (numbers[0], numbers[1], numbers[2])
    step = checkpoint.step
  }

  /// What tells a checkpoint of one minimiser from another's.
  private var name: String { "style transfer by \(configuration.minimiser.rawValue)" }
}
