import ArgumentParser
import ChapterOptions
import Datasets
import GAN
import Pictures
import SSGAN
import Tensors
import Training

extension ChapterSSGAN {
  /// How well pictures are classified, class by class.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure how well test pictures are classified, and how good samples are.",
      discussion: """
        First the errors of discriminator and twin, class by class, and what was taken for what: \
        classification.json, charts/confusion.png, charts/twin-confusion.png and \
        charts/class-accuracy.png.

        Then the generator's samples are compared with test pictures as in chapter 6: \
        evaluation.json.
        """)

    @OptionGroup var evaluation: EvaluationOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (folder, file) = try trained.find(command: ChapterSSGAN.name)
      var run = try folder.readConfiguration()
      let source = PictureSource(run.dataset, in: evaluation.data)
      let pictures = try RunPictures(
        &run.game, from: source, seed: run.seed, testCount: run.testCount)
      var experiment = Experiment(run.game, subset: pictures.subset, seed: run.seed)
      try experiment.restore(file)
      try tell(TwinComparison(of: experiment, with: pictures), in: folder)
      let (game, count) = (run.game, run.game.drawnCount)
      try evaluation.evaluate(
        TrainedRun(
          game: experiment.game, folder: folder, source: source, drawnCount: count,
          pictureShape: game.network.pictureShape, seed: run.seed
        ) { game.tensor(of: $0, at: [Int]($0.labels.indices)) },
        as: trained)
    }

    /// Writes and says how pictures are classified.
    private func tell(_ comparison: TwinComparison, in folder: RunFolder) throws {
      try comparison.write(to: folder)
      let charts = folder.charts
      try comparison.classChart.writePNG(to: charts.appending(path: "class-accuracy.png"))
      trained.machine.say(
        """
        \(comparison)

        Shares of each class that are put into it
        \(comparison.classTable)

        What pictures of each class, one row each, were taken for
        \(comparison.matrices.game)
        \(charts.relativePath)/confusion.png, \(charts.relativePath)/twin-confusion.png
        \(charts.relativePath)/class-accuracy.png

        """)
    }
  }

  /// The networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @Option(help: "Whose rules: n-plus-one or feature-matching.")
    var recipe = SSGAN.Configuration.Recipe.nPlusOne

    @Option(help: "Whose networks: mnist, cifar10 or perceptron; those of the recipe if not given.")
    var network: SSGAN.Configuration.Network?

    @Option(help: "How wide: quick, paper or smoke.")
    var preset = Preset.paper

    func run() {
      let game = SSGAN.Configuration(recipe, network, preset: preset)
      var random = SplitMix64(seed: 0)
      let (generator, discriminator) = (
        game.makeGenerator(using: &random), game.makeDiscriminator(using: &random)
      )
      print(generator.summary("generator", inputShape: [game.latentCount]))
      print()
      print(discriminator.summary("discriminator", inputShape: game.network.pictureShape))
    }
  }
}

extension TwinComparison {
  private var names: [String] { matrices.game.classNames }

  /// A row for each class.
  fileprivate var classTable: String {
    let width = max(5, names.map(\.count).max() ?? 0)
    func cell(_ share: Double?) -> String {
      let text = share.map(percent) ?? "none"
      return String(repeating: " ", count: max(0, 10 - text.count)) + text
    }
    let rows = names.indices.map { label in
      "  " + names[label].padding(toLength: width, withPad: " ", startingAt: 0)
        + cell(game.classAccuracies[label]) + cell(twin.classAccuracies[label])
    }
    let heading = "  " + String(repeating: " ", count: width) + "       GAN      twin"
    return ([heading] + rows).joined(separator: "\n")
  }

  /// The same as bars.
  fileprivate var classChart: Image {
    BarChart(
      title: "Test pictures put into their class", xLabel: "class", yLabel: "share",
      categories: names,
      series: [
        BarChart.Series("semi-supervised GAN", values: game.classAccuracies.map { $0 ?? .nan }),
        BarChart.Series("supervised twin", values: twin.classAccuracies.map { $0 ?? .nan }),
      ]
    ).rendered()
  }
}
