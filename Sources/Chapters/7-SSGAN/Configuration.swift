/// Every hyper-parameter of a semi-supervised GAN.
///
/// The values that stand here are those of `nPlusOne`, from a book and the repository it prints
/// (github.com/gitlimlab/SSGAN-Tensorflow, as of 2017), unless the comment says otherwise;
/// `published(_:_:)` has those of the other recipe.
public struct Configuration: Codable, Equatable, Sendable {
  /// Where the rules of the game come from.
  public enum Recipe: String, Codable, Sendable, CaseIterable {
    /// The book's: n classes and one for generated pictures, which the generator tries to leave.
    case nPlusOne
    /// Salimans et al.'s (2016): the logit of generated pictures is 0, and the generator matches the
    /// means of the discriminator's features.
    case featureMatching
  }

  /// Which pair of networks plays.
  public enum Network: String, Codable, Sendable, CaseIterable {
    /// The repository's convolutions for MNIST, 28 × 28 × 1.
    case mnist
    /// The repository's convolutions for CIFAR-10 and SVHN, 32 × 32 × 3.
    case cifar10
    /// The dense layers of Salimans et al. (2016) for MNIST, 28 × 28 × 1.
    case perceptron
  }

  /// What the generator minimises.
  public enum GeneratorLoss: String, Codable, Sendable, CaseIterable {
    /// −log(1 − pₙ₊₁).
    case nonSaturating
    /// log pₙ₊₁, as printed.
    case saturating
    /// ‖mean f(x) − mean f(G(z))‖².
    case featureMatching
  }

  /// Where the rules of the game come from.
  public let recipe: Recipe
  /// Which pair of networks plays.
  public let network: Network
  /// What the published numbers of channels and units are multiplied by; 1 in every source.
  public var widthFactor = 1.0
  /// n; 10 in every source.
  public var classCount = 10

  // MARK: Labels

  /// Pictures whose labels are known; nil is all, as in the book's program, which is therefore not
  /// semi-supervised. 100 of MNIST's in the paper's best known experiment.
  public var labelCount: Int? = 100
  /// Decides which pictures those are, and which are set aside; the runs of a comparison share it.
  public var labelSeed: UInt64 = 1

  // MARK: The game

  /// Numbers of noise a picture is made from; 100 in both sources.
  public var latentCount = 100
  /// The noise is uniform from here to 1: −1 in the book, 0 in the paper's program.
  public var lowestNoise = -1.0
  /// Real pictures a step and of each kind, labelled or not, and as many generated; 64 in the
  /// repository, 100 in the paper's program. Where fewer are labelled, a step sees all of them.
  public var batchSize = 64
  /// Steps, of one turn of the discriminator each. The book shows samples after 150 epochs of CIFAR-10,
  /// which are 117,000 turns in all; one in six is the discriminator's.
  public var steps = 19_500
  /// Turns of the generator for each of the discriminator; 5 in the repository, 1 in the paper.
  public var generatorSteps = 5
  /// What a black pixel is for the networks; white is 1. The repository's data begin at 0 though its
  /// generator ends in tanh; in the paper's program both begin at 0.
  public var black = -1.0
  /// Pictures in the training set, where they are drawn.
  public var drawnCount = 20_000

  // MARK: Losses

  /// What `supervisedLoss` counts in the discriminator's loss; 1 in both sources.
  public var crossEntropyWeight = 1.0
  /// What `huberSupervisedLoss` counts. The book prints it, says that it is minimised, and names it
  /// in no optimiser: 0.
  public var huberWeight = 0.0
  /// What `callingRealLoss` and `callingGeneratedLoss` count each; ½ in the paper.
  public var unsupervisedWeight = 1.0
  /// The label of class n + 1 for generated pictures; 0.9 in the repository, 1 in the paper.
  public var certainty = 0.9
  /// What the generator minimises.
  public var generatorLoss = GeneratorLoss.nonSaturating
  /// What `reconstructionLoss` counts at first; 0 in the paper.
  public var reconstructionWeight = 10.0
  /// Steps until it counts nothing. The repository counts turns of either player; here a step is a turn
  /// of the discriminator, so that the loss counts for longer.
  public var annealingSteps = 1_500

  // MARK: Networks and optimisers

  /// The slope of the convolutions' LeakyReLUs for negative numbers.
  public var slope = 0.2
  /// The share of the convolutions' activations that dropout sets to zero.
  public var dropoutRate = 0.5
  /// Whether the generator's batch norm has an effect. The book's print, like the repository of its time,
  /// computes it and returns what it was computed from.
  public var returnsNorm = true
  /// Whether a ReLU stands before the generator's tanh, so that no number is negative. The layer
  /// function that the source calls has one unless told otherwise, and it is not.
  public var rectifiesPixels = false
  /// The generator's rate for Adam; 3e-3 in the paper's program.
  public var learningRate = 1e-4
  /// The discriminator's rate, in that of the generator; 1 in the paper.
  public var discriminatorRate = 0.5
  /// Adam's β₁; ½ in both sources.
  public var beta1 = 0.5
  /// The longest gradient of all of a player's parameters together; none in the paper.
  public var longestGradient: Double? = 20
  /// ρ of the averaged weights by which the paper classifies, see `WeightAverage`; 1e-4 in its program,
  /// 0 where there are none.
  public var averagingRate = 0.0

  /// The numbers above.
  init(_ recipe: Recipe, _ network: Network) { (self.recipe, self.network) = (recipe, network) }

  /// What the reconstruction loss counts in a step, counted from 0:
  /// `weight · max(0, (T − step)/T)`.
  public func reconstructionWeight(atStep step: Int) -> Double {
    let rest = Double(annealingSteps - step) / Double(annealingSteps)
    return reconstructionWeight * max(0, rest)
  }
}

extension Configuration.Network {
  /// The pictures' [height, width, channels].
  public var pictureShape: [Int] { self == .cifar10 ? [32, 32, 3] : [28, 28, 1] }
}
