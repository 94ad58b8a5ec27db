import Kernels
import Testing

@testable import Datasets

@Suite("Drawn digits")
struct DrawnDigitsTests {
  let digits = DrawnDigits.make(count: 2000, seed: 1)

  @Test("a seed draws the same digits every time, another seed others")
  func determinism() {
    #expect(DrawnDigits.make(count: 200, seed: 1) == digits.prefix(200))
    let others = DrawnDigits.make(count: 200, seed: 2)
    #expect(others.labels != digits.prefix(200).labels)
    for index in 0..<200 { #expect(others.pixels(at: index) != digits.pixels(at: index)) }
  }

  @Test("more images begin with the same ones", arguments: [0, 1, 9, 10, 123])
  func independentOfCount(count: Int) {
    let fewer = DrawnDigits.make(count: count, seed: 1)
    #expect(fewer == digits.prefix(count))
    #expect(fewer.count == count)
  }

  @Test("every ten successive images are the ten digits, in changing order")
  func balance() {
    let tens = stride(from: 0, to: 2000, by: 10).map { Array(digits.labels[$0..<$0 + 10]) }
    #expect(tens.allSatisfy { $0.sorted() == Array(0...9) })
    #expect(Set(tens).count > 190)
  }

  @Test("no two images are alike") func variety() {
    let images = Set((0..<digits.count).map { Array(digits.pixels(at: $0)) })
    #expect(images.count == digits.count)
  }

  @Test(
    "a digit fills about 20 of 28 pixels and leaves a margin of 2",
    arguments: 0..<10 as Range<UInt8>)
  func size(digit: UInt8) {
    let images = digits.ofClass(digit)
    for index in 0..<images.count {
      let inked = images.pixels(at: index).enumerated().filter { $0.element > 50 }.map(\.offset)
      let (rows, columns) = (inked.map { $0 / 28 }, inked.map { $0 % 28 })
      let (top, bottom) = (rows.min() ?? 0, rows.max() ?? 0)
      let (left, right) = (columns.min() ?? 0, columns.max() ?? 0)
      #expect((17...23).contains(max(bottom - top, right - left) + 1))
      #expect(min(top, left) >= 2 && max(bottom, right) <= 25)
    }
  }

  /// MNIST's mean is 0.131.
  @Test("there is as much white as in MNIST") func brightness() {
    let mean = digits.pixels.reduce(0) { $0 + Double($1) } / Double(digits.pixels.count) / 255
    #expect(abs(mean - 0.131) < 0.01)
  }

  /// MNIST's first 2000 training images give 88 % in the same test.
  @Test("the nearest of 1000 neighbours has the right label, but not always")
  func nearestNeighbour() {
    let known = (0..<1000).map { digits.pixels(at: $0).map { Float($0) } }
    let right = (1000..<2000).count { index in
      let image = digits.pixels(at: index).map { Float($0) }
      let distances = known.map { squaredDistance($0, image) }
      let nearest = (0..<1000).min { distances[$0] < distances[$1] }
      return digits.labels[index] == nearest.map { digits.labels[$0] }
    }
    #expect((850...990).contains(right))
  }

  func squaredDistance(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for i in a.indices { sum += (a[i] - b[i]) * (a[i] - b[i]) }
    return sum
  }
}
