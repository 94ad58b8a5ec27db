import Pictures
import SSGAN

extension Catalogue {
  /// The figures of chapter 7.
  static let semiSupervisedGAN: [String: Drawing] = [
    "ssgan-moons": { _ in moons },
    "ssgan-huber": { _ in huberCurves },
    "ssgan-gradient": { _ in generatorPulls },
    "ssgan-losses": { Experiment.lossChart(try $0.performance(of: digits).records) },
    "ssgan-accuracy": { stage in
      let performance = try stage.performance(of: digits)
      return Experiment.accuracyChart(
        performance.quality, twinRates: performance.game.twins.map(\.learningRate))
    },
    "ssgan-samples": { try $0.performance(of: digits).samples(columns: 16) },
    "ssgan-mean": { try meanAndSamples($0.performance(of: digits), columns: 14) },
    "ssgan-confusion": { try confusions($0.performance(of: digits)) },
    "ssgan-printed": { stage in
      Image.grid(
        [
          try stage.performance(of: SemiSupervisedPlay.asPrinted).samples(columns: 8),
          try stage.performance(of: SemiSupervisedPlay.allLabels).samples(columns: 8),
        ], columns: 2, spacing: 12)
    },
    "ssgan-mnist": { stage in
      Image.grid(
        [
          try stage.performance(of: SemiSupervisedPlay.mnist).samples(columns: 8),
          try stage.performance(of: SemiSupervisedPlay.mnistMatched).samples(columns: 8),
        ], columns: 2, spacing: 12)
    },
    "ssgan-labels": { _ in try labelStudy() },
  ]

  private static var digits: SemiSupervisedPlay { .digits }
}

extension Performance<SemiSupervisedPlay> {
  /// The last samples.
  fileprivate func samples(columns: Int) -> Image {
    game.game.sheet(samples.last!, columns: columns)
  }
}
