import GANTraining
import Pictures
import Tensors

extension Catalogue {
  /// The figures of chapter 8.
  static let ganTraining: [String: Drawing] = [
    "tricks-clouds": { _ in clouds },
    "tricks-best-response": { _ in bestResponse },
    "tricks-equilibrium": { _ in EvenGame().chart },
    "tricks-duel": { _ in BilinearDuel.pathChart(steps: 200, rate: 0.1) },
    "tricks-counting": { _ in spots },
    "tricks-strip": { $0.comparedGames.strip },
    "tricks-field": { $0.comparedGames.fields },
    "tricks-modes": { $0.comparedGames.chart },
    "tricks-batch-norm": { _ in misplacedRing },
    "tricks-grid": { _ in twentyFiveModes },
    "tricks-digits": { try digitSamples($0) },
    "tricks-ablation": { $0.ablation },
  ]
}

extension Stage {
  /// `chapter-tricks` without options.
  fileprivate var comparedGames: Courses {
    once("chapter 8's comparison", "Four games of chapter 8 are played …") {
      Courses(
        of: Courses.usualTreatments, on: .collapseProne, cloud: PointCloud(.ring), seed: 42,
        { $0.take(.quick) })
    }
  }

  /// `chapter-tricks ablate --preset paper --seeds 10`.
  fileprivate var ablation: Image {
    let plan = Ablation(seeds: Array(1...10))
    var count = 0
    let trials = plan.run { (_: Trial) in
      count += 1
      if count.isMultiple(of: 10) { print("\(count) of \(plan.matches.count) games are played …") }
    }
    return Comparison.chart(of: Comparison.all(in: trials), on: plan.cloud)
  }
}
