import Datasets
import Testing

@testable import Evaluation

@Suite("The search for copies")
struct MemorisationTestTests {
  @Test("training pictures are copies of themselves: their distance is 0")
  func copies() {
    let training = digits(100, seed: 3)
    let test = MemorisationTest(samples(training, training: training))
    #expect(test.ratios == MemorisationTest.Ratios(pixels: 0, features: 0))
    #expect(test.generated.inPixels.indices == [Int](0..<100))
  }

  @Test("other real pictures are about as far from training pictures as held-out ones")
  func real() {
    let ratios = MemorisationTest(samples(digits(100, seed: 4))).ratios
    #expect((0.85...1.15).contains(ratios.pixels), "\(ratios)")
    #expect((0.7...1.4).contains(ratios.features), "\(ratios)")
  }

  @Test("copies with a little noise are near in pixels and in features")
  func nearly() {
    let training = digits(100, seed: 3)
    let changed = LabelledImages(
      name: "copies", height: 28, width: 28, channels: 1,
      pixels: training.pixels.enumerated().map { $0 % 5 == 0 ? $1 / 2 + 8 : $1 },
      labels: training.labels, classNames: training.classNames)
    let ratios = MemorisationTest(samples(changed, training: training)).ratios
    #expect((0.05...0.7).contains(ratios.pixels), "\(ratios)")
    #expect((0.05...0.8).contains(ratios.features), "\(ratios)")
  }

  @Test("the nearest pictures do not depend on how many are searched at a time")
  func parts() {
    let (queries, base) = (digits(13, seed: 1), digits(17, seed: 2))
    // A copy of the first: of equally near ones the first is taken.
    let doubled = base.subset([Int](0..<17) + [Int](0..<17))
    let expected = (0..<13).map { query in
      (0..<17).min { squaredDistance($0, query) < squaredDistance($1, query) }!
    }
    func squaredDistance(_ index: Int, _ query: Int) -> Int {
      zip(base.pixels(at: index), queries.pixels(at: query)).reduce(0) { sum, pair in
        let difference = Int(pair.0) - Int(pair.1)
        return sum + difference * difference
      }
    }
    for length in [1, 3, 17, 33, 34, 100] {
      let found = nearestPictures(of: queries, in: doubled, atATime: length)
      #expect(found.indices == expected, "\(length)")
      for (query, index) in expected.enumerated() {
        let distance = Double(squaredDistance(index, query)).squareRoot() / 255
        #expect(abs(found.distances[query] - distance) < 1e-5)
      }
    }
  }

  @Test(
    "the sheet has the nearest at the left and the first at the right, beside what they are like")
  func sheet() {
    let training = digits(40, seed: 3)
    let mixed = digits(20, seed: 4).subset([Int](0..<20))
    let copies = training.subset([39, 38])
    let generated = LabelledImages(
      name: "mixed", height: 28, width: 28, channels: 1, pixels: mixed.pixels + copies.pixels,
      labels: mixed.labels + copies.labels, classNames: mixed.classNames)
    let test = MemorisationTest(samples(generated, training: training))
    let sheet = test.sheet
    #expect(sheet.width == 3 * (7 * 30 + 2) && sheet.height == 3 * (8 * 30 + 2))
    func cell(_ column: Int, _ row: Int) -> [UInt8] {
      (0..<784).map { place in
        let (x, y) = (2 + 30 * column + place % 28, 2 + 30 * row + place / 28)
        return sheet[3 * x, 3 * y][0]
      }
    }
    for (row, index) in [20, 21].enumerated() {
      for column in 0..<3 { #expect(cell(column, row) == [UInt8](generated.pixels(at: index))) }
    }
    for row in 0..<8 {
      let nearest = test.generated.inPixels.indices[row]
      #expect(cell(3, row).allSatisfy { $0 == 255 })
      #expect(cell(4, row) == [UInt8](generated.pixels(at: row)))
      #expect(cell(5, row) == [UInt8](training.pixels(at: nearest)))
    }
  }

  @Test(
    "the median",
    arguments: [([3.0], 3.0), ([4, 1], 2.5), ([9, 1, 2], 2), ([1, 4, 2, 8], 3)]
      as [([Double], Double)])
  func middle(numbers: [Double], expected: Double) { #expect(median(numbers) == expected) }
}
