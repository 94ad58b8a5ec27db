import Kernels

/// Random numbers on a grid, with smooth passages between them: "value noise".
struct Noise {
  private let values: [Double]
  private static let side = 16

  init(using generator: inout SplitMix64) {
    values = (0..<Self.side * Self.side).map { _ in generator.uniform() }
  }

  /// A number from 0 to 1; at whole coordinates one that was drawn. It repeats after 16 steps.
  func value(_ place: Point) -> Double {
    let floor = place.rounded(.down)
    let part = place - floor
    let ease = part * part * (3 - 2 * part)
    let (column, row) = (Int(floor.x), Int(floor.y))
    let (left, right) = (column & 15, (column + 1) & 15)
    let (top, bottom) = ((row & 15) * 16, ((row + 1) & 15) * 16)
    let upper = values[top + left] + ease.x * (values[top + right] - values[top + left])
    let lower = values[bottom + left] + ease.x * (values[bottom + right] - values[bottom + left])
    return upper + ease.y * (lower - upper)
  }
}
