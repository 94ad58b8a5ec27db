import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import Tensors
import Training
import VariationalAutoencoder

/// A run that has been trained, at one of its checkpoints.
struct TrainedAutoencoder {
  let model: Autoencoder
  let run: RunConfiguration
  let folder: RunFolder
  let step: Int
  private let options: CheckpointOptions

  init(_ options: CheckpointOptions) throws {
    let (folder, file) = try options.find(command: ChapterVAE.name)
    let run = try folder.readConfiguration()
    (self.run, self.folder, self.options) = (run, folder, options)
    (model, step) = try Autoencoder.restored(from: file, run.training)
  }

  var configuration: VariationalAutoencoder.Configuration { run.training }

  /// Where its pictures come from.
  func source(in directory: String?) -> PictureSource { PictureSource(run.dataset, in: directory) }

  /// Pictures of its kind that it has never seen, `drawn` of them where they are drawn.
  func heldOut(in directory: String?, drawn: Int) throws -> LabelledImages {
    try run.heldOut(in: directory, drawn: drawn)
  }

  /// Some of them, `count` different ones.
  /// - Parameter option: what asks for so many.
  func pickedHeldOut(
    _ count: Int, for option: String, in directory: String?, using random: inout SplitMix64
  ) throws -> LabelledImages {
    let heldOut = try heldOut(in: directory, drawn: 2_000)
    if count > heldOut.count {
      throw ValidationError(
        "\(option): \(count) held-out pictures are needed, found \(heldOut.count) in "
          + "\(heldOut.name). Ask for fewer.")
    }
    return heldOut.picked(count, using: &random)
  }

  /// Pictures that it has learned from, 10,000 of them at most.
  func pickedTraining(
    in directory: String?, using random: inout SplitMix64
  ) throws -> LabelledImages {
    let images = try run.trainingPictures(in: directory)
    return images.picked(min(images.count, 10_000), using: &random)
  }

  /// A stream of random numbers for one purpose.
  func random(_ purpose: String) -> SplitMix64 { SplitMix64(seed: options.seed).stream(purpose) }

  /// Decoded pictures as a file would hold them.
  func images(_ pictures: Tensor) -> LabelledImages {
    LabelledImages(pictures, from: 0, to: 1, name: "decoded")
  }

  /// Writes a sheet of decoded pictures: where `--output` says, or into the run under a name.
  func write(
    _ pictures: Tensor, columns: Int, spacing: Int = 2, to output: String?, else name: String,
    saying what: String
  ) throws {
    let url = output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: name)
    try images(pictures).sheet(columns: columns, spacing: spacing).writePNG(to: url)
    say("\(what), step \(step): \(url.relativePath)")
  }

  /// Prints a line unless told to be quiet.
  func say(_ text: String) { options.machine.say(text) }
}

extension RunConfiguration {
  /// Pictures of the run's kind that it does not learn, `drawn` of them where they are drawn.
  func heldOut(in directory: String?, drawn: Int) throws -> LabelledImages {
    let images = try PictureSource(dataset, in: directory).heldOut(drawn: drawn, seed: seed)
    return try checked(images, "held-out")
  }

  /// Pictures that the run learns.
  func trainingPictures(in directory: String?) throws -> LabelledImages {
    let source = PictureSource(dataset, in: directory)
    return try checked(source.training(drawn: training.drawnCount, seed: seed), "training")
  }

  /// The pictures as the run sees them, if they have its shape and are enough.
  private func checked(_ images: LabelledImages, _ kind: String) throws -> LabelledImages {
    try check(images, areOneOf: [training.pictureShape], for: "this run")
    if images.count < 10 {
      throw ValidationError(
        "--data: 10 \(kind) pictures are needed to judge by, found \(images.count).")
    }
    if !training.isBinarised { return images }
    var random = SplitMix64(seed: seed).stream("\(kind) binarisation")
    return images.binarised(using: &random)
  }
}

/// Where held-out pictures are, if they are not drawn.
struct DataFolder: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the data set's files, if it is not drawn.", valueName: "dir"))
  var data: String?
}
