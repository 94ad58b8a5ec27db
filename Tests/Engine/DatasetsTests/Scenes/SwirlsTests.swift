import Kernels
import Testing

@testable import Datasets

@Suite("Swirls")
struct SwirlsTests {
  static let size = PaintedSurface.size(width: 512, height: 400)

  /// Places all over the picture, and the motif there.
  func motif(seed: UInt64) -> (Motif, [Point]) {
    var generator = SplitMix64(seed: seed)
    let motif = Swirls(size: Self.size, using: &generator).motif
    let places = (0..<2000).map { _ in
      Point(generator.uniform(), generator.uniform()) * Self.size
    }
    return (motif, places)
  }

  @Test("directions have length 1", arguments: 0..<5 as Range<UInt64>)
  func length(seed: UInt64) {
    let (motif, places) = motif(seed: seed)
    for place in places { #expect(abs(motif.direction(place).length - 1) < 1e-9) }
  }

  @Test("the sky's colours change across the strokes, not along them")
  func bands() {
    let (motif, places) = motif(seed: 6)
    var (along, across) = (Float(0), Float(0))
    for place in places where place.y < 0.6 * Self.size.y {
      let ahead = motif.direction(place)
      let here = motif.colour(place)
      along += abs(motif.colour(place + 1.5 * ahead) - here).sum()
      across += abs(motif.colour(place + 1.5 * Point(-ahead.y, ahead.x)) - here).sum()
    }
    #expect(across > 1.5 * along)
  }

  func abs(_ colour: RGB) -> RGB { colour.replacing(with: -colour, where: colour .< 0) }
  func abs(_ number: Double) -> Double { number.magnitude }
}
