import ArgumentParser
import ChapterOptions
import DCGAN
import Foundation
import GAN
import Pictures
import Tensors
import Training

extension ChapterDCGAN {
  /// New pictures from a trained generator.
  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw new pictures with a trained generator.",
      discussion: """
        --nice says what it costs as well: how much less the chosen pictures differ.
        """)

    @OptionGroup var sampling: SamplingOptions

    @Flag(help: "Write below each picture the number by which arithmetic knows it.")
    var numbered = false

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      if numbered && sampling.nice {
        throw ValidationError("--numbered numbers all pictures in order: leave out --nice.")
      }
    }

    func run() throws {
      trained.machine.apply()
      let (game, folder, _) = try trainedGame(trained)
      let random = SplitMix64(seed: trained.seed).stream("generate")
      var (first, second) = (random, random)
      let pictures = sampling.pictures(of: game, using: &first)
      let url = sampling.url(in: folder)
      let columns = sampling.columns
      let sheet =
        numbered
        ? game.numberedSheet(pictures, columns: columns) : game.sheet(pictures, columns: columns)
      try sheet.writePNG(to: url)
      trained.machine.say("\(sampling.count) pictures from step \(game.step): \(url.relativePath)")
      if sampling.nice {
        let count = min(sampling.count, 500)  // whose pairs are many enough
        let (nice, plain) = (pictures.sliced(0..<count), game.samples(count, using: &second))
        trained.machine.say(
          """
          mean distance of two pictures: \(readableNumber(meanDistance(of: plain))) of all, \
          \(readableNumber(meanDistance(of: nice))) of the nice ones
          """)
      }
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
