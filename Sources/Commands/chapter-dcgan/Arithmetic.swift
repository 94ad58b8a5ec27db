import ArgumentParser
import ChapterOptions
import DCGAN
import Foundation
import GAN
import Pictures
import Tensors
import Training

extension ChapterDCGAN {
  /// Sums of noise.
  struct Arithmetic: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add and subtract the noise behind pictures: a − b + c.",
      discussion: """
        Choose pictures by their numbers on the sheet of “generate --numbered” with the same \
        --seed, such as three of a man with glasses for a, three of a man for b and three of a \
        woman for c. Each row shows a term's pictures and their mean; the last row ends with the \
        result, after others close by.
        """)

    @Option(help: ArgumentHelp("Pictures whose mean is a.", valueName: "numbers"))
    var a: PictureNumbers

    @Option(help: ArgumentHelp("Pictures whose mean is taken away.", valueName: "numbers"))
    var b: PictureNumbers

    @Option(help: ArgumentHelp("Pictures whose mean is added.", valueName: "numbers"))
    var c: PictureNumbers

    @Option(
      help: ArgumentHelp(
        "Where to write; arithmetic.png in the run if not given.", valueName: "png")
    )
    var output: String?

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      let counts = [a, b, c].map(\.indices.count)
      if Set(counts).count > 1 {
        throw ValidationError("--a, --b and --c take as many pictures each, found \(counts).")
      }
    }

    func run() throws {
      trained.machine.apply()
      let (game, folder, _) = try trainedGame(trained)
      let random = SplitMix64(seed: trained.seed)
      var (numbered, others) = (random.stream("generate"), random.stream("arithmetic"))
      let sum = NoiseArithmetic(a: a.indices, b: b.indices, c: c.indices)
      let highest = (sum.a + sum.b + sum.c).max()!
      let noise = game.drawNoise(highest + 1, &numbered)
      let url =
        output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "arithmetic.png")
      let pictures = game.pictures(from: sum.rows(from: noise, using: &others))
      try game.sheet(pictures, columns: sum.a.count + 1).writePNG(to: url)
      trained.machine.say("a − b + c at the lower right: \(url.relativePath)")
    }
  }
}

/// Numbers of pictures: "3,14,15".
struct PictureNumbers: ExpressibleByArgument {
  let indices: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let known = parts.compactMap { $0 }.filter { (0..<10_000).contains($0) }
    if known.count != parts.count { return nil }
    indices = known
  }
}
