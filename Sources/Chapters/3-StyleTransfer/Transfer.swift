public import FeatureNetworks
public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// A transfer under way: a picture that is changed, evaluation by evaluation, until the loss is small.
///
///     var transfer = Transfer(of: styles, onto: content, in: network, configuration, seed: 42)
///     for _ in 0..<400 { print(transfer.takeStep()) }
///     try Image(transfer.result, from: 0, to: 1).writePNG(to: url)
///
/// Nothing is learned here: the network stays as it is, and the pixels are the parameters.
public struct Transfer: Trainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// Evaluations of the loss and its gradient so far.
  public private(set) var step = 0
  /// What is made small at each scale, the coarsest first.
  private let losses: [TransferLoss]
  /// The content picture at each scale.
  private let contents: [Tensor]
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
    self.configuration = configuration
    let divisors = configuration.scaleDivisors
    let contents = divisors.map { content.shrunk(by: $0) }
    self.contents = contents
    losses = zip(contents, divisors).map { content, divisor in
      let styles = styles.map { ($0.picture.shrunk(by: divisor), $0.weight) }
      return TransferLoss(
        content: content, at: configuration.contentLayer,
        style: StyleTarget(of: styles, at: configuration.styleLayers, in: network),
        weights: configuration.weights, normalisation: configuration.normalisation, in: network)
    }
    var noise = SplitMix64(seed: seed).stream("noise")
    let start =
      switch configuration.start {
      case .content: contents[0]
      case .noise:
        Tensor.uniform(contents[0].shape, from: 0, to: 1, dtype: content.dtype, using: &noise)
      }
    minimiser = Minimiser(configuration, startingAt: 255 * start)
  }

  /// What is made small at the scale that the picture has now.
  public var loss: TransferLoss { losses[configuration.scale(afterStep: step)] }

  /// The picture as it is now, whose loss is told: [1, height, width, 3]; a little may lie outside 0…1,
  /// which a file cuts off.
  public var picture: Tensor { minimiser.pixels / 255 }

  /// The picture, with the content picture's colours where these are to be kept.
  public var result: Tensor {
    if !configuration.originalColours { return picture }
    return originalColours(
      of: contents[configuration.scale(afterStep: step)], onto: picture)
  }

  /// The loss of `picture` and what it is the sum of, by name.
  public var metrics: [Metric] { parts.metrics }

  /// Computes the loss and its gradient once, and goes on from there.
  ///
  /// The numbers returned are of the picture as it is after the step; an evaluation further on the
  /// line that is searched may have been in vain. Where nothing can become smaller any more, nothing
  /// is computed.
  public mutating func takeStep() -> [Metric] {
    let scale = configuration.scale(afterStep: step + 1)
    if step > 0 && scale > configuration.scale(afterStep: step) { enlarge(to: scale) }
    if configuration.restarts && step % configuration.evaluations == 0 { minimiser.restart() }
    step += 1
    if minimiser.isStuck { return metrics }
    var seen = Parts()
    let move = minimiser.step { pixels in
      let terms = losses[scale].terms(of: pixels / 255)
      seen = Parts(terms)
      return terms.total
    }
    switch move {
    case .toTrial: parts = seen
    case .toEarlierTrial: parts = Parts(losses[scale].terms(of: minimiser.pixels / 255))
    case .none: break
    }
    return metrics
  }

  /// Goes on with the picture at the next scale, where the minimiser begins anew.
  private mutating func enlarge(to scale: Int) {
    let shape = contents[scale].shape
    let pixels = minimiser.pixels.resized(width: shape[2], height: shape[1])
    minimiser = Minimiser(configuration, startingAt: pixels)
  }
}

extension Configuration {
  /// By what the sides are divided at each scale: …, 4, 2, 1.
  public var scaleDivisors: [Int] { (0..<scales).reversed().map { 1 << $0 } }

  /// How many evaluations at the full size are as much work as these steps.
  public func fullEvaluations(in steps: ClosedRange<Int>) -> Double {
    steps.reduce(0) { sum, step in
      let divisor = Double(scaleDivisors[scale(afterStep: step)])
      return sum + 1 / (divisor * divisor)
    }
  }

  /// The scale of the picture after so many evaluations, 0 being the coarsest: as many rounds belong to
  /// each, or one more to the first ones. What is beyond the last round belongs to the last scale.
  func scale(afterStep step: Int) -> Int {
    let round = min(max(step - 1, 0) / evaluations, rounds - 1)
    return round * scales / rounds
  }
}

extension Tensor {
  /// Pictures with sides divided by a whole number, rounded down, of at least 1.
  fileprivate func shrunk(by divisor: Int) -> Tensor {
    if divisor == 1 { return self }
    return resized(width: max(shape[2] / divisor, 1), height: max(shape[1] / divisor, 1))
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
    let pixels = 0 * contents[configuration.scale(afterStep: checkpoint.step)]
    var minimiser = Minimiser(configuration, startingAt: pixels)
    try minimiser.restore(from: checkpoint)
    self.minimiser = minimiser
    (parts.content, parts.style, parts.variation) = (numbers[0], numbers[1], numbers[2])
    step = checkpoint.step
  }

  /// What tells a checkpoint of one minimiser from another's.
  private var name: String { "style transfer by \(configuration.minimiser.rawValue)" }
}
