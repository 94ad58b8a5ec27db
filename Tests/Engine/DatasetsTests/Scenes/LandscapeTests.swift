import Pictures
import Testing

@testable import Datasets

@Suite("The drawn landscape")
struct LandscapeTests {
  @Test("is drawn at any size", arguments: [(1, 1), (7, 3), (64, 48), (30, 90)], [0, 1, 2, -3])
  func sizes(size: (width: Int, height: Int), variation: Int) {
    let image = drawnLandscape(width: size.width, height: size.height, variation: variation)
    #expect(image.width == size.width && image.height == size.height && image.channels == 3)
  }

  @Test("has a blue sky, green ground, and many colours between")
  func colours() {
    let image = drawnLandscape(width: 256, height: 192)
    let (sky, ground) = (image[2, 2], image[128, 189])
    #expect(sky[2] > sky[0] && ground[1] > ground[0] && ground[1] > ground[2])
    let colours = Set((0..<256 * 192).map { image[$0 % 256, $0 / 256] })
    #expect(colours.count > 500)
  }

  @Test(
    "is, without a variation, always the same picture: its bytes' FNV-1a hash",
    arguments: [((64, 48), 0xAD58_6C76_03D8_7518), ((30, 90), 0x68EA_3B4C_2347_1CC1)]
      as [((Int, Int), UInt64)])
  func unchanged(size: (Int, Int), expected: UInt64) {
    let image = drawnLandscape(width: size.0, height: size.1)
    let hash = image.pixels.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    #expect(hash == expected)
  }

  @Test("a hundred variations are a hundred pictures, each pair clearly apart")
  func variations() {
    let pictures = (0..<100).map { drawnLandscape(width: 32, height: 24, variation: $0).pixels }
    var nearest = Double.infinity
    for a in 0..<100 {
      for b in 0..<a {
        let total = zip(pictures[a], pictures[b]).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        nearest = min(nearest, Double(total) / Double(pictures[a].count))
      }
    }
    #expect(nearest > 4)
    #expect(drawnLandscape(width: 32, height: 24, variation: 7).pixels == pictures[7])
  }

  @Test("the variations have all hours, lakes and meadows, castles, boats, houses and both trees")
  func variety() {
    let all = (1...100).map { Landscape(variation: $0) }
    let lakes = all.count { if case .lake = $0.plain { true } else { false } }
    let counts = [
      all.count { !$0.stars.isEmpty }, all.count { $0.sun.isCrescent }, lakes, 100 - lakes,
      all.count { $0.castle != nil }, all.count { $0.boat != nil }, all.count { $0.house != nil },
      all.count { $0.trees.contains { $0.isFir } }, all.count { $0.trees.contains { !$0.isFir } },
      all.count { $0.ridges.contains { $0.isSharp } }, all.count { $0.clouds.isEmpty },
    ]
    for count in counts { #expect((5...75).contains(count)) }
    for landscape in all { if case .meadow = landscape.plain { #expect(landscape.boat == nil) } }
  }
}
