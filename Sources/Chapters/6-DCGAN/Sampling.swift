public import Datasets
public import GAN
import NeuralNetworks
public import Tensors

extension Game: AdversarialGame {
  /// G(z), [batch, height, width, channels] in [−1, 1], with the running statistics of batch norm.
  public func pictures(from noise: Tensor) -> Tensor {
    concatenated(inParts(of: noise) { generator($0, mode: .inference) })
  }

  /// D's probability of "real", without masks and with the running statistics of batch norm.
  public func probabilitiesOfReal(_ pictures: Tensor) -> [Double] {
    var unused = SplitMix64(seed: 0)
    return inParts(of: pictures) {
      discriminator($0, mode: .inference, using: &unused).probabilityOfReal
    }.flatMap(\.scalars)
  }

  /// From the layers of both networks.
  public var size: GameSize {
    GameSize(
      generator: generator.summary("", inputShape: [configuration.latentCount]),
      discriminator: discriminator.summary("", inputShape: configuration.pictureShape),
      batchSize: configuration.batchSize, discriminatorSteps: configuration.discriminatorSteps)
  }

  /// Pictures as a file would hold them: white is 1, and what is below the data's black is black.
  public func images(of pictures: Tensor) -> LabelledImages {
    LabelledImages(pictures, from: configuration.black, to: 1, name: "generated")
  }
}

extension Configuration {
  /// A batch of black pictures, for a game that is not going to be trained.
  public var blankPictures: LabelledImages {
    .blank(
      count: batchSize, height: pictureShape[0], width: pictureShape[1], channels: pictureShape[2])
  }
}
