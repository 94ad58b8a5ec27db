extension LabelledImages {
  /// The two parts in which a data set is published.
  public enum Split: Sendable, CaseIterable {
    /// The images to learn from.
    case training
    /// The images to judge by: no network is ever trained on them.
    case test
  }
}
