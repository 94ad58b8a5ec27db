import Foundation
import GAN
import GANTraining
import NeuralNetworks
import Pictures
import SSGAN
import Tensors

/// Two half-moons of points of which six have labels: what a classifier makes of the six, and what the
/// semi-supervised game makes of all.
var moons: Image {
  let twin = MoonGame(usesUnlabelled: false)
  let game = MoonGame(usesUnlabelled: true)
  return Image.grid(
    [
      twin.chart("Six labels", showsForgeries: false),
      game.chart("Six labels, 500 points and a forger", showsForgeries: true),
    ].map { $0.rendered(width: 520, height: 420) }, columns: 2, spacing: 12)
}

/// A semi-supervised GAN of points in the plane.
private struct MoonGame {
  let discriminator: PointClassifier
  let generator: PointForger
  /// All points, [500, 2]; those of the upper moon come first.
  let points: Tensor
  /// Points of the generator in the end.
  private(set) var drawn: [Point] = []

  private static let perMoon = 250
  /// The points whose moon is known, three of each.
  private static let labelled = [30, 125, 220, 280, 375, 470]

  /// Plays 2,000 steps; without unlabelled points the classifier learns from six alone.
  init(usesUnlabelled: Bool) {
    let root = SplitMix64(seed: 42)
    var (weights, noise) = (root.stream("weights"), root.stream("noise"))
    discriminator = PointClassifier(using: &weights)
    generator = PointForger(using: &weights)
    points = Self.moons(root)
    var (judge, forger) = (
      Adam(learningRate: 1e-3, beta1: 0.5), Adam(learningRate: 1e-3, beta1: 0.5)
    )
    let labels = Tensor([1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1], shape: [6, 2])
    let known = points.gathered(Self.labelled)
    for _ in 0..<2_000 {
      let z = Tensor.normal([128, 4], using: &noise)
      let batch = points.gathered((0..<128).map { _ in noise.below(2 * Self.perMoon) })
      let forged = generator(z)
      let gradients = valueAndGradients(of: discriminator.parameters) {
        let supervised = supervisedLoss(discriminator(known), labels: labels)
        if !usesUnlabelled { return supervised }
        return supervised + callingRealLoss(discriminator(batch))
          + callingGeneratedLoss(discriminator(forged))
      }.gradients
      judge.update(discriminator.parameters, along: gradients)
      if !usesUnlabelled { continue }
      let pull = valueAndGradients(of: generator.parameters) {
        featureMatchingLoss(
          real: discriminator(batch).features, generated: discriminator(generator(z)).features)
      }.gradients
      forger.update(generator.parameters, along: pull)
    }
    drawn = Self.places(generator(.normal([150, 4], using: &noise)))
  }

  /// Half circles that reach into each other, with noise of 0.08.
  private static func moons(_ root: SplitMix64) -> Tensor {
    var random = root.stream("points")
    let places = (0..<2 * perMoon).flatMap { index -> [Double] in
      let angle = Double.pi * (Double(index % perMoon) + 0.5) / Double(perMoon)
      return index < perMoon ? [cos(angle), sin(angle)] : [1 - cos(angle), 0.5 - sin(angle)]
    }
    let shape = [2 * perMoon, 2]
    return Tensor(places, shape: shape)
      + Tensor.normal(shape, deviation: 0.08, using: &random)
  }

  private static func places(_ points: Tensor) -> [Point] {
    let scalars = points.scalars
    return (0..<points.shape[0]).map { Point(scalars[2 * $0], scalars[2 * $0 + 1]) }
  }

  /// The plane in the colours of the more probable class, then points without labels in grey, forgeries
  /// in red, labelled ones large.
  /// - Parameter showsForgeries: whether the generator's points are drawn.
  func chart(_ title: String, showsForgeries: Bool) -> PlaneChart {
    let (x, y) = (-1.6...2.6, -1.2...1.7)
    let (columns, rows) = (105, 72)
    let centres = (0..<rows * columns).map { cell in
      Point(
        middle(of: cell % columns, among: columns, in: x),
        middle(of: cell / columns, among: rows, in: y))
    }
    let shares = discriminator(
      Tensor(centres.flatMap { [$0.x, $0.y] }, shape: [centres.count, 2])
    ).classLogits.softmax().scalars
    let labelled = Self.places(points.gathered(Self.labelled)).enumerated().flatMap {
      index, place in
      [
        PlaneChart.Layer.points([place], radius: 8, colour: .white),
        .points([place], radius: 6, colour: .ofSeries(index < Self.labelled.count / 2 ? 0 : 1)),
      ]
    }
    return PlaneChart(
      Frame(title: title, xAxis: Axis("x", range: x), yAxis: Axis("y", range: y)),
      layers: [
        .ground(probabilities: centres.indices.map { shares[2 * $0] }, columns: columns),
        .points(Self.places(points), radius: 2, colour: .ink, opacity: 0.35),
        .points(showsForgeries ? drawn : [], radius: 2.5, colour: .ofSeries(2), opacity: 0.8),
      ] + labelled)
  }
}

/// Where the middle of a cell is, of so many that divide a range.
private func middle(of cell: Int, among count: Int, in range: ClosedRange<Double>) -> Double {
  let share = (Double(cell) + 0.5) / Double(count)
  return range.lowerBound + share * (range.upperBound - range.lowerBound)
}

/// Two logits from points.
private struct PointClassifier: Module {
  let first, second, logits: Dense

  init(using random: inout SplitMix64) {
    first = dense(2, 64, .relu, &random)
    second = dense(64, 64, .relu, &random)
    logits = dense(64, 2, .identity, &random)
  }

  func callAsFunction(_ points: Tensor) -> ClassVerdict {
    let features = second(first(points))
    return ClassVerdict(classLogits: logits(features), features: features)
  }
}

/// Points from noise.
private struct PointForger: Module {
  let first, second, points: Dense

  init(using random: inout SplitMix64) {
    first = dense(4, 64, .relu, &random)
    second = dense(64, 64, .relu, &random)
    points = dense(64, 2, .identity, &random)
  }

  func callAsFunction(_ noise: Tensor) -> Tensor { points(second(first(noise))) }
}

private func dense(
  _ inputs: Int, _ outputs: Int, _ activation: Activation, _ random: inout SplitMix64
) -> Dense {
  Dense(
    inputs: inputs, outputs: outputs, activation: activation, weights: .xavierNormal,
    using: &random)
}
