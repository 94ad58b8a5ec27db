import Foundation
import Testing

@testable import Datasets

@Suite("Sprite canvas")
struct SpriteCanvasTests {
  let pose = Pose(origin: [16.3, 15.8], x: [9, 3], y: [-4, 8])
  let plain = Light(direction: [0, 0], outline: 0)

  @Test("a pose's inverse leads back") func inverse() {
    let place: Point = [0.3, -0.7]
    let back = pose.inverse(pose.apply(place) - pose.origin)
    #expect((back - place).length < 1e-12)
  }

  @Test("a shape covers its area, turned and stretched as the pose says") func area() {
    var sprite = Sprite()
    sprite.ellipse([0.1, 0], [0.8, 0.6], .init(repeating: 1))
    let area = coveredArea(of: sprite)
    #expect(abs(area / (.pi * 0.8 * 0.6 * pose.areaScale) - 1) < 0.02)
  }

  @Test("what is mirrored is drawn on both sides") func mirrored() {
    var (one, both) = (Sprite(), Sprite())
    one.box([0.2, 0.1], [0.6, 0.5], .init(repeating: 1))
    both.mirrored { $0.box([0.2, 0.1], [0.6, 0.5], .init(repeating: 1)) }
    #expect(both.parts.count == 2)
    #expect(abs(coveredArea(of: both) / coveredArea(of: one) - 2) < 0.02)
  }

  @Test("later shapes hide earlier ones, a shadow only in part") func order() {
    var sprite = Sprite()
    sprite.ellipse([0, 0], [0.5, 0.5], RGB(1, 0, 0))
    sprite.ellipse([0, 0], [0.5, 0.5], RGB(0, 1, 0))
    #expect(middle(of: sprite) == RGB(0, 1, 0))
    sprite.shadow([0, 0], [0.5, 0.5])
    let shaded = middle(of: sprite)
    #expect(shaded.y > 0.5 && shaded.y < 0.9)
  }

  @Test("the side towards the light is lighter, the edge darker") func light() {
    var sprite = Sprite()
    sprite.ellipse([0, 0], [0.9, 0.9], RGB(repeating: 0.5))
    let lit = painted(sprite, in: Light(direction: [0, -0.3], outline: 0))
    #expect(lit[10 * 32 + 16].x > 0.55 && lit[22 * 32 + 16].x < 0.45)
    let outlined = painted(sprite, in: Light(direction: [0, 0], outline: 0.5))
    #expect(outlined[16 * 32 + 16].x == 0.5)
    #expect(outlined.map(\.x).filter { $0 > 0 }.contains { $0 < 0.3 })
  }

  @Test("what lies outside leaves nothing", arguments: [[-9, 0], [9, 0], [0, -9], [0, 9]])
  func outside(place: [Double]) {
    var sprite = Sprite()
    sprite.ellipse([place[0], place[1]], [0.9, 0.9], RGB(repeating: 1))
    #expect(coveredArea(of: sprite) == 0)
  }

  func painted(_ sprite: Sprite, in light: Light) -> [RGB] {
    var canvas = SpriteCanvas(side: 32) { _ in RGB(repeating: 0) }
    canvas.draw(sprite, at: pose, in: light)
    return canvas.colours
  }

  func coveredArea(of sprite: Sprite) -> Double {
    painted(sprite, in: plain).reduce(0) { $0 + Double($1.x) }
  }

  func middle(of sprite: Sprite) -> RGB { painted(sprite, in: plain)[16 * 32 + 16] }
}
