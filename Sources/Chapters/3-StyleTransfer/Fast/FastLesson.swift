import Pictures
public import Tensors
public import Training

/// What a network that paints learns from.
public protocol Lesson {
  /// Multiplications and additions of the loss of one picture and its gradient, the network that
  /// paints left out.
  var operationsPerPicture: Double { get }

  /// The loss of a network on a batch that is drawn, which may be differentiated.
  /// - Parameter parts: set to what the loss is the sum of, or to what it says in other words.
  func loss(
    of network: TransformNetwork, _ configuration: FastConfiguration,
    measuring parts: inout [Metric], using random: inout SplitMix64
  ) -> Tensor
}

/// What a feature network sees in the pictures is compared with the contents and with the style.
/// There is no picture of how it should have been done. Johnson et al. (2016).
public struct PerceptualLesson: Lesson {
  private let contents: ContentPictures
  private let loss: PerceptualLoss

  /// A lesson on contents.
  public init(contents: ContentPictures, loss: PerceptualLoss) {
    (self.contents, self.loss) = (contents, loss)
  }

  /// The feature network, there and back.
  public var operationsPerPicture: Double {
    loss.transferLoss(of: .zeros([1, contents.size, contents.size, 3])).operations
  }

  /// Squares cut from the contents, painted and looked at.
  ///
  /// What is painted is made of blocks of 4 × 4 pixels that were one pixel, and poolings look at it
  /// in blocks too. Where those always lie alike, a grid that nobody would paint is not seen. So up
  /// to three rows and columns are left out at random, and the blocks lie otherwise each time.
  public func loss(
    of network: TransformNetwork, _ configuration: FastConfiguration,
    measuring parts: inout [Metric], using random: inout SplitMix64
  ) -> Tensor {
    let squares = contents.batch(configuration.batchSize, using: &random)
    let painted = network.painted(squares, grain: configuration.grain, using: &random)
    let (down, right) = (random.below(4), random.below(4))
    let terms = loss.terms(
      of: painted.trimmed(down: down, right: right),
      contents: squares.trimmed(down: down, right: right))
    parts = Array(terms.metrics.dropFirst())
    return terms.total
  }
}

extension Tensor {
  /// Pictures without three of their rows and columns, so many of them at the top and the left.
  fileprivate func trimmed(down: Int, right: Int) -> Tensor {
    sliced(down..<shape[1] - 3 + down, along: 1).sliced(right..<shape[2] - 3 + right, along: 2)
  }
}

/// Pictures are compared with those that the slow transfer has made of the same contents, pixel by
/// pixel: `mean (y − ŷ)²`.
///
/// Where a stroke lies is an accident that no network can guess; the mean of what may be there is
/// the safest guess, and it is a blur.
public struct PairLesson: Lesson {
  private let pairs: [Pair]

  /// A lesson on pairs of one size.
  public init(pairs: [Pair]) {
    if pairs.isEmpty { fatalError("a lesson of at least one pair was expected") }
    self.pairs = pairs
  }

  /// Nothing to speak of.
  public var operationsPerPicture: Double { 0 }

  /// Pairs drawn with replacement, half of them mirrored.
  public func loss(
    of network: TransformNetwork, _ configuration: FastConfiguration,
    measuring parts: inout [Metric], using random: inout SplitMix64
  ) -> Tensor {
    let chosen = (0..<configuration.batchSize).map { _ in
      let pair = pairs[random.below(pairs.count)]
      return random.below(2) == 0 ? pair : pair.mirrored
    }
    let contents = concatenated(chosen.map { Tensor($0.content, from: 0, to: 1) })
    let results = concatenated(chosen.map { Tensor($0.result, from: 0, to: 1) })
    let difference =
      network.painted(contents, grain: configuration.grain, using: &random) - results
    let error = (difference * difference).mean()
    parts = [Metric("rootMeanSquare", error.item.squareRoot())]
    return error
  }
}
