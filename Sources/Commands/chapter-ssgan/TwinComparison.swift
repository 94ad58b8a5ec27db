import Datasets
import Foundation
import GAN
import Pictures
import SSGAN
import Training

/// How a semi-supervised discriminator and its supervised twin classify the same test pictures.
struct TwinComparison: Encodable, CustomStringConvertible {
  /// One of the two.
  struct Side: Encodable {
    /// The share of pictures put into another class, and the standard deviation that chance gives it.
    let error, standardError: Double
    /// The share of each class' pictures that are put into it; null where there are none.
    let classAccuracies: [Double?]
    /// Pictures of class i that were taken for class j.
    let confusion: [[Int]]

    fileprivate init(_ confusion: ConfusionMatrix) {
      error = 1 - confusion.accuracy
      standardError = (error * (1 - error) / Double(max(confusion.total, 1))).squareRoot()
      classAccuracies = confusion.classAccuracies
      self.confusion = confusion.counts
    }

    fileprivate var text: String {
      String(format: "%5.2f %% ± %.2f", 100 * error, 100 * standardError)
    }
  }

  let step: Int
  /// How many labels were known, and which.
  let labelCount: Int
  let labels: String
  /// What both were tested with.
  let testPictures: String
  let testCount: Int
  let game, twin: Side
  /// The rate of the twin that did best on validation pictures, and how well.
  let twinRate, twinValidationAccuracy: Double
  let validationCount: Int

  /// The two matrices that the numbers are from.
  let matrices: (game: ConfusionMatrix, twin: ConfusionMatrix)

  /// Classifies the test pictures with the game's discriminator and with its best twin.
  init(of experiment: Experiment, with pictures: RunPictures) {
    let (validation, test) = (pictures.validation, pictures.test)
    let best = experiment.bestTwin(on: validation)
    matrices = (experiment.game.confusion(on: test), best.twin.confusion(on: test))
    (game, twin) = (Side(matrices.game), Side(matrices.twin))
    (twinRate, twinValidationAccuracy) = (best.twin.learningRate, best.accuracy)
    (step, validationCount) = (experiment.step, validation.count)
    let subset = experiment.game.subset
    (labelCount, labels) = (subset.labelled.count, subset.fingerprint)
    (testPictures, testCount) = (test.name, test.count)
  }

  private enum CodingKeys: CodingKey {
    case step, labelCount, labels, testPictures, testCount, game, twin, twinRate
    case twinValidationAccuracy, validationCount
  }

  /// Both errors.
  var description: String {
    let share =
      twin.error == 0
      ? "The twin makes no error."
      : "The game makes \(percent(game.error / twin.error)) of the twin's errors."
    return """
      \(readableCount(labelCount)) labels, step \(readableCount(step)): errors ± \
      standard errors on \(readableCount(testCount)) test pictures, \(testPictures)
        semi-supervised GAN   \(game.text)
        supervised twin       \(twin.text)   (rate \(readableNumber(twinRate)), which was best of \
      \(Experiment.rateFactors.count) on \(readableCount(validationCount)) validation pictures)
      \(share)
      """
  }

  /// Leaves the numbers as `classification.json` and both matrices as charts.
  func write(to folder: RunFolder) throws {
    try writeJSON(self, to: folder.url.appending(path: "classification.json"))
    let sides = [
      ("confusion", "the GAN", matrices.game), ("twin-confusion", "its twin", matrices.twin),
    ]
    for (file, name, matrix) in sides {
      try ConfusionChart(matrix, title: "What \(name) takes test pictures for").rendered(
        width: 640, height: 640
      ).writePNG(to: folder.charts.appending(path: "\(file).png"))
    }
  }
}
