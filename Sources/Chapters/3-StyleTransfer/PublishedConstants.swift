public import FeatureNetworks

/// The weights of a published program, which say little without what its losses are divided by and
/// what its network is given: behind the table “Everybody's constants” of chapter 3's tutorial.
///
/// All of these programs make the same sum small, `a · Σ (F − P)² + Σₗ bₗ · Σ (Gₗ − Aₗ)²`, and differ
/// in what a and bₗ are made of. Compared are a and bₗ for the features F of a network that is given
/// steps of 0…255: one that is given units of κ steps has features F/κ, so that a is divided by κ²
/// and bₗ by κ⁴.
public struct PublishedConstants: Sendable {
  /// What the weight of content is multiplied by. N is the number of channels, M of positions.
  public enum ContentNorm: Sendable {
    /// `Σ`.
    case sum
    /// `½ Σ`.
    case half
    /// `Σ / (N·M)`, a mean squared error.
    case mean
  }

  /// What the weight of style is multiplied by for each layer.
  public enum StyleNorm: Sendable {
    /// `Σ / (4·N²·M²)` of the layer or of the input, and the mean over the layers.
    case divided(StyleNormalisation)
    /// `Σ / (N²·(N·M)²)`: the mean squared error of Gram matrices that were divided by N·M; summed
    /// over the layers.
    case mean
  }

  /// Whose they are.
  public let name: String
  /// The weight of content as it is published.
  public let content: Double
  /// What it is multiplied by.
  public let contentNorm: ContentNorm
  /// The weight of style as it is published.
  public let style: Double
  /// What it is multiplied by.
  public let styleNorm: StyleNorm
  /// What the network is given.
  public let preprocessing: Preprocessing
}

// MARK: The programs

extension PublishedConstants {
  /// Gatys, Ecker & Bethge (2015), with α/β = 10⁻³ as in their figure 2 B–D. Their VGG19 has weights
  /// that were scaled until each channel's mean was 1, and averages where others take the greatest.
  public static let paper = PublishedConstants(
    name: "Gatys et al. 2015", content: 1e-3, contentNorm: .half, style: 1,
    styleNorm: .divided(.layer), preprocessing: .caffe)

  /// Chollet's book, "Deep Learning with Python" (2017), chapter 8.3.
  public static let chollet = PublishedConstants(
    name: "Chollet 2017", content: 0.025, contentNorm: .sum, style: 1,
    styleNorm: .divided(.input), preprocessing: .caffe)

  /// jcjohnson/neural-style (2015), where white is 256.
  public static let johnson = PublishedConstants(
    name: "neural-style", content: 5, contentNorm: .mean, style: 100, styleNorm: .mean,
    preprocessing: Preprocessing(
      order: .bgr, white: 256, mean: [123.68, 116.779, 103.939], deviation: [1, 1, 1]))

  /// pytorch/tutorials, `neural_style_tutorial.py`, which looks at layers before their ReLU.
  public static let pyTorchTutorial = PublishedConstants(
    name: "PyTorch's tutorial", content: 1, contentNorm: .mean, style: 1e6, styleNorm: .mean,
    preprocessing: .torchvision)

  /// pytorch/examples, `fast_neural_style`.
  public static let pyTorchExamples = PublishedConstants(
    name: "PyTorch's examples", content: 1e5, contentNorm: .mean, style: 1e10, styleNorm: .mean,
    preprocessing: .torchvision)

  /// All of them.
  public static let all = [paper, chollet, johnson, pyTorchTutorial, pyTorchExamples]
}

// MARK: What they come to

extension PublishedConstants {
  /// a: what `Σ (F − P)²` is multiplied by.
  /// - Parameter features: the layer's shape, [1, height, width, channels].
  public func contentFactor(features: [Int]) -> Double {
    let norm: Double =
      switch contentNorm {
      case .sum: 1
      case .half: 0.5
      case .mean: 1 / Double(features.reduce(1, *))
      }
    let kappa = preprocessing.stepsPerUnit
    return content * norm / (kappa * kappa)
  }

  /// bₗ: what `Σ (Gₗ − Aₗ)²` is multiplied by.
  /// - Parameters:
  ///   - features: the layer's shape, [1, height, width, channels].
  ///   - picture: the picture's, [1, height, width, 3].
  ///   - layers: how many layers are asked about style.
  public func styleFactor(features: [Int], picture: [Int], layers: Int) -> Double {
    let norm: Double
    switch styleNorm {
    case .divided(let rule):
      norm = rule.factor(features: features, picture: picture) / Double(layers)
    case .mean:
      let (channels, numbers) = (Double(features[3]), Double(features.reduce(1, *)))
      norm = 1 / (channels * channels * numbers * numbers)
    }
    let square = preprocessing.stepsPerUnit * preprocessing.stepsPerUnit
    return style * norm / (square * square)
  }

  /// The weight that content would need in another program to count there as much as it does here.
  public func contentWeight(asIn other: Self, features: [Int]) -> Double {
    other.content * contentFactor(features: features) / other.contentFactor(features: features)
  }

  /// The weight that a layer's style would need in another program to count there as much as it
  /// does here; the same for all layers only where both divide by the same.
  public func styleWeight(
    asIn other: Self, features: [Int], picture: [Int], layers: Int
  ) -> Double {
    func factor(_ constants: Self) -> Double {
      constants.styleFactor(features: features, picture: picture, layers: layers)
    }
    return other.style * factor(self) / factor(other)
  }
}
