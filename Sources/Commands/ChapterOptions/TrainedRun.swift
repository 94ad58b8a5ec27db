import ArgumentParser
public import Datasets
public import GAN
public import Tensors
public import Training

/// A run that has been trained: its game, and where the pictures come from that it was played with.
public struct TrainedRun<Play: AdversarialGame> {
  /// The game at its checkpoint.
  public let game: Play
  /// Where it lies.
  public let folder: RunFolder
  /// Where its pictures come from.
  public let source: PictureSource
  /// How many they are, where they are drawn.
  public let drawnCount: Int
  /// Their [height, width, channels].
  public let pictureShape: [Int]
  /// The run's seed.
  public let seed: UInt64
  /// Pictures as the networks see them.
  public let tensor: (LabelledImages) -> Tensor

  /// Gathers what is known of a run.
  public init(
    game: Play, folder: RunFolder, source: PictureSource, drawnCount: Int, pictureShape: [Int],
    seed: UInt64, tensor: @escaping (LabelledImages) -> Tensor
  ) {
    (self.game, self.folder, self.source) = (game, folder, source)
    (self.drawnCount, self.pictureShape, self.seed) = (drawnCount, pictureShape, seed)
    self.tensor = tensor
  }

  /// The pictures that the networks have learned from.
  func training() throws -> LabelledImages {
    try checked(source.training(drawn: drawnCount, seed: seed), "training")
  }

  /// Pictures that they have never seen, `drawn` of them where they are drawn.
  func heldOut(drawn: Int) throws -> LabelledImages {
    try checked(source.heldOut(drawn: drawn, seed: seed), "held-out")
  }

  /// The pictures, if they have the run's shape and are enough.
  private func checked(_ images: LabelledImages, _ kind: String) throws -> LabelledImages {
    try check(images, areOneOf: [pictureShape], for: "this run")
    if images.count < 10 {
      throw ValidationError(
        "--data: 10 \(kind) pictures are needed to judge by, found \(images.count).")
    }
    return images
  }
}
