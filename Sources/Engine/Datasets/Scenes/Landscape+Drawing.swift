import Foundation
import Pictures

extension Pictures.Canvas {
  /// Draws a landscape of this size in pixels, from far to near.
  mutating func draw(_ landscape: Landscape, _ size: Point) {
    let shore = landscape.shore
    fade(from: 0, to: shore, landscape.sky, size)
    for star in landscape.stars {
      fillCircle(centre: star * size, radius: 0.003 * size.y, colour: .white, opacity: 0.8)
    }
    draw(landscape.sun, size)
    for cloud in landscape.clouds { draw(cloud, size) }
    for ridge in landscape.ridges { draw(ridge, down: shore, size) }
    if let castle = landscape.castle { drawCastle(castle, size) }
    fade(from: shore, to: 1, landscape.plainColours, size)
    switch landscape.plain {
    case .lake(let colour): drawGlints(below: Point(landscape.sun.place.x, shore), colour, size)
    case .meadow(let flowers): drawMeadow(from: shore, flowers, size)
    }
    if let boat = landscape.boat { drawBoat(boat, size) }
    draw(landscape.bank, down: 1, size)
    if let house = landscape.house { drawHouse(house, size) }
    for tree in landscape.trees { draw(tree, size) }
  }

  /// Colours going over into one another from one height to another, both as parts of the whole.
  private mutating func fade(
    from top: Double, to bottom: Double, _ colours: Ramp, _ size: Point
  ) {
    let (first, end) = (Int(top * size.y), Int(bottom * size.y))
    for y in first..<max(end, first) {
      let colour = colours(Double(y - first) / Double(end - first))
      let row = Double(y)
      fill(Rectangle(left: 0, top: row, right: size.x, bottom: row + 1), colour: Colour(colour))
    }
  }

  /// A disc with a glow around it, or a crescent with a fainter one.
  private mutating func draw(_ sun: Landscape.Sun, _ size: Point) {
    let (centre, colour) = (sun.place * size, Colour(sun.colour))
    for ring in (sun.isCrescent ? 1 : 0)..<12 {
      fillCircle(
        centre: centre, radius: (0.05 + 0.016 * Double(ring)) * size.y, colour: colour,
        opacity: sun.isCrescent ? 0.04 : ring == 0 ? 1 : 0.12)
    }
    if !sun.isCrescent { return }
    let arc = (0...24).map { Double.pi * (0.5 + Double($0) / 24) }
    let outer = arc.map { Point(cos($0), sin($0)) }
    let inner = arc.reversed().map { Point(0.5 * cos($0), sin($0)) }
    fill((outer + inner).map { centre + 0.055 * size.y * $0 }, colour: colour)
  }

  /// Nine puffs in a row, the middle ones largest.
  private mutating func draw(_ cloud: Landscape.Cloud, _ size: Point) {
    for puff in -4...4 {
      let place = Double(puff) / 4
      let lift = 0.02 * cos(5 * place + 9 * cloud.centre.x)
      fillCircle(
        centre: (cloud.centre + Point(cloud.length * place, lift)) * size,
        radius: (0.05 - 0.03 * abs(place)) * size.y, colour: Colour(cloud.colour), opacity: 0.45)
    }
  }

  /// The sun on the water, in strokes that widen towards the viewer.
  private mutating func drawGlints(below top: Point, _ colour: RGB, _ size: Point) {
    for wave in 0..<26 {
      let depth = Double(wave) / 25
      let x = top.x + 0.05 * (0.4 + depth) * sin(11 * depth * depth + 3 * depth)
      let y = top.y + 0.01 + 0.3 * depth * depth
      stroke(
        [[Point(x - 0.05, y) * size, Point(x + 0.05, y) * size]],
        width: (0.004 + 0.008 * depth) * size.y, colour: Colour(colour), opacity: 0.55)
    }
  }

  /// Flowers, larger towards the viewer, each turned a golden angle from the last.
  private mutating func drawMeadow(from shore: Double, _ flowers: [RGB], _ size: Point) {
    for flower in 0..<160 {
      let depth = (Double(flower) + 0.5) / 160
      let x = (0.618034 * Double(flower)).truncatingRemainder(dividingBy: 1)
      fillCircle(
        centre: Point(x, shore + (1 - shore) * depth * depth) * size,
        radius: (0.002 + 0.007 * depth * depth) * size.y,
        colour: Colour(flowers[flower % flowers.count]), opacity: 0.9)
    }
  }

  /// A range whose line is a sum of waves, round or pointed.
  private mutating func draw(_ ridge: Landscape.Ridge, down: Double, _ size: Point) {
    let line = (0...120).map { step in
      let x = Double(step) / 120
      let waves = [1, 2.3, 5.1].map { order in
        let wave = sin(ridge.frequency * order * x + ridge.phase * order)
        return (ridge.isSharp ? 2 / .pi * asin(wave) : wave) / (order * 1.2)
      }
      return Point(x, ridge.level - 0.5 * ridge.height * waves.reduce(0, +)) * size
    }
    fill(line + [Point(1, down) * size, Point(0, down) * size], colour: Colour(ridge.colour))
  }

  /// A trunk and a crown, lit from the right.
  private mutating func draw(_ tree: Landscape.Tree, _ size: Point) {
    let (foot, tall) = (tree.foot * size, tree.tall * size.y)
    let top = foot - Point(0, tall)
    stroke([[foot, top + Point(0, 0.3 * tall)]], width: 0.08 * tall, colour: Colour(0x4A3526))
    if tree.isFir { return drawNeedles(of: tree, top: top, tall: tall) }
    for leaf in 0..<14 {
      let angle = 2.4 * Double(leaf)
      let reach = 0.2 * tall * (Double(leaf) / 13).squareRoot()
      let centre = top + Point(0, 0.3 * tall) + reach * Point(cos(angle), 1.2 * sin(angle))
      fillCircle(
        centre: centre, radius: 0.1 * tall, colour: Colour(cos(angle) > 0 ? tree.lit : tree.shaded),
        opacity: 0.85)
    }
  }

  /// Four tents, each over the next.
  private mutating func drawNeedles(of tree: Landscape.Tree, top: Point, tall: Double) {
    for tent in (0..<4).reversed() {
      let peak = top + Point(0, 0.19 * tall * Double(tent))
      let reach = tall * (0.13 + 0.045 * Double(tent))
      let base = peak + Point(0, 0.34 * tall)
      fill([peak, base + Point(reach, 0), base - Point(reach, 0)], colour: Colour(tree.shaded))
      fill([peak, base + Point(reach, 0), base], colour: Colour(tree.lit), opacity: 0.6)
    }
  }
}

extension Colour {
  /// The colour of a drawing.
  init(_ colour: RGB) {
    self.init(0)
    (red, green, blue) = (colour.x, colour.y, colour.z)
  }
}
