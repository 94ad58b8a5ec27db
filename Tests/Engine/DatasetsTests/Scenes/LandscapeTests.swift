import Pictures
import Testing

@testable import Datasets

@Suite("The drawn landscape")
struct LandscapeTests {
  @Test("is drawn at any size", arguments: [(1, 1), (7, 3), (64, 48), (30, 90)])
  func sizes(width: Int, height: Int) {
    let image = drawnLandscape(width: width, height: height)
    #expect(image.width == width && image.height == height && image.channels == 3)
  }

  @Test("has a blue sky, green ground, and many colours between")
  func colours() {
    let image = drawnLandscape(width: 256, height: 192)
    let (sky, ground) = (image[2, 2], image[128, 189])
    #expect(sky[2] > sky[0] && ground[1] > ground[0] && ground[1] > ground[2])
    let colours = Set((0..<256 * 192).map { image[$0 % 256, $0 / 256] })
    #expect(colours.count > 500)
  }
}
