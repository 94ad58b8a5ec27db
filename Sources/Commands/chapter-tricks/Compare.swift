import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import GANTraining
import Pictures
import Training

extension ChapterTricks {
  /// The default verb.
  struct Compare: ParsableCommand {
    static let name = "\(ChapterTricks.name) compare"

    static let configuration = CommandConfiguration(
      abstract: "Play one game with several remedies and without, side by side (the default).",
      discussion: """
        All games of a seed begin with the same generator and the same stream of data. Leaves a folder: \
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
      let baseline = baseline ?? .collapseProne
      var configuration = Configuration(baseline)
      change(&configuration)
      try folder.writeConfiguration(configuration)
      options.machine.say(
        """
        \(Self.name) \(packageVersion), preset \(preset.rawValue), seed \(options.seed)
        \(treatments.count + 1) games of \(readableCount(configuration.steps)) steps, \
        \(baseline); data: \(cloud.name)
        Writing to \(folder.url.relativePath)

        """)
      let courses = play(on: cloud, baseline, steps: configuration.steps)
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
      remedy.isEmpty ? Courses.usualTreatments : remedy.map(\.remedies)
    }

    private func change(_ configuration: inout GANTraining.Configuration) {
      configuration.take(preset)
      if let steps { configuration.steps = steps }
    }

    private func play(on cloud: PointCloud, _ baseline: Baseline, steps: Int) -> Courses {
      let progress = SharedProgress(
        total: steps * (treatments.count + 1), isQuiet: options.machine.quiet)
      defer { progress.finish() }
      return Courses(
        of: treatments, on: baseline, cloud: cloud, seed: options.seed, change,
        onStep: progress.step)
    }
  }
}

extension Courses {
  /// Writes pictures and numbers; what took how long goes into a file of its own.
  fileprivate func write(to folder: RunFolder) throws {
    try strip.writePNG(to: folder.samples.appending(path: "strip.png"))
    try fields.writePNG(to: folder.samples.appending(path: "field.png"))
    try chart.writePNG(to: folder.charts.appending(path: "modes.png"))
    try writeJSON(all, to: folder.url.appending(path: "comparison.json"))
    let seconds = all.map { [$0.name: $0.trial.seconds] }
    try writeJSON(seconds, to: folder.timing)
  }
}
