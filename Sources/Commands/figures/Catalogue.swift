import Pictures

/// What draws each figure.
enum Catalogue {
  /// From a figure's name to its picture.
  typealias Drawing = @Sendable (Stage) throws -> Image

  /// Every figure of the tutorials.
  static let figures = [
    text, dreams, styleTransfer, variationalAutoencoder, twoLayerGAN, convolutions,
    convolutionalGAN, semiSupervisedGAN, ganTraining, evaluation,
  ]
  .reduce(into: [:]) { $0.merge($1) { $1 } }
}
