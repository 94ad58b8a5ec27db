import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import GAN
import Pictures
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// The same decoder, taught by a discriminator.
  struct Rival: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the run's decoder anew as the generator of a GAN, and compare both.",
      discussion: """
        The discriminator is the encoder with one number at its end. The rival lies in the run, in \
        the folder rival; a second call goes on with it, to as many --steps.
        """)

    @Option(
      parsing: .unconditional,
      help: "The step at which training ends; the run's own number of steps, if not given.")
    var steps: Int?

    @Option(parsing: .unconditional, help: "How many pictures of each to compare.")
    var count = 2_000

    @OptionGroup var data: DataFolder
    @OptionGroup var classifiers: ClassifierOptions
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--steps", steps, isAtLeast: 1)
      try check("--count", count, isIn: 64...10_000)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      let (run, source) = (autoencoder.run, autoencoder.source(in: data.data))
      let classifier = try classifiers.require(
        for: source, shape: run.training.pictureShape, in: autoencoder.folder)
      let images = try source.training(drawn: run.training.drawnCount, seed: run.seed)
      try run.training.check(images)
      guard let game = try play(autoencoder, learning: images) else { return }
      var random = autoencoder.random("rivals")
      let codes = game.codes(count, using: &random)
      let parts = stride(from: 0, to: count, by: 500).map { start in
        game.pictures(from: codes.sliced(start..<min(start + 500, count)))
      }
      let rivals = [
        ("VAE", autoencoder.images(autoencoder.model.decodeInParts(codes))),
        ("GAN", autoencoder.images(concatenated(parts))),
      ]
      let comparison = GeneratorComparison(
        rivals, heldOut: try source.heldOut(drawn: count, seed: run.seed), training: images,
        seenBy: classifier, seed: trained.seed)
      trained.machine.say("\n\(comparison)")
      let folder = autoencoder.folder.url
      try writeJSON(comparison, to: folder.appending(path: "rivals.json"))
      let url = folder.appending(path: "rivals.png")
      try sheet(rivals.map(\.1), real: images).writePNG(to: url)
      trained.machine.say("\(url.relativePath): VAE, GAN and training pictures, 24 each")
    }

    /// Trains the rival, or goes on; nil after Ctrl-C.
    private func play(
      _ autoencoder: TrainedAutoencoder, learning images: LabelledImages
    ) throws -> DecoderGame? {
      Interruption.install()
      let (folder, isKnown) = try rivalFolder(of: autoencoder)
      var game = DecoderGame(
        autoencoder.configuration, pictures: images, seed: autoencoder.run.seed)
      if isKnown { try game.restore(folder.checkpoint) }
      let steps = steps ?? autoencoder.step
      if game.step >= steps { return game }
      trained.machine.say("The decoder in a game, \(readableCount(steps)) steps in all\n")
      let loop = TrainingLoop(
        folder: folder, steps: steps, style: .suitable(isQuiet: trained.machine.quiet))
      let isComplete = try loop.run(&game) { _ in [] }
      if !isComplete { trained.machine.say("Interrupted and saved. The same command goes on.") }
      return isComplete ? game : nil
    }

    /// The folder in the run's, and whether a rival of this very run has been saved there.
    private func rivalFolder(
      of autoencoder: TrainedAutoencoder
    ) throws -> (folder: RunFolder, isKnown: Bool) {
      let url = autoencoder.folder.url.appending(path: "rival")
      let command = "\(ChapterVAE.name) rival"
      if let earlier = try? RunFolder.open(url, command: command),
        let run = try? earlier.readConfiguration(), run == autoencoder.run,
        FileManager.default.fileExists(atPath: earlier.checkpoint.path)
      {
        return (earlier, true)
      }
      let identity = RunFolder.Identity(
        command: command, preset: autoencoder.folder.identity.preset, seed: autoencoder.run.seed,
        version: packageVersion)
      let folder = try RunFolder.create(at: url, for: identity, force: true)
      try folder.writeConfiguration(autoencoder.run)
      return (folder, false)
    }

    /// Three rows of eight pictures of each.
    private func sheet(_ rivals: [LabelledImages], real: LabelledImages) -> Image {
      let cells = (rivals + [real]).flatMap { images in (0..<24).map(images.image) }
      return Image.grid(cells, columns: 24).scaled(by: 2)
    }
  }
}
