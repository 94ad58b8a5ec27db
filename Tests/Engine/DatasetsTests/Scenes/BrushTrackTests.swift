import Kernels
import Testing

@testable import Datasets

@Suite("The track of a brush")
struct BrushTrackTests {
  func stroke(_ path: [Point], width: Double, taper: Double = 0) -> BrushStroke {
    var generator = SplitMix64(seed: 1)
    return BrushStroke(
      path: path, width: width, taper: taper, colour: [1, 1, 1], shade: [0, 0, 0], dryness: 0,
      bristles: Noise(using: &generator), bristleOffset: [0, 0])
  }

  /// How many pixels of 100×100 the stroke covers, in parts.
  func area(of stroke: BrushStroke) -> Double {
    guard let track = BrushTrack(of: stroke, unit: 1, width: 100, height: 100) else { return 0 }
    var area = 0.0
    for row in track.rows {
      for column in track.columns { area += track.mark(column, row)?.cover ?? 0 }
    }
    return area
  }

  @Test("a point makes a disc", arguments: [2, 3, 10, 31] as [Double])
  func dots(width: Double) {
    let disc = Double.pi * width * width / 4
    #expect(abs(area(of: stroke([[50.3, 49.6]], width: width)) / disc - 1) < 0.1)
  }

  @Test("a line covers its length times its width, and its ends", arguments: [2.0, 5, 12])
  func lines(width: Double) {
    let line = stroke([[20, 30], [50, 70], [80, 30]], width: width)
    let expected = 100 * width + Double.pi * width * width / 4
    #expect(abs(area(of: line) / expected - 1) < 0.05)
  }

  @Test("a tapered line ends in a point and covers half")
  func taper() {
    let path: [Point] = [[10, 50], [90, 50]]
    let pointed = area(of: stroke(path, width: 12, taper: 1))
    #expect(abs(pointed / area(of: stroke(path, width: 12)) - 0.5) < 0.06)
  }

  @Test("a stroke beside the canvas leaves nothing, one across its edge a part")
  func outside() {
    #expect(BrushTrack(of: stroke([[-20, 5]], width: 9), unit: 1, width: 10, height: 10) == nil)
    #expect(BrushTrack(of: stroke([[5, 99]], width: 9), unit: 1, width: 10, height: 10) == nil)
    let whole = area(of: stroke([[50, 50]], width: 20))
    #expect(abs(area(of: stroke([[0, 50]], width: 20)) / whole - 0.5) < 0.01)
  }

  @Test("bristles run along the stroke: paint changes more across it than along it")
  func bristles() throws {
    let line = stroke([[5, 50], [95, 50]], width: 40)
    let track = try #require(BrushTrack(of: line, unit: 1, width: 100, height: 100))
    var (along, across) = (0.0, 0.0)
    for row in 35..<65 {
      for column in 20..<80 {
        let here = try #require(track.mark(column, row)).thickness
        along += abs(try #require(track.mark(column + 1, row)).thickness - here)
        across += abs(try #require(track.mark(column, row + 1)).thickness - here)
      }
    }
    #expect(across > 4 * along)
  }
}
