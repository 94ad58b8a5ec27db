import Tensors
import Testing

@testable import DeepDream

@Suite("Tiles")
struct TilesTests {
  @Test(
    "cover a picture once, cut at multiples of the grain, none much larger than asked",
    arguments: [(1, 1), (63, 200), (64, 64), (65, 129), (300, 1000)], [64, 80, 500])
  func cover(size: (height: Int, width: Int), side: Int) {
    let picture = Tensor.zeros([1, size.height, size.width, 3])
    let tiles = Tiles(of: picture, side: side, grain: 16)
    for (parts, length) in [(tiles.rows, size.height), (tiles.columns, size.width)] {
      #expect(parts.flatMap { Array($0) } == Array(0..<length))
      #expect(parts.dropFirst().allSatisfy { $0.lowerBound % 16 == 0 })
      #expect(parts.allSatisfy { $0.count < side + 16 })
      #expect(length <= side || parts.allSatisfy { $0.count >= 16 })
    }
  }

  @Test("put together again are the picture", arguments: [(5, 7), (64, 65), (130, 200)])
  func identity(height: Int, width: Int) {
    let picture = speckles(height, width)
    var count = 0
    let same = Tiles(of: picture, side: 64, grain: 8).map { part in
      count += 1
      return part
    }
    #expect(same.shape == picture.shape && same.bytes == picture.bytes)
    #expect(count == ((height + 63) / 64) * ((width + 63) / 64))
  }

  @Test("have the whole picture's gradient away from the cuts, and nearly its value")
  func gradient() {
    let network = tinyNetwork(dtype: .float64)
    let objective = MeanSquare([
      WeightedLayer("block2_conv1"), WeightedLayer("block3_conv1", weight: 0.5),
    ])
    let picture = speckles(72, 104, dtype: .float64)
    let whole = network.valueAndGradient(of: objective, at: picture, tile: 128)
    let tiled = network.valueAndGradient(of: objective, at: picture, tile: 48)
    #expect(abs(tiled.value / whole.value - 1) < 0.2)
    let tiles = Tiles(of: picture, side: 48, grain: 4)
    #expect(tiles.rows.count == 2 && tiles.columns.count == 3)
    // A pixel changes positions up to 11 pixels away, which depend on pixels up to 11 further.
    let margin = 22
    func isInside(_ place: Int, _ cuts: [Range<Int>]) -> Bool {
      cuts.dropFirst().allSatisfy { abs(place - $0.lowerBound) > margin }
    }
    let (a, b) = (whole.gradient.scalars, tiled.gradient.scalars)
    let scale = a.map(abs).max()!
    var (inside, differing) = (0, 0)
    for y in 0..<72 {
      for x in 0..<104 {
        for index in (y * 104 + x) * 3..<(y * 104 + x + 1) * 3 {
          let isEqual = abs(a[index] - b[index]) < 1e-12 * scale
          if isInside(y, tiles.rows) && isInside(x, tiles.columns) {
            #expect(isEqual, "at \(x), \(y)")
            inside += 1
          } else if !isEqual {
            differing += 1
          }
        }
      }
    }
    #expect(inside > 1000 && differing > 1000)
  }
}
