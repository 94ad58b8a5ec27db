/// Where the book's program, as it was printed, differs from what its text or its repository means.
public enum Misprint: String, Codable, Sendable, CaseIterable {
  /// All labels are known: it is a supervised program.
  case allLabels
  /// The generator minimises log pₙ₊₁, whose gradient vanishes where the discriminator is sure.
  case saturatingLoss
  /// The generator's batch norm is computed, and what it was computed from is returned; so in the
  /// repository of that time.
  case lostNorm
  /// A ReLU stands before the generator's tanh, and so the data begin at 0.
  case rectifiedPixels
}

extension Configuration {
  /// The same game with these misprints; all of them are the book's program.
  public mutating func apply(_ misprints: some Sequence<Misprint>) {
    for misprint in misprints {
      switch misprint {
      case .allLabels: labelCount = nil
      case .saturatingLoss: generatorLoss = .saturating
      case .lostNorm: returnsNorm = false
      case .rectifiedPixels: (rectifiesPixels, black) = (true, 0)
      }
    }
  }
}
