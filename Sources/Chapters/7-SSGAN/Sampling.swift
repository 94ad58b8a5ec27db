public import Datasets
public import GAN
import NeuralNetworks
public import Tensors

extension SSGANTraining: AdversarialGame {
  /// G(z), [batch, height, width, channels], with the running statistics of batch norm.
  public func pictures(from noise: Tensor) -> Tensor {
    concatenated(inParts(of: noise) { generator($0, mode: .inference) })
  }

  /// 1 − pₙ₊₁ of each picture, in inference mode.
  public func probabilitiesOfReal(_ pictures: Tensor) -> [Double] {
    var unused = SplitMix64(seed: 0)
    return inParts(of: pictures) {
      discriminator($0, mode: .inference, using: &unused).realOrGenerated.probabilityOfReal
    }.flatMap(\.scalars)
  }

  /// Pictures as a file would hold them: white is 1, and what is below the data's black is black.
  public func images(of pictures: Tensor) -> LabelledImages {
    LabelledImages(pictures, from: configuration.black, to: 1, name: "generated")
  }

  /// From the layers of both networks.
  public var size: GameSize { size(besides: 0) }

  /// The same with the operations of so many twins.
  func size(besides twinCount: Int) -> GameSize {
    let c = configuration
    let g = generator.summary("", inputShape: [c.latentCount])
    let d = discriminator.summary("", inputShape: c.network.pictureShape)
    let (gCost, dCost) = (Double(g.operations), Double(d.operations))
    let kinds = subset.isEverything ? 2.0 : 3.0
    let looks = c.generatorLoss == .featureMatching ? 3.0 : 2.0
    let discriminatorTurn = gCost + 3 * kinds * dCost
    let generatorTurn = 3 * gCost + looks * dCost
    let turns = discriminatorTurn + Double(c.generatorSteps) * generatorTurn
    let labelled = Double(min(c.batchSize, subset.labelled.count))
    return GameSize(
      generatorParameters: g.parameterCount, discriminatorParameters: d.parameterCount,
      operationsPerStep: Double(c.batchSize) * turns + 3 * labelled * Double(twinCount) * dCost)
  }
}
