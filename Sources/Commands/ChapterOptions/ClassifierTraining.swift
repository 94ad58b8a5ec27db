import ArgumentParser
import Datasets
public import Evaluation
import Training

/// Trains a classifier of a data set's classes and says how good it is.
public func trainedClassifier(
  of source: PictureSource, drawn count: Int, epochs: Int, seed: UInt64, machine: MachineOptions
) throws -> Classifier {
  let training = try source.training(drawn: count, seed: seed)
  let test = try source.heldOut(drawn: 5_000, seed: seed)
  if Set(training.labels).count < 2 {
    throw ValidationError(
      "A classifier learns what tells classes apart: two or more are needed, found one in "
        + "\(training.name).")
  }
  if min(training.height, training.width) < 8 {
    throw ValidationError(
      "A classifier halves pictures three times: sides of 8 pixels or more are needed, found "
        + "\(training.height)×\(training.width) in \(training.name).")
  }
  machine.say("A classifier learns \(readableCount(training.count)) pictures: \(training.name)")
  var display = ProgressDisplay(
    total: epochs * training.count, style: .suitable(isQuiet: machine.quiet))
  let classifier = Classifier(
    learning: training, testedOn: test, epochs: epochs,
    command: "swift run sample-quality train \(source)\(source.isDrawn ? " --count \(count)" : "")"
      + " --epochs \(epochs) --seed \(seed)", seed: seed
  ) { display.update(step: $0) }
  display.finish()
  machine.say(
    """
    accuracy \(readableNumber(classifier.provenance.accuracy)) on \(readableCount(test.count)) \
    other pictures, weights \(classifier.fingerprint)
    """)
  return classifier
}
