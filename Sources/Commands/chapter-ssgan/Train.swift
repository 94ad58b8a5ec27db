import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import GAN
import SSGAN
import Training

extension ChapterSSGAN {
  /// The default verb.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train a semi-supervised GAN beside its supervised twin (the default).",
      discussion: """
        The twin is the discriminator's network, which learns from the labelled pictures alone, in \
        as many steps, at the best of three rates; the best is found with training pictures that \
        were set aside. Both are tested once, after the last step.

        Leaves a run folder: samples and charts as PNG, metrics.jsonl, quality.jsonl, a checkpoint, \
        classification.json with both errors. Ctrl-C saves before it ends; --resume goes on from there.
        """)

    @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
    var preset: Preset?

    @OptionGroup var changes: GameChanges
    @OptionGroup var pictures: PictureOptions
    @OptionGroup var watching: WatchOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      if training.resume != nil
        && (preset != nil || changes.areAsked || pictures.dataset != nil || watching.areAsked)
      {
        throw ValidationError(
          "--resume goes on with the run's own numbers: leave out all but --steps and --data.")
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterSSGAN.name)
      var run = try earlier?.readConfiguration() ?? newConfiguration()
      if let steps = training.steps { run.game.steps = steps }
      let source = PictureSource(run.dataset, in: pictures.data)
      let learning = try RunPictures(
        &run.game, from: source, seed: run.seed, testCount: run.testCount, isNew: earlier == nil)
      run.labels = learning.subset.fingerprint
      let shape = run.game.network.pictureShape
      let plan = try watching.plan(run.watch, for: source, shape: shape, in: earlier)
      run.watch = plan.settings
      let experimentRun = ExperimentRun(pictures: learning)
      var play = GameRun<Experiment, RunConfiguration>(
        command: ChapterSSGAN.name, options: training, preset: preset ?? .quick, earlier: earlier,
        settings: run, steps: run.game.steps, batchSize: run.game.batchSize,
        pictures: learning.subset.pictures, source: source, watching: plan,
        reading: experimentRun.reading)
      play.remark = experimentRun.remark
      play.shown = ["supervisedLoss", "realLoss", "fakeLoss", "generatorLoss"]
      (play.losses, play.troubles) = (Experiment.lossChart, [.collapse])
      (play.measure, play.report) = (experimentRun.measure, experimentRun.report)
      play.conclude = experimentRun.conclude
      try play.play {
        Experiment(run.game, subset: learning.subset, seed: run.seed)
      }
    }

    private func newConfiguration() -> RunConfiguration {
      let preset = preset ?? .quick
      let game = changes.configuration(preset)
      return RunConfiguration(
        game: game, dataset: pictures.dataset ?? game.network.drawnPictures,
        seed: training.seed, testCount: preset.testCount, watch: watching.settings(preset))
    }
  }
}
