import Datasets
import Pictures
import Tensors
import Testing

@testable import GAN

@Suite("Pictures from a generator")
struct SamplingTests {
  @Test("the same generator state draws the same pictures, another one others")
  func seeds() {
    let game = tinyGame()
    func draw(_ seed: UInt64) -> [UInt8] {
      var random = SplitMix64(seed: seed)
      return game.samples(3, using: &random).bytes
    }
    #expect(draw(1) == draw(1))
    #expect(draw(1) != draw(2))
  }

  @Test(
    "nice pictures are the best of all candidates, the best first",
    arguments: LabelConvention.allCases)
  func nice(convention: LabelConvention) {
    let game = tinyGame { $0.convention = convention }
    var (first, second) = (SplitMix64(seed: 6), SplitMix64(seed: 6))
    let all = game.discriminator(game.samples(40, using: &first)).probabilityOfReal.scalars
    let nice = game.nicestSamples(4, outOf: 10, using: &second)
    let scores = game.discriminator(nice).probabilityOfReal.scalars
    for (a, b) in zip(scores, all.sorted(by: >)) { #expect((a - b).magnitude < 1e-14) }
    let (best, plain) = (scores.reduce(0, +) / 4, all.reduce(0, +) / 40)
    #expect(best > plain)
  }

  @Test("each walk starts and ends where its noise says, one row a walk")
  func walks() {
    let game = tinyGame()
    let (rows, columns) = (3, 5)
    var (first, second) = (SplitMix64(seed: 8), SplitMix64(seed: 8))
    let walks = game.interpolations(rows: rows, columns: columns, using: &first)
    let (from, to) = (game.drawNoise(rows, &second), game.drawNoise(rows, &second))
    #expect(walks.shape == [rows * columns, 784])
    for (column, noise) in [(0, from), (columns / 2, 0.5 * (from + to)), (columns - 1, to)] {
      let found = walks.gathered((0..<rows).map { $0 * columns + column })
      for (a, b) in zip(found.scalars, game.generator(noise).scalars) {
        #expect((a - b).magnitude < 1e-14)
      }
    }
  }

  @Test("a sheet is white where pixels are one and black where they are zero")
  func sheetOfPictures() {
    let pixels = [Double](repeating: 1, count: 784) + [Double](repeating: 0, count: 784)
    let image = sheet(Tensor(pixels, shape: [2, 784]), columns: 2)
    #expect(image.width >= 2 * 3 * 28 && image.height >= 3 * 28)
    #expect(image[image.width / 4, image.height / 2].allSatisfy { $0 == 255 })
    #expect(image[3 * image.width / 4, image.height / 2].allSatisfy { $0 == 0 })
  }

  @Test("images are the bytes of pictures between zero and one")
  func images() {
    let pixels = (0..<1568).map { Double($0) / 1568 }
    let images = tinyGame().images(of: Tensor(pixels, shape: [2, 784], dtype: .float64))
    #expect([images.count, images.height, images.width, images.channels] == [2, 28, 28, 1])
    #expect(images.pixels == pixels.map { UInt8(($0 * 255).rounded()) })
    #expect(images.image(at: 1).pixels == [UInt8](images.pixels[784...]))
  }

  @Test("blank pictures are black and as many as asked for")
  func blank() {
    let pictures = LabelledImages.blank(count: 3)
    #expect(pictures.count == 3 && pictures.pixels == [UInt8](repeating: 0, count: 3 * 784))
  }

  @Test("a batch goes through in parts of 64, in its order", arguments: [1, 64, 65, 130])
  func parts(count: Int) {
    let rows = Tensor((0..<count).map(Double.init), shape: [count, 1], dtype: .float64)
    var sizes: [Int] = []
    let parts = inParts(of: rows) { part in
      sizes.append(part.shape[0])
      return part
    }
    #expect(concatenated(parts).scalars == rows.scalars)
    #expect(sizes.dropLast().allSatisfy { $0 == 64 } && (1...64).contains(sizes.last!))
  }
}
