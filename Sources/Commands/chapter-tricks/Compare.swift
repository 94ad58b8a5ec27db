import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import GANTraining
import Kernels
import Training

extension ChapterTricks {
  /// The default verb.
  struct Compare: ParsableCommand {
    static let name = "\(ChapterTricks.name) compare"

    static let configuration = CommandConfiguration(
      abstract: "Play one game with several remedies and without, side by side (the default).",
      discussion: """
        All games of a seed begin with the same generator and see the same data. Leaves a folder: \
        samples/strip.png, generated points on the way; samples/field.png, what both players think at \
        the end; charts/modes.png; comparison.json.
        """)

    @Option(
      help: "The game without remedies: tuned or collapse-prone; collapse-prone if not given.")
    var baseline: Baseline?

    @Option(
      help: ArgumentHelp(
        """
        What a game is to have; may be given several times. packing, minibatch-discrimination and \
        discriminator-steps if not given.
        """, valueName: "remedy"),
      transform: Treatment.init(argument:))
    var remedy: [Treatment] = []

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(parsing: .unconditional, help: "Steps of each game, instead of the preset's.")
    var steps: Int?

    @OptionGroup var clouds: CloudOptions
    @OptionGroup var options: RunOptions

    func validate() throws {
      if let steps { try check("--steps", steps, isIn: 1...10_000_000) }
      if remedy.count > 9 {
        throw ValidationError(
          "--remedy: 9 games beside the baseline's can be told apart, found \(remedy.count).")
      }
    }

    func run() throws {
      options.machine.apply()
      let cloud = try clouds.read()
      let folder = try options.newFolder(command: Self.name, preset: preset.rawValue)
      let matches = ([[]] + treatments).map {
        Match(baseline ?? .collapseProne, remedies: $0, seed: options.seed)
      }
      try folder.writeConfiguration(numbers(of: matches[0]))
      options.machine.say(
        """
        \(Self.name) \(packageVersion), preset \(preset.rawValue), seed \(options.seed)
        \(matches.count) games of \(readableCount(numbers(of: matches[0]).steps)) steps, \
        \(matches[0].baseline.hyphenated); data: \(cloud.name)
        Writing to \(folder.url.relativePath)

        """)
      let courses = Courses(all: play(matches, on: cloud), cloud: cloud, seed: options.seed)
      try courses.write(to: folder)
      let path = folder.url.relativePath
      options.machine.say(
        """

        \(courses.table.text)

        \(courses.reading)

        Look at \(path)/samples and \(path)/charts, then try
          swift run \(ChapterTricks.name) compare --baseline tuned
          swift run \(ChapterTricks.name) ablate
        """)
    }

    private var treatments: [[Remedy]] {
      if !remedy.isEmpty { return remedy.map(\.remedies) }
      return [.packing, .minibatchDiscrimination, .discriminatorSteps].map { [Remedy($0)] }
    }

    private func numbers(of match: Match) -> GANTraining.Configuration {
      var configuration = Configuration(
        match.baseline, preset: preset, remedies: match.remedies)
      if let steps { configuration.steps = steps }
      return configuration
    }

    /// As many games at a time as there are threads.
    private func play(_ matches: [Match], on cloud: PointCloud) -> [Course] {
      let total = matches.reduce(0) { $0 + numbers(of: $1).steps }
      let progress = SharedProgress(total: total, isQuiet: options.machine.quiet)
      defer { progress.finish() }
      return [Course](unsafeUninitializedCapacity: matches.count) { places, count in
        let first = places.baseAddress!
        ThreadPool.shared.forEach(matches.count) { index in
          let match = matches[index]
          (first + index).initialize(
            to: Course(
              match, on: cloud, configuration: numbers(of: match), onStep: progress.step))
        }
        count = matches.count
      }
    }
  }
}
