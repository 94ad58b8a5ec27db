import Foundation
public import GAN

/// Every hyper-parameter of a game between two convolutional networks.
///
/// The values that stand here are those of `mnist`, a TensorFlow article's networks for MNIST,
/// unless the comment says otherwise; `published(_:)` has those of the others.
public struct Configuration: Codable, Equatable, Sendable {
  /// How the generator's noise is drawn.
  public enum Noise: String, Codable, Sendable, CaseIterable {
    /// N(0, 1) for each number.
    case normal
    /// Uniform in [−1, 1].
    case uniform
  }

  /// Which pair of networks plays.
  public let network: Network
  /// The pictures' [height, width, channels]: 28 × 28 × 1, and 32 × 32 × 3 for `frog`.
  public var pictureShape = [28, 28, 1]
  /// What the published numbers of channels and units are multiplied by; 1 in every source.
  public var widthFactor = 1.0

  /// Numbers of noise a picture is made from. The article leaves it open; 100 in keras-dcgan and in
  /// Radford et al. (2016), 32 for the frogs.
  public var latentCount = 100
  /// Normal in the article and for the frogs; uniform in keras-dcgan and in Radford et al. (2016).
  public var noise = Noise.normal

  /// Real pictures a step, and as many generated. The article leaves it open; 128 in keras-dcgan
  /// and in Radford et al. (2016), 20 for the frogs.
  public var batchSize = 64
  /// Generator steps: 50 times through MNIST's 60,000 pictures, as the article leaves it open; 100
  /// times in keras-dcgan, 10,000 steps for the frogs.
  public var steps = 46_850
  /// k, discriminator steps for each generator step; 1 in every source.
  public var discriminatorSteps = 1

  /// The discriminator's optimiser: Adam with a rate of 2e-4 and β₁ = 0.5 in the article and in
  /// Radford et al. (2016), SGD in keras-dcgan, RMSprop for the frogs, with a rate of 8e-4; another
  /// article's frogs have 3e-4, with a slope of 0.1.
  public var discriminatorRule = OptimiserRule.adam(learningRate: 2e-4, beta1: 0.5)
  /// The generator's: the same everywhere but for the frogs' rate.
  public var generatorRule = OptimiserRule.adam(learningRate: 2e-4, beta1: 0.5)

  /// The slope of the LeakyReLUs for negative numbers: 0.2 in the article and in Radford et al.
  /// (2016), Keras' default of 0.3 for the frogs, 0.1 in another article's frogs.
  public var slope = 0.2
  /// The share of the discriminator's activations that dropout sets to zero: 0.3; 0.4 for the
  /// frogs.
  public var dropoutRate = 0.3
  /// The side of the kernels that move in strides of two: 5 in the article, 4 for the frogs.
  ///
  /// The frogs' text asks for a side that the stride divides: 5 is not, so neighbouring pixels are
  /// made of different numbers of products, and a checkerboard shows (Odena et al. 2016).
  public var stridedKernel = 5

  /// What a black pixel is for the networks; white is 1.
  ///
  /// Every generator here ends in tanh, so that −1 is right, and keras-dcgan has it. The article
  /// and the frogs' program divide bytes by 255 instead and give the discriminator pictures in [0,
  /// 1]: it can tell a forgery by one negative pixel.
  public var black = -1.0
  /// Noise on the discriminator's labels; none in the article and in keras-dcgan.
  public var labelNoise: LabelNoise?
  /// Which label means "real": zero for the frogs. The game is the same either way.
  public var convention = LabelConvention.realIsOne

  /// Pictures in the training set, where they are drawn; 5,000 frogs as CIFAR-10 has.
  public var drawnCount = 20_000

  /// The numbers above.
  init(_ network: Network) { self.network = network }

  /// A layer's published number of channels or units, made narrower.
  func width(_ published: Int) -> Int {
    max(1, Int((Double(published) * widthFactor).rounded()))
  }

  /// The program as it was published, where it differs from what its text asks for.
  public mutating func playAsPrinted() {
    black = 0
    labelNoise?.direction = .upwards
  }
}

extension Configuration {
  /// A number that no game can be played with, such as "batchSize 0"; nil where there is none.
  public var flaw: String? {
    if !network.pictureShapes.contains(pictureShape) { return "pictureShape \(pictureShape)" }
    let counts = [
      ("latentCount", latentCount, 1...100_000), ("batchSize", batchSize, 2...100_000),
      ("steps", steps, 1...Int.max), ("discriminatorSteps", discriminatorSteps, 1...Int.max),
      ("stridedKernel", stridedKernel, 2...5), ("drawnCount", drawnCount, 1...10_000_000),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    if drawnCount < batchSize { return "drawnCount \(drawnCount)" }
    let numbers = [
      ("widthFactor", widthFactor, 1e-3...16), ("slope", slope, 0...1),
      ("dropoutRate", dropoutRate, 0...0.99), ("black", black, -1...0),
      ("labelNoise", labelNoise?.amount ?? 0, 0...0.5),
    ]
    for (name, number, range) in numbers where !range.contains(number) {
      return "\(name) \(number)"
    }
    return discriminatorRule.flaw ?? generatorRule.flaw
  }
}
