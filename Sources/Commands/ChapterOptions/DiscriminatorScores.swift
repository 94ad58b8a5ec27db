import GAN
import Training

/// What a discriminator says about real and generated pictures, in four numbers.
struct DiscriminatorScores: Codable {
  let meanOfReal, meanOfGenerated, accuracy, areaUnderCurve: Double

  init(_ examination: Examination) {
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    meanOfReal = mean(examination.real)
    meanOfGenerated = mean(examination.generated)
    accuracy = examination.accuracy
    areaUnderCurve = examination.areaUnderCurve
  }

  /// The numbers, one a line.
  var text: String {
    """
      mean D(real)        \(readableNumber(meanOfReal))   (equilibrium 0.5)
      mean D(generated)   \(readableNumber(meanOfGenerated))   (equilibrium 0.5)
      accuracy of D       \(readableNumber(accuracy))   (equilibrium 0.5)
      area under curve    \(readableNumber(areaUnderCurve))   (equilibrium 0.5)
    """
  }
}
