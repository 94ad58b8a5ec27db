/// What the published program does, its two mistakes apart.
public enum Variant: String, Codable, Sendable, CaseIterable {
  /// σ = e^(s/2), β = 1: the negative ELBO.
  case corrected
  /// The source's β with the right σ.
  case weight = "printed weight"
  /// The source's σ = e^s, for which s is charged as log σ², with β = 1.
  case deviation = "printed deviation"
  /// Both, as printed.
  case printed = "as printed"

  /// Makes a configuration one of this variant.
  public func apply(to configuration: inout Configuration) {
    let corrected = configuration
    configuration.trainAsPrinted()
    configuration.isAveragedOverPixels = corrected.isAveragedOverPixels
    if self == .corrected || self == .weight { configuration.deviation = .root }
    if self == .corrected || self == .deviation { configuration.beta = 1 }
  }
}
