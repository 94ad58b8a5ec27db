public import Datasets
public import Foundation
public import NeuralNetworks
public import Tensors
public import Training

/// Two players, whatever their networks are: what can be drawn with them and asked of them.
public protocol AdversarialGame: Trainable {
  /// z: [count, latents].
  func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor

  /// G(z) as the trained generator draws it, [batch, …], for noise of [batch, latents].
  func pictures(from noise: Tensor) -> Tensor

  /// D's probability of "real" for each of some pictures.
  func probabilitiesOfReal(_ pictures: Tensor) -> [Double]

  /// Pictures as a file would hold them.
  func images(of pictures: Tensor) -> LabelledImages

  /// How large both networks are, and how much a step asks of them.
  var size: GameSize { get }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  mutating func restore(_ url: URL) throws(CheckpointError)
}

/// How large two players are, and how much a step asks of them.
public struct GameSize: Equatable, Sendable {
  /// Numbers in the generator.
  public let generatorParameters: Int
  /// Numbers in the discriminator.
  public let discriminatorParameters: Int
  /// Floating-point operations of a step, about: a gradient costs two forward computations.
  public let operationsPerStep: Double

  /// The size of players whose step is another than this chapter's.
  public init(generatorParameters: Int, discriminatorParameters: Int, operationsPerStep: Double) {
    (self.generatorParameters, self.discriminatorParameters) =
      (generatorParameters, discriminatorParameters)
    self.operationsPerStep = operationsPerStep
  }

  /// From both networks' summaries, for k discriminator steps with `batchSize` pictures of either
  /// kind and one generator step.
  public init(
    generator: Summary, discriminator: Summary, batchSize: Int, discriminatorSteps k: Int
  ) {
    generatorParameters = generator.parameterCount
    discriminatorParameters = discriminator.parameterCount
    let (g, d) = (Double(generator.operations), Double(discriminator.operations))
    operationsPerStep = Double(batchSize) * (Double(k) * (g + 6 * d) + 3 * g + 2 * d)
  }
}

extension Game: AdversarialGame {
  /// G(z), [batch, 784].
  public func pictures(from noise: Tensor) -> Tensor { generator(noise) }

  /// D(x) for pictures of [batch, 784].
  public func probabilitiesOfReal(_ pictures: Tensor) -> [Double] {
    discriminator(pictures).probabilityOfReal.scalars
  }

  /// Pictures of [count, 784] as a file would hold them: zero is black and one is white.
  public func images(of pictures: Tensor) -> LabelledImages {
    LabelledImages(
      pictures.reshaped([pictures.shape[0], 28, 28, 1]), from: 0, to: 1, name: "generated")
  }

  /// From the layers of both networks.
  public var size: GameSize {
    GameSize(
      generator: generator.summary("", inputShape: [configuration.latentCount]),
      discriminator: discriminator.summary("", inputShape: [configuration.pixelCount]),
      batchSize: configuration.batchSize, discriminatorSteps: configuration.discriminatorSteps)
  }
}
