import ArgumentParser
import ChapterOptions
import GAN
import Pictures
import SSGAN
import Tensors
import Training

extension ChapterSSGAN {
  /// New pictures from a trained generator.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw new pictures with a trained generator.")

    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder) = try trainedGame(trained)
      var random = SplitMix64(seed: trained.seed).stream("generate")
      let pictures = sampling.pictures(of: game, using: &random)
      let url = sampling.url(in: folder)
      try game.sheet(pictures, columns: sampling.columns).writePNG(to: url)
      trained.machine.say("\(sampling.count) pictures from step \(game.step): \(url.relativePath)")
    }
  }

  /// Pictures between pictures.
  struct Interpolate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk through the noise, one row a walk.")

    @OptionGroup var walks: WalkOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder) = try trainedGame(trained)
      try walks.draw(with: game, in: folder, as: trained)
    }
  }
}

/// The game of a run at its checkpoint, without its pictures.
private func trainedGame(
  _ options: CheckpointOptions
) throws -> (game: SSGANTraining, folder: RunFolder) {
  let (folder, file) = try options.find(command: ChapterSSGAN.name)
  let run = try folder.readConfiguration()
  var game = SSGANTraining(
    run.game, subset: .standIn(for: run.labels, of: run.game), seed: run.seed)
  try game.restore(file)
  return (game, folder)
}
