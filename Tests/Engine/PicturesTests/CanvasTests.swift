import Pictures
import Testing

@Suite("A canvas")
struct CanvasTests {
  static let black = Colour(0x000000)

  /// How much of each pixel is black, in units of 1/255, after drawing on white.
  func coverage(
    width: Int, height: Int, _ draw: (inout Canvas) -> Void
  ) -> [Int] {
    var canvas = Canvas(width: width, height: height)
    draw(&canvas)
    return canvas.image.converted(toChannels: 1).pixels.map { 255 - Int($0) }
  }

  @Test("fills whole pixels wholly and half pixels by half") func rectangle() {
    let covered = coverage(width: 4, height: 3) {
      $0.fill(Rectangle(left: 1, top: 0.5, right: 2.5, bottom: 2), colour: Self.black)
    }
    #expect(covered == [0, 127, 64, 0, 0, 255, 127, 0, 0, 0, 0, 0])
  }

  @Test(
    "covers the area of a polygon",
    arguments: [
      ([Point(1, 1), Point(9, 1), Point(9, 9)], 32.0),
      ([Point(5, 1), Point(9, 5), Point(5, 9), Point(1, 5)], 32.0),
      ([Point(0, 0), Point(10, 10), Point(10, 0), Point(0, 10)], 50.0),  // crosses itself
    ])
  func polygon(corners: [Point], area: Double) {
    let covered = coverage(width: 10, height: 10) { $0.fill(corners, colour: Self.black) }
    #expect(abs(Double(covered.reduce(0, +)) / 255 - area) < 0.2)
  }

  @Test("covers the area of a circle", arguments: [1.0, 2.5, 6.0]) func circle(radius: Double) {
    let covered = coverage(width: 16, height: 16) {
      $0.fillCircle(centre: Point(8, 8), radius: radius, colour: Self.black)
    }
    #expect(abs(Double(covered.reduce(0, +)) / 255 - .pi * radius * radius) < 0.3)
  }

  @Test("draws a line where it is asked to, one pixel wide") func line() {
    let covered = coverage(width: 5, height: 3) {
      $0.stroke([[Point(-9, 1.5), Point(9, 1.5)]], width: 1, colour: Self.black)
    }
    #expect(covered == [0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0])
  }

  @Test("lets lines that cross cover once") func crossing() {
    let lines = [[Point(0, 1.5), Point(3, 1.5)], [Point(1.5, 0), Point(1.5, 3)]]
    let covered = coverage(width: 3, height: 3) {
      $0.stroke(lines, width: 1, colour: Self.black, opacity: 0.4)
    }
    #expect(covered[4] == 102)
  }

  @Test("draws nothing outside its clip, and survives what lies far away") func clip() {
    let far = 1e200
    let covered = coverage(width: 4, height: 1) {
      $0.clip = Rectangle(left: 1, top: 0, right: 3, bottom: 1)
      $0.stroke([[Point(-far, 0.5), Point(far, 0.5)]], width: 9, colour: Self.black)
      $0.stroke([[Point(far, far)], []], width: 9, colour: Self.black)
      $0.fill(Rectangle(left: -far, top: -far, right: far, bottom: far), colour: Self.black)
    }
    #expect(covered == [0, 255, 255, 0])
  }
}
