import Datasets
import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

/// A grey picture whose ink, 0 to 1, is a function of column and row.
private func picture(
  width: Int = 41, height: Int = 41, channels: Int = 1, _ ink: (Int, Int) -> Double
) -> LabelledImages {
  let pixels = (0..<height).flatMap { y in
    (0..<width).flatMap { x in
      [UInt8](repeating: UInt8((255 * ink(x, y)).rounded()), count: channels)
    }
  }
  return LabelledImages(
    name: "drawn", height: height, width: width, channels: channels, pixels: pixels, labels: [0],
    classCount: 1)
}

/// A straight stroke with round ends and soft edges through the middle of a picture, `angle` from the
/// upright to the right.
private func stroke(width: Double, length: Double, angle: Double) -> LabelledImages {
  let along = (x: sin(angle), y: -cos(angle))
  return picture { column, row in
    let (x, y) = (Double(column) - 20, Double(row) - 20)
    let t = min(max(x * along.x + y * along.y, -length / 2), length / 2)
    return min(max(width / 2 - hypot(x - t * along.x, y - t * along.y) + 0.5, 0), 1)
  }
}

/// A blot without any symmetry in the middle of a wide picture, each row moved right by `shear` a row
/// upwards.
private func blot(shear: Int) -> LabelledImages {
  var random = SplitMix64(seed: 5)
  let ink = (0..<7 * 9).map { _ in Double(random.below(256)) / 255 }
  return picture(width: 41, height: 7) { x, y in
    let column = x - 16 - shear * (3 - y)
    return (0..<9).contains(column) ? ink[y * 9 + column] : 0
  }
}

@Suite("Attributes")
struct AttributeTests {
  @Test(
    "a shear adds itself to the slant, leaning right being positive", arguments: [-2, -1, 1, 2])
  func shear(amount: Int) {
    let (upright, sheared) = (
      Attribute.slant.values(of: blot(shear: 0))[0],
      Attribute.slant.values(of: blot(shear: amount))[0]
    )
    #expect((sheared - upright - Double(amount)).magnitude < 1e-12)
  }

  @Test("a thin stroke's slant is the tangent of its angle", arguments: [-0.5, -0.2, 0, 0.3, 0.6])
  func strokeSlant(angle: Double) {
    let slant = Attribute.slant.values(of: stroke(width: 2, length: 28, angle: angle))[0]
    #expect((slant - tan(angle)).magnitude < 0.03)
  }

  /// Cells where four pixels meet see a straight edge whole, and a corner as √½.
  @Test(
    "a box's thickness is twice its area over its outline, corners cut",
    arguments: [1, 2, 5], [1, 3, 20])
  func box(width: Int, height: Int) {
    let box = picture { x, y in
      (10..<10 + width).contains(x) && (7..<7 + height).contains(y) ? 1 : 0
    }
    let outline = Double(2 * (width - 1) + 2 * (height - 1)) + 4 * 0.5.squareRoot()
    let expected = 2 * Double(width * height) / outline
    #expect((Attribute.thickness.values(of: box)[0] - expected).magnitude < 1e-12)
  }

  /// Half circles at the ends add π·w²/4 to the area w·L and π·w to the outline 2·L.
  @Test(
    "a stroke's thickness is its width, at any angle", arguments: [2.0, 3, 5], [0, 0.4, 0.785, 1.3])
  func strokeWidth(width: Double, angle: Double) {
    let length = 28.0
    let expected = width * (length + .pi * width / 4) / (length + .pi * width / 2)
    let found = Attribute.thickness.values(of: stroke(width: width, length: length, angle: angle))[
      0]
    #expect((found / expected - 1).magnitude < 0.04, "found \(found), expected \(expected)")
  }

  @Test("ink on the margin has an outline there")
  func margin() {
    let full = picture(width: 6, height: 6) { _, _ in 1 }
    let expected = 2 * 36 / (20 + 4 * 0.5.squareRoot())
    #expect((Attribute.thickness.values(of: full)[0] - expected).magnitude < 1e-12)
  }

  @Test("neither depends on how bright the ink is, nor on channels", arguments: Attribute.allCases)
  func brightness(attribute: Attribute) {
    func wedge(_ ink: Double, channels: Int) -> Double {
      let picture = picture(channels: channels) { x, y in 10 < x && x < 30 - y / 2 ? ink : 0 }
      return attribute.values(of: picture)[0]
    }
    let bright = wedge(1, channels: 1)
    #expect((wedge(0.2, channels: 1) - bright).magnitude < 1e-12)
    #expect((wedge(1, channels: 3) - bright).magnitude < 1e-12)
    #expect(bright != 0)
  }

  @Test("a picture without ink, or of one row, has a slant of 0; without ink a thickness of 0")
  func blank() {
    let blank = LabelledImages.blank(count: 2)
    #expect(Attribute.slant.values(of: blank) == [0, 0])
    #expect(Attribute.thickness.values(of: blank) == [0, 0])
    #expect(Attribute.slant.values(of: pictureRows([[0, 100, 200]])) == [0])
  }

  @Test("the extremes are a third of each class either way", arguments: Attribute.allCases)
  func extremes(attribute: Attribute) {
    let digits = DrawnDigits.make(count: 97, seed: 3)
    let (lowest, highest) = attribute.extremes(of: digits)
    let values = attribute.values(of: digits)
    for label in 0..<UInt8(10) {
      let of = { (places: [Int]) in places.filter { digits.labels[$0] == label } }
      let all = of([Int](0..<97)).map { values[$0] }.sorted()
      #expect(of(lowest).map { values[$0] }.sorted() == [Double](all.prefix(all.count / 3)))
      #expect(of(highest).map { values[$0] }.sorted() == [Double](all.suffix(all.count / 3)))
    }
    let few = attribute.extremes(of: digits.prefix(20))
    #expect(few.lowest.isEmpty && few.highest.isEmpty)
  }
}
