/// The pairs of convolutional networks that this chapter plays with, each as it was published.
public enum Network: String, Codable, Sendable, CaseIterable {
  /// A TensorFlow article's for MNIST: transposed convolutions, batch norm, dropout.
  case mnist
  /// The program keras-dcgan's for MNIST: tanh everywhere, up-sampling and pooling.
  case keras
  /// The frogs of a book on Keras: LeakyReLU and strides without batch norm, 32 × 32 in colour.
  case frog
  /// What Radford et al. (2016) ask of a DCGAN, and nothing else.
  case strict

  /// The sizes of pictures, [height, width, channels], that it can be built for, the usual one
  /// first.
  public var pictureShapes: [[Int]] {
    switch self {
    case .mnist, .keras: [[28, 28, 1]]
    case .frog: [[32, 32, 3]]
    case .strict: [[28, 28, 1], [32, 32, 3]]
    }
  }

  /// Whether real and generated pictures go through the discriminator as one batch, as they do in
  /// the two published with Keras' `train_on_batch`: its loss is then the mean over both kinds.
  ///
  /// The others judge them one batch after the other, so that batch norm, where there is one, sees
  /// each kind by itself, and add both losses.
  public var mixesBatches: Bool { self == .keras || self == .frog }

  /// Whether pictures for the discriminator's turn are drawn in inference mode, as Keras' `predict`
  /// does, and not by the batch's own statistics.
  public var predictsForgeries: Bool { self == .keras || self == .frog }

  /// Whether anything in it moves by strides of two; if not, `--strided-kernel` has nothing to
  /// change.
  public var hasStrides: Bool { self != .keras }

  /// Whether the published program differs from what its text asks for.
  public var hasMistakes: Bool { self == .mnist || self == .frog }
}
