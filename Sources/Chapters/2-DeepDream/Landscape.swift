import Foundation
public import Pictures

/// Mountains behind a lake, drawn here: something to dream of where no picture is given.
///
/// Soft gradients leave room for what a network sees in them, and edges give it a beginning.
public func drawnLandscape(width: Int, height: Int) -> Image {
  var canvas = Canvas(width: width, height: height)
  let size = Point(Double(width), Double(height))
  let shore = 0.64
  canvas.fade(from: 0, to: shore, [0x3F6FB8, 0x8FBBE0, 0xF3D9B0], size)
  canvas.sun(Point(0.7, 0.4) * size, size)
  for (x, y, length) in [(0.18, 0.14, 0.11), (0.5, 0.23, 0.08), (0.88, 0.12, 0.09)] {
    canvas.cloud(Point(x, y), length: length, size)
  }
  canvas.ridge(at: 0.47, height: 0.2, frequency: 7, phase: 1.3, down: shore, 0x7E93B5, size)
  canvas.ridge(at: 0.55, height: 0.13, frequency: 11, phase: 4, down: shore, 0x56748A, size)
  canvas.ridge(at: 0.62, height: 0.06, frequency: 19, phase: 2, down: shore, 0x3F5F4E, size)
  canvas.fade(from: shore, to: 1, [0xC9C3A8, 0x5F8FB0, 0x1F4468], size)
  canvas.glints(below: Point(0.7, shore), size)
  canvas.ridge(at: 0.93, height: 0.08, frequency: 5, phase: 0.2, down: 1, 0x3E6B34, size)
  for (x, foot, tall) in [(0.09, 0.93, 0.36), (0.2, 0.95, 0.24), (0.93, 0.95, 0.3)] {
    canvas.tree(Point(x, foot) * size, tall: tall * size.y)
  }
  return canvas.image
}

extension Canvas {
  /// Colours going over into one another from one height to another, both as parts of the whole.
  fileprivate mutating func fade(
    from top: Double, to bottom: Double, _ colours: [UInt32], _ size: Point
  ) {
    let (first, end) = (Int(top * size.y), Int(bottom * size.y))
    for y in first..<max(end, first) {
      let place = Double(y - first) / Double(end - first) * Double(colours.count - 1)
      let step = min(Int(place), colours.count - 2)
      let (from, to) = (Colour(colours[step]), Colour(colours[step + 1]))
      let part = Float(place) - Float(step)
      var colour = from
      colour.red += part * (to.red - from.red)
      colour.green += part * (to.green - from.green)
      colour.blue += part * (to.blue - from.blue)
      let row = Double(y)
      fill(Rectangle(left: 0, top: row, right: size.x, bottom: row + 1), colour: colour)
    }
  }

  /// A disc with a glow around it.
  fileprivate mutating func sun(_ centre: Point, _ size: Point) {
    for ring in 0..<12 {
      fillCircle(
        centre: centre, radius: (0.05 + 0.016 * Double(ring)) * size.y, colour: Colour(0xFFF2C4),
        opacity: ring == 0 ? 1 : 0.12)
    }
  }

  /// Nine puffs in a row, the middle ones largest.
  fileprivate mutating func cloud(_ centre: Point, length: Double, _ size: Point) {
    for puff in -4...4 {
      let place = Double(puff) / 4
      let lift = 0.02 * cos(5 * place + 9 * centre.x)
      fillCircle(
        centre: (centre + Point(length * place, lift)) * size,
        radius: (0.05 - 0.03 * abs(place)) * size.y, colour: .white, opacity: 0.45)
    }
  }

  /// The sun on the water, in strokes that widen towards the viewer.
  fileprivate mutating func glints(below top: Point, _ size: Point) {
    for wave in 0..<26 {
      let depth = Double(wave) / 25
      let x = top.x + 0.05 * (0.4 + depth) * sin(11 * depth * depth + 3 * depth)
      let y = top.y + 0.01 + 0.3 * depth * depth
      stroke(
        [[Point(x - 0.05, y) * size, Point(x + 0.05, y) * size]],
        width: (0.004 + 0.008 * depth) * size.y, colour: Colour(0xFFE9B0), opacity: 0.55)
    }
  }

  /// A range of hills whose line is a sum of waves.
  fileprivate mutating func ridge(
    at level: Double, height: Double, frequency: Double, phase: Double, down: Double,
    _ colour: UInt32, _ size: Point
  ) {
    let line = (0...120).map { step in
      let x = Double(step) / 120
      let waves = [1, 2.3, 5.1].map { sin(frequency * $0 * x + phase * $0) / ($0 * 1.2) }
      return Point(x, level - 0.5 * height * waves.reduce(0, +)) * size
    }
    fill(line + [Point(1, down) * size, Point(0, down) * size], colour: Colour(colour))
  }

  /// A trunk and a round crown, lit from the right.
  fileprivate mutating func tree(_ foot: Point, tall: Double) {
    let top = foot - Point(0, tall)
    stroke([[foot, top + Point(0, 0.3 * tall)]], width: 0.08 * tall, colour: Colour(0x4A3526))
    for leaf in 0..<14 {
      let angle = 2.4 * Double(leaf)
      let reach = 0.2 * tall * (Double(leaf) / 13).squareRoot()
      let centre = top + Point(0, 0.3 * tall) + reach * Point(cos(angle), 1.2 * sin(angle))
      fillCircle(
        centre: centre, radius: 0.1 * tall,
        colour: Colour(cos(angle) > 0 ? 0x5F9440 : 0x2F5F30), opacity: 0.85)
    }
  }
}
