import Foundation
import Kernels

/// A pavement of rosettes in small irregular tiles, laid in rings around each.
struct Mosaic {
  private let rosettes: [Rosette]
  private let noise: Noise
  private let seed: UInt64

  init(size: Point, using generator: inout SplitMix64) {
    noise = Noise(using: &generator)
    seed = generator.next()
    var rosettes: [Rosette] = []
    let reach = min(size.x, size.y) / 100
    for radius in [25.0, 18, 18, 12, 12, 12, 8, 8, 8, 8, 5, 5, 5, 5, 5, 5] {
      for _ in 0..<60 {
        let centre = Point(generator.uniform(0, size.x), generator.uniform(0, size.y))
        let rosette = Rosette(at: centre, radius: reach * radius, using: &generator)
        let isFree = rosettes.allSatisfy {
          ($0.centre - centre).length > $0.radius + rosette.radius + 3
        }
        if isFree {
          rosettes.append(rosette)
          break
        }
      }
    }
    self.rosettes = rosettes
  }

  /// The tile, or the joint, at a place.
  func paint(_ place: Point) -> PaintedSurface.Paint {
    let bend = Point(noise.value(place / 2.3), noise.value(place / 2.3 + 7)) - 0.5
    let p = place + 0.7 * bend
    let (nearest, border) = nearest(to: p)
    let tile = tile(at: p, around: nearest)
    let inside = min(tile.depth, border) - 0.14
    let rough = noise.value(place * 1.7)
    if inside <= 0 {
      return .init(colour: RGB(hex: 0x221C20).lit(0.7 + 0.6 * rough), thickness: 0)
    }
    var own = SplitMix64(seed: seed &+ UInt64(bitPattern: Int64(tile.number)))
    let paint = own.jittered(rosettes[nearest].colour(at: tile.centre, noise, &own), by: 0.17)
    let tilt = Point(own.uniform(-0.16, 0.16), own.uniform(-0.16, 0.16))
    let streak = noise.value(place * Point(0.9, 2.6) + 5 * tilt)
    return .init(
      colour: paint.lit(0.86 + 0.24 * streak),
      thickness: 0.5 + min(inside, 0.4) + (p - tile.centre).dot(tilt) + 0.12 * rough)
  }

  /// The rosette whose edge is nearest, and how far the border to the next one's tiles is.
  private func nearest(to p: Point) -> (index: Int, border: Double) {
    var (first, second, index) = (Double.infinity, Double.infinity, 0)
    for (number, rosette) in rosettes.enumerated() {
      let distance = (p - rosette.centre).length - rosette.radius
      if distance < first {
        (first, second, index) = (distance, first, number)
      } else if distance < second {
        second = distance
      }
    }
    return (index, (second - first) / 2)
  }

  private struct Tile {
    var centre: Point
    /// How far inside its edges the place is.
    var depth: Double
    var number: Int
  }

  private func tile(at p: Point, around index: Int) -> Tile {
    let rosette = rosettes[index]
    let offset = p - rosette.centre
    let (ring, depthAcross) = Self.cell(offset.length / rosette.pitch)
    let radius = (Double(ring) + 0.5) * rosette.pitch
    let count = max((2 * .pi * radius / (1.12 * rosette.pitch)).rounded(), 3)
    let start = 0.37 * Double(ring * ring % 7)
    let turn = atan2(offset.y, offset.x) / (2 * .pi) + 1
    let (sector, depthAlong) = Self.cell(turn * count + start)
    let angle = 2 * .pi * (Double(sector) + 0.5 - start) / count
    let arc = 2 * .pi * radius / count
    return Tile(
      centre: rosette.centre + radius * Point(cos(angle), sin(angle)),
      depth: min(depthAcross * rosette.pitch, depthAlong * arc),
      number: (index << 40) + (ring << 20) + sector % Int(count))
  }

  /// The whole part, and how far from whole the number is.
  private static func cell(_ number: Double) -> (whole: Int, depth: Double) {
    let whole = number.rounded(.down)
    return (Int(whole), min(number - whole, whole + 1 - number))
  }
}
