public import Datasets
public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// The network, its optimiser and the text: one step of learning after another.
public struct TextTraining: EpochTrainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// The text, all of it.
  public let corpus: TextCorpus
  /// The network.
  public let model: CharacterModel
  /// Steps taken.
  public private(set) var step = 0

  /// How many of the text's symbols are learned: all but the held-out share at its end.
  public let learnedCount: Int

  private let windows: Windows
  private let streams: Streams
  private let parameters: ParameterList
  private let shifts: SplitMix64
  private var optimiser: any Optimiser
  private var masks: SplitMix64
  private var batches: ShuffledBatches?
  private var states: [LSTMState]
  private var epochLoss = 0.0

  /// A network that has read nothing yet.
  /// - Parameter seed: decides every random draw; each purpose has a stream of its own.
  /// - Precondition: the text is long enough: see `Configuration.fewestSymbols`.
  public init(
    _ configuration: Configuration, corpus: TextCorpus, seed: UInt64, dtype: DType = .float32
  ) {
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    self.configuration = configuration
    self.corpus = corpus
    learnedCount = configuration.learnedCount(of: corpus.symbols.count)
    let learned = Array(corpus.symbols[..<learnedCount])
    windows = Windows(
      symbols: learned, length: configuration.window, stride: configuration.stride)
    streams = Streams(
      symbols: learned, count: configuration.batchSize, length: configuration.window)
    model = CharacterModel(
      configuration, symbolCount: corpus.alphabet.count, dtype: dtype, using: &weights)
    parameters = model.parameters
    optimiser = configuration.optimiser
    shifts = root.stream("shifts")
    masks = root.stream("dropout")
    states = model.emptyState(batch: configuration.batchSize)
    if configuration.reading == .windows {
      batches = ShuffledBatches(
        count: windows.count, batchSize: configuration.batchSize, stream: root.stream("batches"))
    }
  }

  /// Steps in which the text is read once.
  public var stepsPerEpoch: Int { batches?.batchesPerEpoch ?? streams.stepsPerEpoch }

  /// The mean loss of the epoch so far, in bits per symbol, as training programs print it: each batch
  /// judged before it is learned, dropout and all.
  public var runningBits: Double { bits(epochLoss / Double((step - 1) % stepsPerEpoch + 1)) }

  // MARK: One step

  /// Predicts a batch of symbols and learns from what came.
  public mutating func takeStep() -> [Metric] {
    let position = step % stepsPerEpoch
    if position == 0 { epochLoss = 0 }
    optimiser.learningRate = configuration.learningRate(inEpoch: step / stepsPerEpoch)
    let (loss, gradients) =
      configuration.reading == .windows ? learnWindows() : learnStreams(position)
    let norm = gradients.norm
    optimiser.update(parameters, along: gradients)
    epochLoss += loss
    step += 1
    return [Metric("loss", loss), Metric("gradientNorm", norm)]
  }

  /// Reads windows from an empty state and predicts what follows each.
  private mutating func learnWindows() -> (Double, Gradients) {
    let (symbols, targets) = windows.batch(batches!.next())
    let labels = model.labels(targets)
    let (loss, gradients) = valueAndGradients(of: parameters) {
      let said = model.read(symbols, from: states, mode: .training, using: &masks).said
      return softmaxCrossEntropy(logits: model.lastLogits(said), labels: labels).mean()
    }
    return (loss.item, gradients)
  }

  /// Reads on in every stream and predicts each next symbol; the state goes on, the gradient does not.
  private mutating func learnStreams(_ position: Int) -> (Double, Gradients) {
    if position == 0 { states = model.emptyState(batch: configuration.batchSize) }
    var drawing = shifts.stream("epoch \(step / stepsPerEpoch)")
    let (symbols, targets) = streams.batch(
      position, shift: drawing.below(configuration.window))
    let labels = model.labels(targets)
    let (loss, gradients) = valueAndGradients(of: parameters) {
      let (said, after) = model.read(symbols, from: states, mode: .training, using: &masks)
      states = after.map(\.untraced)
      return softmaxCrossEntropy(logits: model.logits(said), labels: labels).mean()
    }
    return (loss.item, gradients)
  }
}

extension Configuration {
  /// How many of a text's symbols are learned: all but the held-out share at its end.
  public func learnedCount(of count: Int) -> Int {
    count - Int((Double(count) * heldOut).rounded(.down))
  }

  /// The fewest symbols from which a batch can be made.
  public var fewestSymbols: Int {
    let learned =
      reading == .windows ? window + (batchSize - 1) * stride + 1 : 2 * batchSize * window
    return Int((Double(learned) / (1 - heldOut)).rounded(.up)) + (heldOut > 0 ? window + 2 : 0)
  }

  /// The rate in an epoch, counted from 0.
  func learningRate(inEpoch epoch: Int) -> Double {
    (0..<epoch).reduce(learningRate) { rate, _ in rate * rateDecay }
  }
}

/// Nats as bits.
public func bits(_ nats: Double) -> Double { nats / log(2) }

// MARK: - Saving

extension TextTraining {
  static let network = "character LSTM"

  /// The network, its optimiser, the random stream, the place in the text and what has been read so far.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.store(parameters, as: "model")
    checkpoint.store(optimiser, of: parameters, as: "model")
    checkpoint.store(Self.list(states), as: "state")
    checkpoint.store([masks.state, epochLoss.bitPattern], as: "progress")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    var optimiser = optimiser
    try Self.restore(&optimiser, from: checkpoint, of: parameters)
    let progress = try checkpoint.numbers("progress", count: 2)
    let kept = Self.list(states)
    try checkpoint.restore(["state": kept, "model": parameters])
    self.optimiser = optimiser
    (masks.state, epochLoss) = (progress[0], Double(bitPattern: progress[1]))
    states = Self.states(kept)
    step = checkpoint.step
    batches = batches?.resumed(after: step)
  }

  private static func restore(
    _ optimiser: inout some Optimiser, from checkpoint: Checkpoint, of parameters: ParameterList
  ) throws(CheckpointError) {
    try checkpoint.restore(&optimiser, of: parameters, as: "model")
  }

  /// States under names, as a checkpoint stores them.
  private static func list(_ states: [LSTMState]) -> ParameterList {
    ParameterList(
      states.enumerated().flatMap { index, state in
        [
          (name: "\(index).hidden", parameter: Parameter(wrappedValue: state.hidden)),
          (name: "\(index).cell", parameter: Parameter(wrappedValue: state.cell)),
        ]
      })
  }

  private static func states(_ list: ParameterList) -> [LSTMState] {
    stride(from: 0, to: list.count, by: 2).map {
      LSTMState(hidden: list[$0].parameter.value, cell: list[$0 + 1].parameter.value)
    }
  }
}
