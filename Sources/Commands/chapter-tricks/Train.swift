import ArgumentParser
import ChapterOptions
import GANTraining
import Training

extension ChapterTricks {
  /// One game.
  struct Train: ParsableCommand {
    static let name = "\(ChapterTricks.name) train"

    static let configuration = CommandConfiguration(
      abstract: "Play one game, and keep it.",
      discussion: """
        Leaves a run folder: samples and charts as PNG, metrics.jsonl, quality.jsonl with what the \
        generator has found, a checkpoint. Ctrl-C saves before it ends; --resume goes on from there.

        Noise that fades is gone at the preset's last step, wherever training ends.
        """)

    @OptionGroup var choice: GameChoice
    @OptionGroup var clouds: CloudOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      if training.resume != nil && (choice.isMade || clouds.areAsked) {
        throw ValidationError(
          "--resume goes on with the run's own game and points: leave out all but --steps.")
      }
    }

    func run() throws {
      training.machine.apply()
      if let earlier = try training.earlierRun(of: Self.name) {
        let settings = try earlier.readConfiguration(as: RunConfiguration.self)
        try earlier.checkTrainable(flaw: settings.game.flaw)
        return try perform(settings, on: settings.cloud(in: earlier), goingOnWith: earlier)
      }
      let cloud = try clouds.read()
      let settings = RunConfiguration(
        game: choice.configuration, cloud: clouds.points == nil ? clouds.cloud ?? .ring : nil,
        cloudName: cloud.name, seed: training.seed)
      try perform(settings, on: cloud, goingOnWith: nil)
    }

    private func perform(
      _ settings: RunConfiguration, on cloud: PointCloud, goingOnWith earlier: RunFolder?
    ) throws {
      try PlaneRun(
        options: training, preset: earlier?.identity.preset ?? (choice.preset ?? .quick).rawValue,
        earlier: earlier, settings: settings, cloud: cloud, points: clouds.points
      ).perform()
    }
  }
}
