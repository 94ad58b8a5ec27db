public import Datasets

/// Are generated pictures good enough to learn from?
///
/// A network learns classes from generated pictures and is asked about real ones: it fails where they
/// are unlike real ones, and where some kind of real picture is never drawn. Shmelkov et al. (2018) call
/// it GAN-train; Ravuri & Vinyals (2019) the classification accuracy score.
///
/// Both have generators that are told the class. Where one is not, as here, another classifier says what
/// each picture shows. It says so for the real ones too, with which the score is compared: what differs
/// is then the pictures alone.
public struct ClassificationAccuracyScore: Equatable, Sendable, Codable {
  /// Accuracy on real pictures after learning from generated ones.
  public let generated: Double
  /// The same after learning from as many real ones.
  public let real: Double

  /// Learns twice and asks twice.
  /// - Parameter heldOut: what is asked about, with the same classes.
  public init(
    generated: Sample, real: Sample, heldOut: LabelledImages, seed: UInt64
  ) {
    func accuracy(_ sample: Sample) -> Double {
      let labelled = sample.images.labelled(sample.classes, classNames: heldOut.classNames)
      return Classifier(
        learning: labelled, testedOn: heldOut, epochs: epochs(learning: labelled.count),
        command: "", seed: seed
      ).provenance.accuracy
    }
    (self.generated, self.real) = (accuracy(generated), accuracy(real))
  }
}
