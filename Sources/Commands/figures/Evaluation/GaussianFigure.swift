import Foundation
import Pictures

/// A normal distribution on a line.
private struct Normal {
  let mean, deviation: Double

  /// `e^(−z²/2) / (σ·√(2π))` at the place z deviations from the mean.
  func density(_ z: Double) -> Double { exp(-z * z / 2) / (deviation * (2 * .pi).squareRoot()) }

  func place(_ z: Double) -> Double { mean + deviation * z }
}

/// N(0, 1), carried over into N(3, 2²) by the straight map x → 3 + 2x: what stands z deviations from one
/// mean goes to z deviations from the other.
var carriedOver: Image {
  let (from, to) = (Normal(mean: 0, deviation: 1), Normal(mean: 3, deviation: 2))
  let (upper, lower) = (190.0, 320.0)
  var canvas = Canvas(width: 760, height: 420)
  canvas.title("One normal distribution, carried over into another", at: Point(30, 32))
  func x(_ value: Double) -> Double { 215 + 54 * value }
  func hill(_ normal: Normal, on ground: Double, height: Double) -> [Point] {
    stride(from: -3.2, through: 3.2, by: 0.05).map { z in
      Point(x(normal.place(z)), ground - height * normal.density(z))
    }
  }
  for z in stride(from: -2.5, through: 2.5, by: 0.25) {
    let way = [Point(x(from.place(z)), upper), Point(x(to.place(z)), lower)]
    canvas.stroke(
      [way], width: 1.5, colour: .ink, opacity: Float(0.1 + 0.5 * exp(-z * z / 2)))
  }
  let hills = [
    hill(from, on: upper, height: 300), hill(to, on: lower, height: -300),
  ]
  for (index, points) in hills.enumerated() {
    canvas.fill(points, colour: .ofSeries(index), opacity: 0.3)
    canvas.stroke([points], width: 2, colour: .ofSeries(index))
  }
  canvas.draw("mean 0, deviation 1", at: Point(x(1.5), upper - 60), colour: .ofSeries(0))
  canvas.draw("x → 3 + 2x", at: Point(x(6.4), (upper + lower) / 2 + 4))
  canvas.draw("mean 3, deviation 2", at: Point(x(6.4), lower + 50), colour: .ofSeries(1))
  return canvas.image
}
