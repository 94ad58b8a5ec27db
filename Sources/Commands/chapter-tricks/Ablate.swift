import ArgumentParser
import ChapterOptions
import Foundation
import GAN
import GANTraining
import Training

extension ChapterTricks {
  /// What each remedy is worth.
  struct Ablate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure remedies on both baselines, over paired seeds.",
      discussion: """
        Plays every game that the folder does not hold yet, as many at a time as there are threads, \
        and writes ablation.json anew after each: after Ctrl-C the same command goes on. Then writes \
        the table, ablation.md, and a chart, ablation.png.
        """)

    @Option(help: "On one baseline only: tuned or collapse-prone.")
    var baseline: Baseline?

    @Option(
      help: ArgumentHelp(
        "What is measured; may be given several times. All, if not given.", valueName: "remedy"),
      transform: Treatment.init(argument:))
    var remedy: [Treatment] = []

    @Option(parsing: .unconditional, help: "How many games of each, with seeds from 1 on.")
    var seeds = 5

    @Flag(help: "Play each remedy a second time, until as many points were made as without it.")
    var equalData = false

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(parsing: .unconditional, help: "Steps of each game, instead of the preset's.")
    var steps: Int?

    @Option(
      help: ArgumentHelp(
        "Where to write; runs/chapter-tricks-ablate-PRESET-CLOUD if not given.", valueName: "dir"))
    var output: String?

    @Flag(help: "Begin anew, whatever the folder holds.")
    var force = false

    @OptionGroup var clouds: CloudOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--seeds", seeds, isIn: 1...1_000)
      if let steps { try check("--steps", steps, isIn: 1...10_000_000) }
    }

    func run() throws {
      machine.apply()
      let cloud = try clouds.read()
      let name = URL(fileURLWithPath: cloud.name).deletingPathExtension().lastPathComponent
      let folder = URL(
        fileURLWithPath: output
          ?? "runs/\(ChapterTricks.name)-ablate-\(preset.rawValue)-\(name)")
      var record = try AblationRecord(
        .init(preset: preset, steps: steps, cloud: cloud),
        in: folder.appending(path: "ablation.json"), isNew: force)
      let ablation = plan(on: cloud)
      announce(ablation, after: record.trials, in: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let trials = try play(ablation, keeping: &record)
      let report = AblationReport(trials, on: cloud, settings: record.settings)
      try report.write(to: folder)
      let path = folder.relativePath
      machine.say(
        "\n\(report.text)\n\nWritten to \(path)/ablation.md, ablation.png and ablation.json")
    }

    private func plan(on cloud: PointCloud) -> Ablation {
      let treatments =
        remedy.isEmpty ? Remedy.Kind.inThePlane.map { [Remedy($0)] } : remedy.map(\.remedies)
      return Ablation(
        of: treatments, on: baseline.map { [$0] } ?? Baseline.allCases,
        seeds: Array(1...UInt64(seeds)), lengths: equalData ? [.steps, .evaluations] : [.steps],
        cloud: cloud)
    }

    private func announce(_ ablation: Ablation, after finished: [Trial], in folder: URL) {
      let count = ablation.matches.count
      let remaining = ablation.remaining(after: finished).count
      machine.say(
        """
        \(ChapterTricks.name) ablate \(packageVersion), preset \(preset.rawValue)
        \(count) games, of which \(remaining) are to be played; data: \(ablation.cloud.name)
        Writing to \(folder.relativePath)

        """)
    }

    private func play(_ ablation: Ablation, keeping record: inout AblationRecord) throws -> [Trial]
    {
      let finished = record.trials
      let total = ablation.remaining(after: finished).count
      return try ablation.run(resuming: finished, change) { (trial) throws(FileError) in
        try record.add(trial)
        if machine.quiet { return }
        let number = record.trials.count - finished.count
        ProgressDisplay.standardOutput("\(number) of \(total): \(trial.news)\n")
      }
    }

    private func change(_ configuration: inout GANTraining.Configuration) {
      configuration.take(preset)
      if let steps { configuration.steps = steps }
    }
  }
}

extension Trial {
  /// One line of what became of the game.
  fileprivate var news: String {
    let outcome = hasDiverged ? "diverged at step \(readableCount(steps))" : "\(found)"
    return "\(match.baseline.hyphenated), \(match.name), seed \(match.seed): \(outcome)"
  }
}

extension Match {
  /// What is done against failure, and for how long.
  var name: String { remedies.name + (length == .evaluations ? ", equal data" : "") }
}
