import FeatureNetworks
import Tensors
import Testing

@testable import DeepDream

@Suite("A step uphill")
struct AscentTests {
  @Test("moves an average number by the rate, however steep it is", arguments: [1e-12, 1, 1e12])
  func length(steepness: Double) {
    let picture = Tensor(repeating: 0.5, shape: [1, 1, 2, 3], dtype: .float64)
    let gradient = Tensor([1, -2, 3, 0, -5, 7] as [Double], shape: [1, 1, 2, 3], dtype: .float64)
    let next = picture.ascended(along: gradient * steepness, rate: 0.06)
    let expected = [1, -2, 3, 0, -5, 7].map { 0.5 + 0.02 * $0 }
    #expect(zip(next.scalars, expected).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("cuts at black and white, exactly")
  func clamped() {
    let picture = Tensor([0.001, 0.999, 0.5, 0, 1, 0.3] as [Double], shape: [1, 1, 2, 3])
    let gradient = Tensor([-1, 1, 0, 1, -1, 2] as [Double], shape: [1, 1, 2, 3])
    let next = picture.ascended(along: gradient, rate: 0.5).scalars
    #expect(next[0] == 0 && next[1] == 1 && next[2] == 0.5 && next[5] == 1)
    #expect(abs(next[3] - 0.5) < 1e-6 && abs(next[4] - 0.5) < 1e-6)
  }

  @Test("changes nothing where the gradient is zero")
  func flat() {
    let picture = speckles(3, 4)
    let next = picture.ascended(along: .zeros(picture.shape), rate: 0.1)
    #expect(next.bytes == picture.bytes)
  }

  @Test("what is within bounds passes to the bit") func inside() {
    var random = SplitMix64(seed: 1)
    let picture = Tensor.uniform([1, 9, 7, 3], from: 0, to: 1, using: &random)
    #expect(picture.clamped.bytes == picture.bytes)
  }
}

@Suite("A picture moved around")
struct RollTests {
  @Test("has each pixel so far down and right, the edges meeting")
  func known() {
    let picture = Tensor((0..<9).map(Double.init), shape: [1, 3, 3, 1])
    #expect(picture.rolled(down: 1, right: 0).scalars == [6, 7, 8, 0, 1, 2, 3, 4, 5])
    #expect(picture.rolled(down: 0, right: 1).scalars == [2, 0, 1, 5, 3, 4, 8, 6, 7])
    #expect(picture.rolled(down: -4, right: 2).scalars == [4, 5, 3, 7, 8, 6, 1, 2, 0])
  }

  @Test("moved back is the same to the bit", arguments: [0, 1, -3, 5, 7, 17, -40], [0, 2, -9, 31])
  func undone(down: Int, right: Int) {
    let picture = speckles(5, 7)
    let moved = picture.rolled(down: down, right: right)
    #expect((moved.bytes == picture.bytes) == (down % 5 == 0 && right % 7 == 0))
    #expect(moved.rolled(down: -down, right: -right).bytes == picture.bytes)
  }
}

@Suite("Strides")
struct StrideTests {
  @Test(
    "double with every pooling up to the layer, its own among them",
    arguments: [
      ("block1_conv2", 1), ("block1_pool", 2), ("block2_conv1", 2), ("block3_conv3", 4),
      ("block5_conv3", 16), ("block5_pool", 32), ("features.1", 1), ("features.4", 2),
    ])
  func ofLayers(name: String, stride: Int) {
    #expect(Architecture.vgg16.stride(of: name) == stride)
  }

  @Test("of a network are its deepest convolution's") func ofNetworks() {
    #expect(Architecture.vgg19.stride == 16)
    #expect(Architecture.small.stride == Architecture.small.stride(of: "block4_conv2"))
  }
}
