import NeuralNetworks
public import Tensors

/// What the discriminator says about every place of a window.
public struct HeatMap: Equatable, Sendable {
  /// The piece of the plane.
  public let window: Window
  /// Cells of either side.
  public let cells: Int
  /// D in the middle of each cell, row by row from the lower left: cells² numbers.
  public let probabilities: [Double]
}

/// A generated point, and where the generator's loss pulls it.
public struct Arrow: Equatable, Sendable {
  /// G(z).
  public let point: SIMD2<Double>
  /// −∂loss/∂G(z) times the number of points: the direction in which the point alone would lower the
  /// loss most, as long as the slope.
  public let pull: SIMD2<Double>
}

extension PointGame {
  /// D over a window, in inference.
  ///
  /// A discriminator that judges points together is asked about each place in company of the data, so that
  /// the map shows what one point more changes: the rest of a place's pack are points of the data, 16 times
  /// others, of which the mean is taken; and where batches are compared within, so are all but eight packs
  /// of its batch.
  public func heatMap(
    over window: Window, cells: Int, using random: inout SplitMix64
  ) -> HeatMap {
    let places = window.centres(cells: cells, dtype: dtype)
    let rounds = rules.packSize == 1 ? 1 : 16
    var means = [Double](repeating: 0, count: places.shape[0])
    for _ in 0..<rounds {
      let others = (1..<rules.packSize).map { _ in
        data.sample(places.shape[0], dtype: dtype, using: &random)
      }
      let packs = concatenated([places] + others, along: 1)
      let found =
        rules.comparisonCount == 0
        ? probabilities(of: packs) : probabilities(of: packs, amongDataDrawnWith: &random)
      for (place, probability) in found.enumerated() {
        means[place] += probability / Double(rounds)
      }
    }
    return HeatMap(window: window, cells: cells, probabilities: means)
  }

  /// D of packs, [count, pack·2].
  private func probabilities(of packs: Tensor) -> [Double] {
    let opinion = discriminator(packs.reshaped([packs.count / 2, 2]), mode: .inference)
    return opinion.verdict.probabilityOfReal.scalars
  }

  /// D of packs, eight at a time, as far apart as may be, in a batch of the data.
  private func probabilities(
    of packs: Tensor, amongDataDrawnWith random: inout SplitMix64
  ) -> [Double] {
    let (count, width) = (packs.shape[0], packs.shape[1])
    let companions = max(configuration.batchSize - 8, 1)
    let company = data.sample(companions * width / 2, dtype: dtype, using: &random)
      .reshaped([companions, width])
    var probabilities = [Double](repeating: 0, count: count)
    let stretch = (count + 7) / 8
    for first in 0..<stretch {
      let chosen = Array(stride(from: first, to: count, by: stretch))
      let found = self.probabilities(of: concatenated([packs.gathered(chosen), company]))
      for (place, probability) in zip(chosen, found) { probabilities[place] = probability }
    }
    return probabilities
  }

  /// Where the generator's adversarial loss pulls points of [count, 2], pack by pack.
  /// - Precondition: the count is a multiple of the pack's.
  public func arrows(at points: Tensor) -> [Arrow] {
    let (_, gradient) = valueAndGradient(at: points) {
      rules.objective.generatorLoss(discriminator($0, mode: .inference).verdict)
    }
    let pulls = (gradient * -Double(points.shape[0])).points
    return zip(points.points, pulls).map { Arrow(point: $0, pull: $1) }
  }
}
