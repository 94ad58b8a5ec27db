import ArgumentParser
import ChapterOptions
import Datasets
import SSGAN
import Training

/// Chapter 7: a discriminator that classifies learns from pictures without labels too.
@main
struct ChapterSSGAN: ParsableCommand {
  static let name = "chapter-ssgan"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 7: a GAN learns to classify pictures of which few have labels.",
    discussion: """
      Two recipes: n-plus-one, a book's, whose discriminator has a class more for generated pictures, \
      and feature-matching, that of Salimans et al. (2016). The same network learns from the labelled \
      pictures alone as well, so that one sees what the others are good for.
      """,
    version: packageVersion,
    subcommands: [
      Train.self, Generate.self, Evaluate.self, Interpolate.self, Sweep.self, Summary.self,
    ],
    defaultSubcommand: Train.self)
}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var game: SSGAN.Configuration
  let dataset: PictureSource.Name
  let seed: UInt64
  /// Test pictures, where they are drawn.
  let testCount: Int
  /// Which labels were known: the subset's fingerprint.
  var labels = ""
  /// How its samples are measured.
  var watch: WatchSettings
}

extension RunFolder {
  /// The run's configuration, with which a game can be played.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    try checkTrainable(flaw: run.game.flaw)
    return run
  }
}

/// The pictures of a run: those whose labels are known and those whose are not, and those that twins are
/// chosen by.
struct RunPictures {
  let subset: LabelSubset
  let validation: LabelledImages

  /// Draws or reads them.
  /// - Throws: an error where they do not suit the network, or where there are not so many labels.
  init(_ run: RunConfiguration, from source: PictureSource) throws {
    let images = try source.training(drawn: run.game.drawnCount, seed: run.seed)
    let network = run.game.network
    try check(images, areOneOf: [network.pictureShape], for: "--network \(network.rawValue)")
    let split = ValidationSplit(of: images, seed: run.game.labelSeed)
    if split.validation.count == 0 {
      throw ValidationError(
        "--data: 20 pictures or more are needed, one of them to choose by, found \(images.count).")
    }
    validation = split.validation
    do {
      subset = try run.game.subset(of: split.learned)
    } catch {
      throw ValidationError("--labels: \(error)")
    }
  }
}
