extension Catalogue {
  /// The figures of chapter 6 that are drawn, not trained.
  static let convolutions: [String: Drawing] = [
    "conv-window": { _ in convolutionWindow },
    "conv-padding": { _ in paddings },
    "conv-matrix": { _ in convolutionMatrices },
    "conv-matrix-2d": { _ in convolutionMatrix2D },
    "conv-transposed": { _ in transposedWindows },
    "conv-overlap": { _ in overlaps },
  ]
}
