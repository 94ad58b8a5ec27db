import ArgumentParser
import ChapterOptions
import Datasets
import GAN
import SSGAN

/// The pictures of a run: those that are learned from, those that twins are chosen by, and those that both
/// are tested with.
struct RunPictures {
  let subset: LabelSubset
  let validation, test: LabelledImages

  /// Draws or reads them.
  /// - Parameters:
  ///   - game: what is played with them; if it is new, it takes over their number of classes.
  ///   - seed: of the run, which decides what is drawn.
  ///   - testCount: how many are tested with, where they are drawn.
  /// - Throws: an error where they do not suit the networks, or where there are not so many labels.
  init(
    _ game: inout SSGAN.Configuration, from source: PictureSource, seed: UInt64, testCount: Int,
    isNew: Bool = false
  ) throws {
    let images = try source.training(drawn: game.drawnCount, seed: seed)
    test = try source.heldOut(drawn: testCount, seed: seed)
    let network = game.network
    for images in [images, test] {
      try check(images, areOneOf: [network.pictureShape], for: "--network \(network.rawValue)")
    }
    if isNew { game.classCount = images.classCount }
    if images.classCount != game.classCount || images.classCount < 2 {
      let expected = isNew ? "2 or more" : "\(game.classCount)"
      throw ValidationError(
        "--data: \(expected) classes are needed, found \(images.classCount) in \(images.name).")
    }
    let split = ValidationSplit(of: images, seed: game.labelSeed)
    validation = split.validation
    if min(validation.count, test.count) == 0 {
      throw ValidationError(
        """
        --data: 20 training pictures and one to test with are needed, found \(images.count) and \
        \(test.count).
        """)
    }
    do {
      subset = try game.subset(of: split.learned)
    } catch {
      throw ValidationError("--labels: \(error)")
    }
    if let flaw = game.flaw {
      throw ValidationError("Nothing can be trained with \(flaw).")
    }
  }
}

extension SSGAN.Configuration.Network {
  /// The pictures drawn here that fit.
  var drawnPictures: PictureSource.Name { self == .cifar10 ? .sprites : .digits }
}

extension Preset {
  /// How many pictures are tested with, where they are drawn.
  var testCount: Int { self == .smoke ? 100 : 5_000 }
}
