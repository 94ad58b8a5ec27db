import Foundation
public import FeatureNetworks

/// How much each part of the loss counts, for pictures from 0 to 255 and networks that see them so.
public struct LossWeights: Codable, Equatable, Sendable {
  /// α.
  public var content: Double
  /// β.
  public var style: Double
  /// γ, of the total variation.
  public var variation: Double

  /// Three weights.
  public init(content: Double, style: Double, variation: Double) {
    (self.content, self.style, self.variation) = (content, style, variation)
  }

  /// A weight that is none, such as "a weight of -1.0 for style"; nil if there is none like that.
  public var flaw: String? {
    for (name, number) in [("content", content), ("style", style), ("variation", variation)]
    where !(number >= 0 && number.isFinite) { return "a weight of \(number) for \(name)" }
    return nil
  }

  /// The weights that give the same loss where features are κ times smaller than those of a network
  /// that is given 0…255.
  ///
  /// A network of convolutions, ReLU and pooling whose input and biases are divided by κ has features F
  /// divided by κ. The content loss is quadratic in F, and the style loss of fourth order; the
  /// variation is of order 5/2 in the pixels, which are `white` where others have 255:
  ///
  ///     α' = α·κ²,  β' = β·κ⁴,  γ' = γ·(255 / white)^(5/2)
  ///
  /// Weights published for torchvision's networks look so large in part for this: κ is 57.6 there, and
  /// κ⁴ is 1.1·10⁷. The rest is what their losses are divided by, see `PublishedConstants`.
  public func converted(forFeaturesDividedBy kappa: Double, white: Double) -> LossWeights {
    LossWeights(
      content: content * pow(kappa, 2), style: style * pow(kappa, 4),
      variation: variation * pow(255 / white, 2.5))
  }
}

extension Preprocessing {
  /// κ: how many steps of 0…255 one unit of what the network is given stands for, on average over the
  /// channels. 1 for Caffe's and Keras' VGG, 57.6 for torchvision's.
  ///
  /// Its input is v = (white·x − mean)/deviation for x from 0 to 1, and 255·x runs 255·deviation/white
  /// times as fast.
  public var stepsPerUnit: Double { 255 * deviation.reduce(0, +) / 3 / white }
}

/// What the style loss of a layer is divided by. N is the number of its channels, M of its positions.
public enum StyleNormalisation: String, Codable, Sendable, CaseIterable {
  /// `1 / (4·3²·(height·width)²)` with the input's channels and pixels for every layer, as Chollet's
  /// program has it.
  ///
  /// A layer counts N²M²/(9·(height·width)²) times as much as it does in the paper: for VGG's five
  /// layers 455, 114, 28, 7.1 and 0.44, which is 1024 : 256 : 64 : 16 : 1.
  case input
  /// `1 / (4·N²·M²)`, as in the paper of Gatys et al.
  case layer

  /// c of `styleLoss`.
  /// - Parameters:
  ///   - features: the shape of the layer's features, [1, height, width, channels].
  ///   - picture: the picture's, [1, height, width, 3].
  public func factor(features: [Int], picture: [Int]) -> Double {
    let shape = self == .layer ? features : picture
    let (channels, positions) = (Double(shape[3]), Double(shape[1] * shape[2]))
    return 1 / (4 * channels * channels * positions * positions)
  }
}
