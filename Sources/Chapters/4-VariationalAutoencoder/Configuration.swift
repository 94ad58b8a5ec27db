import NeuralNetworks

/// How much to do.
public enum Preset: String, Codable, Sendable, CaseIterable {
  /// A minute or two, to a plane of digits.
  case quick
  /// The published convolutional network, with the distribution and the bound as they should be.
  case paper
  /// Two layers of 400 units each and twenty latent numbers.
  case dense
  /// A few steps of a tiny network, to see that everything works.
  case smoke
}

/// Every hyper-parameter of the variational autoencoder.
public struct Configuration: Codable, Equatable, Sendable {
  /// What encoder and decoder are made of.
  public enum Network: String, Codable, Sendable, CaseIterable {
    /// The source's: four convolutions, and a transposed one.
    case convolutional
    /// One hidden layer either way, as in Kingma & Welling (2014).
    case dense
  }

  /// What becomes of s, the second half of what the encoder says.
  public enum Deviation: String, Codable, Sendable, CaseIterable {
    /// s = log σ², so σ = e^(s/2).
    case root
    /// σ = e^s is drawn with, and s charged as log σ², as the source prints it.
    case printed
  }

  /// Which optimiser there is.
  public enum Rule: String, Codable, Sendable, CaseIterable {
    /// RMSprop with Keras' constants.
    case rmsprop
    /// Adam with its paper's constants.
    case adam
  }

  /// What encoder and decoder are made of.
  public var network = Network.convolutional
  /// Pixels of a picture: 28 × 28 in the source.
  public var height = 28
  /// Pixels of a picture: 28 × 28 in the source.
  public var width = 28
  /// Numbers of a pixel: 1 in the source.
  public var channels = 1
  /// Numbers of a code, d; 2 in the source.
  public var latentCount = 2
  /// Filters of the convolutions; 64 in the source, half of it in the first and in the last but one.
  public var filterCount = 64
  /// Units of the encoder's dense layer, 32 in the source; of either hidden layer of the dense network.
  public var hiddenCount = 32
  /// β, the weight of the divergence (Higgins et al. 2017); 1 makes the loss a bound on −log p(x).
  public var beta = 1.0
  /// What the encoder's second number means.
  public var deviation = Deviation.root
  /// Whether the loss is divided by the number of pixels, which changes its gradients' length alone.
  public var isAveragedOverPixels = false
  /// Whether each pixel is drawn black or white with its grey level as probability, anew each time.
  public var isBinarised = false
  /// Pictures a step; 16 in the source.
  public var batchSize = 16
  /// The optimiser; RMSprop in the source.
  public var rule = Rule.rmsprop
  /// Its rate; the source leaves Keras' default, 0.001.
  public var learningRate = 1e-3
  /// Walks through the pictures; 10 in the source.
  public var epochs = 10
  /// Drawn pictures in the training set, where those are the data.
  public var drawnCount = 20_000

  /// The numbers of a preset.
  public init(preset: Preset) {
    switch preset {
    case .paper: break
    case .quick: epochs = 8
    case .dense:
      (network, latentCount, hiddenCount) = (.dense, 20, 400)
      (batchSize, rule) = (128, .adam)
    case .smoke:
      (filterCount, hiddenCount, drawnCount, epochs) = (8, 8, 200, 2)
    }
  }

  /// The source to the letter: σ = e^s, and −5·10⁻⁴ times the *mean* over the latent numbers added to a
  /// cross-entropy that is a mean over pixels.
  ///
  /// Times the number of pixels that is a sum of cross-entropies and β divergences, with β = 10⁻³ ·
  /// pixels ÷ d: 0.392 for two latent numbers and 784 pixels, and another for another d.
  public mutating func trainAsPrinted() {
    (deviation, isAveragedOverPixels) = (.printed, true)
    beta = Self.printedBeta(pixels: pixelCount, latents: latentCount)
  }

  /// The β of the source's loss.
  public static func printedBeta(pixels: Int, latents: Int) -> Double {
    2 * 5e-4 * Double(pixels) / Double(latents)
  }

  /// Numbers of a picture.
  public var pixelCount: Int { height * width * channels }

  /// [height, width, channels].
  public var pictureShape: [Int] { [height, width, channels] }

  /// A number that nothing can be learnt with, such as "latentCount 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("height", height, 4096), ("width", width, 4096), ("channels", channels, 4),
      ("latentCount", latentCount, 4096), ("filterCount", filterCount, 4096),
      ("hiddenCount", hiddenCount, 100_000), ("batchSize", batchSize, 100_000),
      ("epochs", epochs, 1 << 30), ("drawnCount", drawnCount, 10_000_000),
    ]
    for (name, count, most) in counts where !(1...most).contains(count) {
      return "\(name) \(count)"
    }
    if network == .convolutional {
      if height % 2 + width % 2 > 0 { return "pictures of \(height)×\(width), an odd size" }
      if filterCount % 2 > 0 { return "filterCount \(filterCount), an odd number" }
    }
    if !(learningRate > 0 && learningRate.isFinite) { return "learningRate \(learningRate)" }
    return beta >= 0 && beta.isFinite ? nil : "beta \(beta)"
  }

  /// An optimiser that has not taken a step.
  var optimiser: any Optimiser {
    switch rule {
    case .rmsprop: RMSprop(learningRate: learningRate)
    case .adam: Adam(learningRate: learningRate)
    }
  }
}
