import NeuralNetworks
public import Tensors
public import Training

/// Two players with whatever remedies: one step of the game after another.
///
/// Their points are rows of numbers: two for a place in the plane, 256 for a small picture.
///
/// Every purpose has a stream of random numbers of its own, so that games of one seed begin with the same
/// generator and the same stream of data, whatever remedies they have.
public struct PointGame: Trainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// Where the real points come from.
  public let data: any PointSource
  /// The player that makes points.
  public let generator: any GeneratorNetwork
  /// The player that judges them.
  public let discriminator: any DiscriminatorNetwork
  /// Steps taken.
  public internal(set) var step = 0
  /// Points that the generator has made for its training and the discriminator's.
  public internal(set) var generatorEvaluations = 0

  let rules: Rules
  let dtype: DType
  let generatorParameters, discriminatorParameters: ParameterList
  var generatorOptimiser: Adam
  var discriminatorOptimiser: any Optimiser
  let generatorHistory, discriminatorHistory: HistoricalAverage?
  var streams: Streams

  /// Two players who have not met.
  /// - Parameter seed: decides every random draw.
  public init(
    _ configuration: Configuration, data: any PointSource, seed: UInt64, dtype: DType = .float32
  ) {
    if let flaw = data.flaw(in: configuration) { fatalError("no game can be played with \(flaw)") }
    self.init(configuration, rules: configuration.rules, data: data, seed: seed, dtype: dtype)
  }

  /// A game by other rules than the configuration's.
  init(
    _ configuration: Configuration, rules: Rules, data: any PointSource, seed: UInt64, dtype: DType
  ) {
    let root = SplitMix64(seed: seed)
    (self.configuration, self.data, self.dtype) = (configuration, data, dtype)
    self.rules = rules
    let players = data.makePlayers(configuration, rules, dtype: dtype, seed: Seeds(root))
    (generator, discriminator) = (players.generator, players.discriminator)
    generatorParameters = generator.parameters
    discriminatorParameters = discriminator.parameters
    generatorOptimiser = Adam(
      learningRate: configuration.generatorRate, beta1: configuration.beta1)
    discriminatorOptimiser =
      if let rate = rules.descentRate {
        SGD(learningRate: rate)
      } else {
        Adam(learningRate: configuration.discriminatorRate, beta1: configuration.beta1)
      }
    let hasHistory = rules.historyWeight > 0
    generatorHistory = hasHistory ? HistoricalAverage(of: generatorParameters) : nil
    discriminatorHistory = hasHistory ? HistoricalAverage(of: discriminatorParameters) : nil
    streams = Streams(root)
  }

  // MARK: One step

  /// The discriminator's turns, then the generator's, as the schedule says.
  ///
  /// At once, both players' gradients are taken before either moves.
  public mutating func takeStep() -> [Metric] {
    if configuration.playsAtOnce { return takeStepAtOnce() }
    var (turns, verdict) = (0, DiscriminatorTurn())
    repeat {
      verdict = improveDiscriminator()
      turns += 1
    } while rules.schedule.goesOn(after: turns, loss: verdict.loss, isDiscriminator: true)
    var loss = 0.0
    turns = 0
    repeat {
      loss = improveGenerator()
      turns += 1
    } while rules.schedule.goesOn(after: turns, loss: loss, isDiscriminator: false)
    step += 1
    return metrics(verdict, generatorLoss: loss)
  }

  private mutating func takeStepAtOnce() -> [Metric] {
    let (verdict, judgement) = discriminatorGradients()
    let (loss, pull) = generatorGradients()
    moveDiscriminator(along: judgement)
    moveGenerator(along: pull)
    step += 1
    return metrics(verdict, generatorLoss: loss)
  }

  private func metrics(_ verdict: DiscriminatorTurn, generatorLoss: Double) -> [Metric] {
    [
      Metric("discriminatorLoss", verdict.loss), Metric("generatorLoss", generatorLoss),
      Metric("realProbability", verdict.realProbability),
      Metric("fakeProbability", verdict.fakeProbability),
      Metric("generatorEvaluations", Double(generatorEvaluations)),
    ]
  }

  // MARK: One turn

  /// What a turn of the discriminator found before it learnt from it.
  struct DiscriminatorTurn {
    var loss = 0.0
    /// The mean of D over real and over generated points.
    var realProbability = 0.0, fakeProbability = 0.0
  }

  /// Teaches the discriminator to tell new points of the data from what the generator makes now.
  mutating func improveDiscriminator() -> DiscriminatorTurn {
    let (turn, gradients) = discriminatorGradients()
    moveDiscriminator(along: gradients)
    return turn
  }

  private mutating func discriminatorGradients() -> (DiscriminatorTurn, Gradients) {
    let batch = Batch(real: drawReal(), generated: drawGenerated())
    var turn = DiscriminatorTurn()
    let (loss, gradients) = valueAndGradients(of: discriminatorParameters) {
      let opinions = judge(batch)
      turn.realProbability = opinions.real.verdict.probabilityOfReal.mean().item
      turn.fakeProbability = opinions.generated.verdict.probabilityOfReal.mean().item
      return discriminatorLoss(opinions, on: batch)
    }
    turn.loss = loss.item
    return (turn, gradients)
  }

  private mutating func moveDiscriminator(along gradients: Gradients) {
    discriminatorOptimiser.update(discriminatorParameters, along: gradients)
    discriminatorHistory?.follow(
      discriminatorParameters, turn: discriminatorOptimiser.state.step)
  }

  /// Teaches the generator, through the discriminator, which itself stays as it is.
  mutating func improveGenerator() -> Double {
    let (loss, gradients) = generatorGradients()
    moveGenerator(along: gradients)
    return loss
  }

  private mutating func generatorGradients() -> (loss: Double, Gradients) {
    let noise = drawNoise(pointsPerTurn, &streams.noise)
    let real = needsRealPoints ? drawReal() : nil
    let (loss, gradients) = valueAndGradients(of: generatorParameters) {
      generatorLoss(noise: noise, real: real)
    }
    return (loss.item, gradients)
  }

  private mutating func moveGenerator(along gradients: Gradients) {
    generatorOptimiser.update(generatorParameters, along: gradients)
    generatorHistory?.follow(generatorParameters, turn: generatorOptimiser.state.step)
  }
}

/// What the discriminator sees in one turn, [points, d] each.
struct Batch {
  let real, generated: Tensor
}
