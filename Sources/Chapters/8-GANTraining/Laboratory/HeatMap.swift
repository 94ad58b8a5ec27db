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
  /// Where points are judged in packs, a cell's is filled with points of the data, so that the map shows
  /// what one point more changes; comparisons with the batch are made with the other cells.
  public func heatMap(
    over window: Window, cells: Int, using random: inout SplitMix64
  ) -> HeatMap {
    let places = window.centres(cells: cells, dtype: dtype)
    let others = (1..<rules.packSize).map { _ in
      data.sample(places.shape[0], dtype: dtype, using: &random)
    }
    let packs = concatenated([places] + others, along: 1)
    let opinion = discriminator(packs.reshaped([packs.count / 2, 2]), mode: .inference)
    return HeatMap(
      window: window, cells: cells, probabilities: opinion.verdict.probabilityOfReal.scalars)
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
