import Evaluation
import GANTraining
import Training

/// What remedies are worth on pictures: a table for each seed, and one of means.
struct DigitReport {
  private let trials: [PictureTrial]
  private let data: SampleMeasures

  /// - Parameter data: what is measured of pictures that were learned, in the place of samples.
  init(_ trials: [PictureTrial], data: SampleMeasures) {
    (self.trials, self.data) = (trials, data)
  }

  /// For a terminal.
  var text: String { tables.map { "\($0)\n\($1.text)" }.joined(separator: "\n\n") }

  /// For a tutorial.
  var markdown: String {
    tables.map { "## \($0)\n\n\($1.markdown)" }.joined(separator: "\n\n") + "\n"
  }

  private var tables: [(heading: String, table: Table)] {
    let seeds = Set(trials.map(\.seed)).sorted()
    let single = seeds.map { seed in
      ("seed \(seed)", table(of: trials.filter { $0.seed == seed }))
    }
    return seeds.count == 1 ? single : single + [("means", table(of: trials))]
  }

  private func table(of trials: [PictureTrial]) -> Table {
    var table = Table(
      heading: ["", "Fréchet", "kernel × 1000", "precision", "recall", "classes"]
        + ["divergence", "D's loss", "pictures made", "seconds"])
    var names: [String] = []
    for trial in trials where !names.contains(trial.remedies.name) {
      names.append(trial.remedies.name)
    }
    for name in names {
      let games = trials.filter { $0.remedies.name == name }
      table.rows.append(
        [name] + cells(games.compactMap(\.measures)) + [
          decimals(mean(games.compactMap(\.discriminatorLoss)), 2),
          readableCount(Int(mean(games.map { Double($0.generatorEvaluations) })!)),
          decimals(mean(games.map(\.seconds)), 0),
        ])
    }
    table.rows.append(["the data"] + cells([data]) + ["–", "–", "–"])
    return table
  }

  /// Means of what was measured.
  private func cells(_ measures: [SampleMeasures]) -> [String] {
    func cell(_ count: Int, _ value: (SampleMeasures) -> Double) -> String {
      decimals(mean(measures.map(value)), count)
    }
    return [
      cell(3) { $0.distances.frechet.value }, cell(2) { 1_000 * $0.distances.kernel.value },
      cell(3) { $0.coverage.precision }, cell(3) { $0.coverage.recall },
      cell(1) { Double($0.classes.presentCount) }, cell(4) { $0.classes.divergenceFromUniform },
    ]
  }
}
