import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import GANTraining
import Pictures
import Tensors
import Training

extension ChapterTricks {
  /// Whether a generator can count.
  struct Counting: ParsableCommand {
    static let name = "\(ChapterTricks.name) counting"

    static let configuration = CommandConfiguration(
      abstract: "Learn pictures with a certain number of spots, and count those on generated ones.",
      discussion: """
        Leaves a folder: samples/counting.png, real and generated pictures, and how many spots they \
        have; counting.json.
        """)

    @Option(parsing: .unconditional, help: "Spots on every picture.")
    var spots = 3

    @Option(parsing: .unconditional, help: "Steps of the game, instead of the preset's.")
    var steps: Int?

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(
      help: ArgumentHelp(
        "What is done against failure; r1=1+leaky-relu if not given.", valueName: "remedy"),
      transform: Treatment.init(argument:))
    var remedy: Treatment?

    @Flag(help: "Play without any remedy.")
    var withoutRemedy = false

    @OptionGroup var options: RunOptions

    func validate() throws {
      try check("--spots", spots, isIn: 1...4)
      if let steps { try check("--steps", steps, isIn: 1...10_000_000) }
      if remedy != nil && withoutRemedy {
        throw ValidationError("--without-remedy plays with none: leave out --remedy.")
      }
    }

    func run() throws {
      options.machine.apply()
      let configuration = configuration
      let blobs = CountedBlobs(count: spots)
      let folder = try options.newFolder(command: Self.name, preset: preset.rawValue)
      try folder.writeConfiguration(configuration)
      options.machine.say(
        """
        \(Self.name) \(packageVersion), preset \(preset.rawValue), seed \(options.seed)
        \(readableCount(configuration.steps)) steps with \(configuration.remedies.name); data: \
        pictures of \(blobs.name)
        Writing to \(folder.url.relativePath)

        """)
      let game = try played(configuration, blobs)
      let (real, generated) = blobs.pictures(of: game, seed: options.seed)
      let (counts, data) = (
        SpotCounts(of: generated, right: spots), SpotCounts(of: real, right: spots)
      )
      try blobs.chart(real: real, generated: generated)
        .writePNG(to: folder.samples.appending(path: "counting.png"))
      try writeJSON(counts, to: folder.url.appending(path: "counting.json"))
      options.machine.say(
        """

        \(table(counts, data).text)

        \(percent(counts.rightShare)) of the generated pictures have \(blobs.name); on average they \
        have \(decimals(counts.mean, 2)).
        Their pixels vary \(percent(counts.variance / data.variance)) as much as the data's: a \
        generator of a single picture would be right always or never.
        Look at \(folder.url.relativePath)/samples/counting.png
        """)
    }

    private var configuration: GANTraining.Configuration {
      var configuration = Configuration.spots(preset)
      if withoutRemedy { configuration.remedies = [] }
      if let remedy { configuration.remedies = remedy.remedies }
      if let steps { configuration.steps = steps }
      return configuration
    }

    private func played(
      _ configuration: GANTraining.Configuration, _ blobs: CountedBlobs
    ) throws -> PointGame {
      var game = PointGame(configuration, data: blobs, seed: options.seed)
      var display = ProgressDisplay(
        total: configuration.steps, style: .suitable(isQuiet: options.machine.quiet))
      defer { display.finish() }
      for step in 1...configuration.steps {
        try checkFinite(game.takeStep(), step: step, lastCheckpoint: nil)
        display.update(step: step)
      }
      return game
    }

    private func table(_ generated: SpotCounts, _ real: SpotCounts) -> Table {
      var table = Table(heading: ["spots", "generated", "data"])
      for spots in 0..<max(generated.histogram.count, real.histogram.count) {
        let shares = [generated, real].map { counts in
          counts.shares.indices.contains(spots) ? counts.shares[spots] : 0
        }
        table.rows.append(["\(spots)"] + shares.map { String(format: "%.1f %%", 100 * $0) })
      }
      return table
    }
  }
}
