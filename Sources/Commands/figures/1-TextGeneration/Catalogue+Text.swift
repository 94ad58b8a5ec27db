import Pictures
import TextGeneration

extension Catalogue {
  /// The figures of chapter 1.
  static let text: [String: Drawing] = [
    "text-temperature": { _ in reshapedDistribution },
    "text-entropy-of-temperature": { _ in entropyOfTemperature },
    "text-loss": { stage in
      let study = try study(on: stage)
      return lossChart(study.steps, epochs: study.epochs)
    },
    "text-gradient": { stage in
      let study = try study(on: stage)
      return gradientChart(study.steps, clipNorm: study.training.configuration.clipNorm)
    },
    "text-samples-entropy": { try chart("entropy", on: $0) },
    "text-repetition": { try chart("repetition", on: $0) },
    "text-copies": { try chart("copies", on: $0) },
  ]

  private static func study(on stage: Stage) throws -> TextStudy {
    try stage.once("text study", "The published network reads Nietzsche ten times …") {
      try TextStudy()
    }
  }

  /// A chart of `chapter-text evaluate`.
  private static func chart(_ name: String, on stage: Stage) throws -> Image {
    try study(on: stage).temperatures.charts.first { $0.name == name }!.chart
  }
}
