import Testing

@testable import Datasets

@Suite("Canvas")
struct CanvasTests {
  @Test("an upright line covers what it covers of every pixel") func upright() {
    var canvas = Canvas(side: 8)
    canvas.drawLine(from: [3.5, -5], to: [3.5, 20], radii: (1.25, 1.25))
    let row = [0, 0, 191, 255, 191, 0, 0, 0] as [UInt8]  // 2.5 pixels: ¾, 1, ¾
    #expect(canvas.pixels == Array(repeating: row, count: 8).flatMap { $0 })
  }

  @Test(
    "a line covers its area, in any direction",
    arguments: [[25, 8], [8, 25], [25, 25], [20, 12]])
  func area(end: [Double]) {
    var canvas = Canvas(side: 32)
    let (start, end) = (Point(7.2, 7.7), Point(end[0], end[1]))
    canvas.drawLine(from: start, to: end, radii: (2, 2))
    let length = ((end - start) * (end - start)).sum().squareRoot()
    let area = canvas.pixels.reduce(0) { $0 + Double($1) } / 255
    #expect(abs(area / (4 * length + Double.pi * 4) - 1) < 0.02)
  }

  @Test("a line is as wide at either end as the pen is there") func taper() {
    var canvas = Canvas(side: 32)
    canvas.drawLine(from: [16, -10], to: [16, 42], radii: (1, 6))
    let widths = (0..<32).map { row in
      canvas.pixels[row * 32..<(row + 1) * 32].reduce(0) { $0 + Double($1) } / 255
    }
    for row in 0..<32 {
      let t = (Double(row) + 10.5) / 52
      #expect(abs(widths[row] - 2 * (1 + 5 * t)) < 0.1, "row \(row)")
    }
  }

  @Test("drawing twice is drawing once") func twice() {
    var canvas = Canvas(side: 12)
    canvas.drawLine(from: [2, 3], to: [9, 8], radii: (1, 1.5))
    let once = canvas.pixels
    canvas.drawLine(from: [2, 3], to: [9, 8], radii: (1, 1.5))
    #expect(canvas.pixels == once)
  }

  @Test(
    "a line outside leaves nothing, and a line of no length a dot",
    arguments: [([-9, -9], 0), ([40, 4], 0), ([4, 40], 0), ([6, 6], 12.6)] as [([Double], Double)])
  func outside(place: [Double], area: Double) {
    var canvas = Canvas(side: 12)
    canvas.drawLine(from: Point(place[0], place[1]), to: Point(place[0], place[1]), radii: (2, 2))
    #expect(abs(canvas.pixels.reduce(0) { $0 + Double($1) } / 255 - area) < 0.3)
  }
}
