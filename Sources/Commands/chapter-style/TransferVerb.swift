import ArgumentParser
import ChapterOptions
import FeatureNetworks
import StyleTransfer
import Training

extension ChapterStyle {
  /// The default verb.
  struct TransferVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "transfer",
      abstract: "Give a picture the style of another (the default).",
      discussion: """
        Leaves a run folder: stylised.png, samples with the pictures it was made of and the picture \
        after each iteration, charts of the loss and of each layer's share in it, metrics.jsonl, a \
        checkpoint. Ctrl-C saves before it ends; --resume goes on from there.
        """)

    @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
    var preset: Preset?

    @OptionGroup var pictures: StylePictures
    @OptionGroup var chosen: NetworkOptions
    @OptionGroup(title: "Instead of the preset's") var changes: TransferChanges
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      guard training.resume != nil else { return }
      var others = changes
      others.iterations = nil
      if preset != nil || others.areAny || pictures.areAny || chosen.weights != nil {
        throw ValidationError(
          """
          --resume goes on with the run's own pictures and numbers: leave out all but --steps and \
          --iterations.
          """)
      }
    }

    func run() throws {
      training.machine.apply()
      if let earlier = try training.earlierRun(of: ChapterStyle.name) {
        return try resume(earlier)
      }
      let network = try chosen.network(on: training.machine)
      var configuration = Configuration(preset: preset ?? .quick, for: network.architecture)
      changes.apply(to: &configuration)
      configuration.scales = min(configuration.scales, configuration.rounds)
      let settings = RunConfiguration(
        transfer: configuration, content: pictures.content, styles: pictures.styles,
        shares: pictures.shares, weights: chosen.weights, seed: training.seed)
      try TransferRun(
        options: training, preset: (preset ?? .quick).rawValue, earlier: nil, settings: settings,
        network: network, pictures: pictures.prepared(for: configuration),
        steps: training.steps ?? configuration.rounds * configuration.evaluations
      ).perform()
    }

    private func resume(_ earlier: RunFolder) throws {
      let settings = try earlier.readConfiguration(as: RunConfiguration.self)
      try earlier.checkTrainable(flaw: settings.flaw)
      let rounds = changes.iterations ?? settings.transfer.rounds
      let network = try readNetwork(settings.weights, on: training.machine)
      try TransferRun(
        options: training, preset: earlier.identity.preset, earlier: earlier, settings: settings,
        network: network,
        pictures: PreparedPictures(in: earlier, styleCount: settings.shares.count),
        steps: training.steps ?? rounds * settings.transfer.evaluations
      ).perform()
    }
  }
}
