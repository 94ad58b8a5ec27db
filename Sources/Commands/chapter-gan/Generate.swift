import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import Pictures
import Tensors
import Training

extension ChapterGAN {
  /// New pictures from a trained generator.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw new pictures with a trained generator.")

    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder, _) = try trainedGame(trained)
      var random = SplitMix64(seed: trained.seed).stream("generate")
      let pictures = sampling.pictures(of: game, using: &random)
      let url = sampling.url(in: folder)
      try sheet(pictures, columns: sampling.columns).writePNG(to: url)
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
      let (game, folder, _) = try trainedGame(trained)
      try walks.draw(with: game, in: folder, as: trained)
    }
  }
}

/// The game of a run at its checkpoint.
func trainedGame(
  _ options: CheckpointOptions
) throws -> (game: Game, folder: RunFolder, run: RunConfiguration) {
  let (folder, file) = try options.find(command: ChapterGAN.name)
  let run = try folder.readConfiguration()
  var game = Game(run.game, pictures: .blank(count: run.game.batchSize), seed: run.seed)
  try game.restore(file)
  return (game, folder, run)
}
