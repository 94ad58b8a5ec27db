import Evaluation
import Pictures

extension Catalogue {
  /// The figures of the tutorial on measuring samples.
  static let evaluation: [String: Drawing] = [
    "evaluation-gaussians": { _ in carriedOver },
    "evaluation-bias": { _ in realAgainstReal },
    "evaluation-ladder": { _ in try climbedLadder.get().sheet },
    "evaluation-ladder-chart": { _ in try climbedLadder.get().chart },
    "evaluation-copies": { _ in try someCopies() },
    "evaluation-classes": { stage in
      try judged(stage.performance(of: ConvolutionalPlay.digits)).report.classChart
    },
    "evaluation-neighbours": { stage in
      try judged(stage.performance(of: ConvolutionalPlay.digits)).memorisation.sheet
    },
    "evaluation-quality": { stage in
      qualityChart(try stage.performance(of: ConvolutionalPlay.digits).quality)
    },
  ]
}
