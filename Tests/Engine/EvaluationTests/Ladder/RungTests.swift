import Datasets
import Tensors
import Testing

@testable import Evaluation

@Suite("Pictures with known faults")
struct RungTests {
  static let digits = DrawnDigits.make(count: 600, seed: 1)
  static let sprites = DrawnSprites.make(count: 240, seed: 1)

  func images(_ rung: Rung, of data: LabelledImages = digits, count: Int = 120) -> LabelledImages {
    var random = SplitMix64(seed: 7)
    return rung.images(count, from: data, using: &random)
  }

  @Test("are as many as asked for, of the data's size, the same for the same seed")
  func sizes() {
    for rung in Rung.allCases {
      for data in [Self.digits, Self.sprites] {
        let made = images(rung, of: data)
        #expect(made.count == 120 && made.bytesPerImage == data.bytesPerImage, "\(rung)")
        #expect(made == images(rung, of: data), "\(rung)")
      }
    }
  }

  @Test("leave out classes") func missing() {
    func classes(_ rung: Rung) -> Set<Int> { Set(images(rung).labels.map { Int($0) }) }
    #expect(classes(.real) == Set(0...9))
    #expect(classes(.lastMissing) == Set(0...8))
    #expect(classes(.halfMissing) == Set(0...4))
  }

  @Test("repeat a hundred") func repeated() {
    let made = images(.repeated, count: 250)
    let different = Set((0..<250).map { Array(made.pixels(at: $0)) })
    #expect(different.count == 100)
    #expect(made.pixels(at: 3).elementsEqual(made.pixels(at: 203)))
  }

  @Test("have noise of a tenth of the range, none of it beyond black and white") func noise() {
    let grey = LabelledImages(
      name: "grey", height: 20, width: 20, channels: 1,
      pixels: [UInt8](repeating: 128, count: 400 * 200), labels: [UInt8](repeating: 0, count: 200),
      classNames: ["any"])
    let made = images(.noisy, of: grey).pixels.map { Double($0) - 128 }
    let variance = made.reduce(0) { $0 + $1 * $1 } / Double(made.count)
    #expect(abs(variance.squareRoot() - 25.5) < 0.3)
    #expect(abs(made.reduce(0, +) / Double(made.count)) < 0.3)
  }

  @Test("are blurred over the neighbours that there are, channel by channel") func blur() {
    // 2 × 3 pixels of two channels; the second is 10 times the first.
    let first: [UInt8] = [1, 2, 3, 4, 5, 9]
    let picture = LabelledImages(
      name: "", height: 2, width: 3, channels: 2, pixels: first.flatMap { [$0, 10 * $0] },
      labels: [0], classNames: ["any"])
    let blurred = picture.blurred.pixels
    let expected: [UInt8] = [3, 30, 4, 40, 5, 48, 3, 30, 4, 40, 5, 48]
    #expect(blurred == expected)
  }

  @Test("are coins that fall white as often as the data are bright") func coins() {
    let made = images(.coins, count: 300)
    #expect(made.pixels.allSatisfy { $0 == 0 || $0 == 255 })
    for place in [406, 14 * 28 + 14, 0] {
      let mean = { (images: LabelledImages) in
        (0..<images.count).reduce(0.0) {
          $0 + Double(images.pixels[$1 * 784 + place]) / Double(255 * images.count)
        }
      }
      #expect(abs(mean(made) - mean(Self.digits)) < 0.1)
    }
  }

  @Test("are noise of every brightness, equally often") func uniform() {
    let made = images(.uniform).pixels
    let mean = made.reduce(0.0) { $0 + Double($1) } / Double(made.count)
    #expect(abs(mean - 127.5) < 1 && Set(made).count == 256)
  }
}
