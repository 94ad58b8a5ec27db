import GAN
import Tensors
import Testing

@testable import DCGAN

@Suite("Pictures from convolutional generators")
struct SamplingTests {
  @Test("pictures do not depend on those drawn with them: more than one part, and one alone")
  func parts() {
    for network in [Network.mnist, .strict] {
      let game = tinyGame(network)
      var random = SplitMix64(seed: 1)
      let noise = game.drawNoise(67, &random)
      let all = game.pictures(from: noise)
      #expect(all.shape == [67, 28, 28, 1])
      let last = game.pictures(from: noise.sliced(66..<67)).scalars
      for (a, b) in zip(all.sliced(66..<67).scalars, last) { #expect((a - b).magnitude < 1e-12) }
      #expect(game.probabilitiesOfReal(all).count == 67)
    }
  }

  @Test("the probability of “real” is the same thing under both conventions")
  func conventions() {
    let (one, zero) = (tinyGame(.mnist), tinyGame(.mnist) { $0.convention = .realIsZero })
    var random = SplitMix64(seed: 2)
    let pictures = one.samples(5, using: &random)
    let pairs = zip(one.probabilitiesOfReal(pictures), zero.probabilitiesOfReal(pictures))
    for (a, b) in pairs { #expect((a + b - 1).magnitude < 1e-12) }
  }

  @Test("the mean distance is that of all pairs; equal pictures have none")
  func distances() {
    let pictures = Tensor([0, 0, 3, 4, 0, 0], shape: [3, 1, 2, 1], dtype: .float64)
    let far = (25.0 / 2).squareRoot()
    #expect((meanDistance(of: pictures) - (2 * far + 0) / 3).magnitude < 1e-12)
    #expect(meanDistance(of: .ones([4, 2, 2, 1])) == 0)
    #expect(meanDistance(of: .ones([1, 2, 2, 1])) == 0)
  }

  @Test("images are the bytes of pictures between the data's black and one", arguments: [-1.0, 0])
  func images(black: Double) {
    let values = [-1, -0.5, 0, 0.25, 1, 1.5] + [Double](repeating: black, count: 28 * 28 - 6)
    let pictures = Tensor(values, shape: [1, 28, 28, 1], dtype: .float64)
    let images = tinyGame(.mnist) { $0.black = black }.images(of: pictures)
    #expect(images.count == 1 && images.shape == [28, 28, 1])
    let bytes: [UInt8] = black == 0 ? [0, 0, 0, 64, 255, 255] : [0, 64, 128, 159, 255, 255]
    #expect([UInt8](images.pixels.prefix(7)) == bytes + [0])
  }

  @Test("a numbered sheet has a strip of text below each picture")
  func numbers() {
    let game = tinyGame(.frog)
    var random = SplitMix64(seed: 3)
    let pictures = game.samples(4, using: &random)
    let (plain, numbered) = (
      game.sheet(pictures, columns: 2), game.numberedSheet(pictures, columns: 2)
    )
    #expect(plain.channels == 3 && numbered.channels == 3)
    #expect(numbered.height == 2 * (96 + 16 + 2) + 2 && numbered.width == 2 * (96 + 2) + 2)
    let caption = (98..<114).flatMap { y in (2..<98).map { numbered[$0, y] } }
    #expect(caption.contains { $0[0] < 100 } && caption.contains { $0 == [255, 255, 255] })
  }

  @Test("each term is shown with its mean, and the last of all is a − b + c")
  func arithmetic() {
    var random = SplitMix64(seed: 4)
    let noise = Tensor.normal([9, 5], dtype: .float64, using: &random)
    let sum = NoiseArithmetic(a: [0, 1], b: [4, 3], c: [8, 8])
    let rows = sum.rows(from: noise, using: &random)
    #expect(rows.shape == [12, 5])
    func row(_ x: Tensor, _ i: Int) -> [Double] { x.sliced(i..<i + 1).scalars }
    func mean(_ i: Int, _ j: Int) -> [Double] {
      zip(row(noise, i), row(noise, j)).map { ($0 + $1) / 2 }
    }
    #expect(row(rows, 0) == row(noise, 0) && row(rows, 4) == row(noise, 3))
    #expect(row(rows, 8) == row(noise, 8))
    let (a, b, c) = (mean(0, 1), mean(4, 3), mean(8, 8))
    for i in 0..<5 {
      #expect((row(rows, 2)[i] - a[i]).magnitude < 1e-12)
      #expect((row(rows, 5)[i] - b[i]).magnitude < 1e-12)
      #expect((row(rows, 11)[i] - (a[i] - b[i] + c[i])).magnitude < 1e-12)
      let distance = (row(rows, 9)[i] - row(rows, 11)[i]).magnitude
      #expect(distance > 0 && distance <= 0.25)
    }
  }
}
