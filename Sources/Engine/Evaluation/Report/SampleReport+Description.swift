import Foundation
import Training

extension SampleReport: CustomStringConvertible {
  /// A table for the terminal, and what is to be minded in reading it.
  public var description: String {
    let number = readableCount(count)
    let heading = """
      \(number) generated pictures beside \(number) held-out ones of \(data)
      Judge: \(judge)
      """
    let reading = """
      “real” are \(number) training pictures in the place of the generated ones: what a perfect \
      generator would have.
      Distances to training data are medians in units of the held-out pictures’: 0 for copies.
      """
    return ([heading, table.description, reading] + remarks).joined(separator: "\n")
  }

  private var table: TextTable {
    var table = TextTable(headings: ["generated", "real"])
    table.add([generated, real], onlyClass: onlyClass, classNames: judge.classNames)
    table.add("distance to training data, pixels", [fixed(memorisation.pixels, 3), "1"])
    table.add("distance to training data, features", [fixed(memorisation.features, 3), "1"])
    table.add(
      "told from real, accuracy",
      [fixed(twoSamples.accuracy, 3) + interval(twoSamples.interval, 3), "0.5"])
    if let accuracyScore {
      table.add(
        "classes learned from them, accuracy",
        [fixed(accuracyScore.generated, 3), fixed(accuracyScore.real, 3)])
    }
    return table
  }

  /// What is to be minded in reading the numbers.
  public var remarks: [String] { [missing, verdict, fewPictures, poorJudge].compactMap { $0 } }

  private var missing: String? {
    let names = generated.classes.missing.map { judge.classNames[$0] }
    if onlyClass != nil || names.isEmpty { return nil }
    return "Missing: \(names.joined(separator: ", "))."
  }

  private var verdict: String {
    let p = twoSamples.pValue
    let chance = p < 1e-99 ? "less than 1e-99" : String(format: "%.2g", p)
    return """
      Told from real: by guessing, as many of \(readableCount(twoSamples.asked)) answers are right \
      with probability \(chance).
      """
  }

  private var fewPictures: String? {
    if count > ClassifierNetwork.featureCount {
      return count < 1000
        ? "Fewer than 1,000 pictures: much of both Fréchet distances is bias. Compare the columns."
        : nil
    }
    return """
      \(count) pictures do not spread in all \(ClassifierNetwork.featureCount) directions of the \
      features: the Fréchet distance means little, the kernel distance more.
      """
  }

  private var poorJudge: String? {
    if judge.accuracy >= 0.9 { return nil }
    return """
      The judge errs about \(fixed(100 * (1 - judge.accuracy), 0)) % of real pictures: trust \
      its classes less than its distances.
      """
  }
}

extension SampleReport.Judge: CustomStringConvertible {
  /// What it has learned, how well, and its fingerprint.
  public var description: String {
    "a classifier of \(data), accuracy \(fixed(accuracy, 3)), weights \(fingerprint)"
  }
}

extension Classifier: CustomStringConvertible {
  /// What a report says of it.
  public var description: String { "\(SampleReport.Judge(self))" }
}
