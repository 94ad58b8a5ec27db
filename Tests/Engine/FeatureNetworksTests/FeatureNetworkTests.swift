import GradientChecking
import Kernels
import NeuralNetworks
import Tensors
import Testing

@testable import FeatureNetworks

/// Two blocks, for what needs no more.
let tiny = Architecture("tiny", [(1, 4), (2, 6)])

/// A network of random weights, biases too.
func randomNetwork(
  _ architecture: Architecture = tiny, _ preprocessing: Preprocessing = .torchvision,
  dtype: DType = .float32, seed: UInt64 = 1
) -> FeatureNetwork {
  var random = SplitMix64(seed: seed)
  let network = FeatureNetwork(
    architecture, preprocessing: preprocessing, dtype: dtype, using: &random)
  for layer in network.convolutions {
    layer.bias = .normal(layer.bias.shape, dtype: dtype, using: &random)
  }
  return network
}

/// Random pictures.
func randomPictures(_ shape: [Int], dtype: DType = .float32, seed: UInt64 = 2) -> Tensor {
  var random = SplitMix64(seed: seed)
  return .uniform(shape, from: 0, to: 1, dtype: dtype, using: &random)
}

@Suite("A feature network")
struct FeatureNetworkTests {
  @Test("gives each layer's maps, halved by each pooling")
  func shapes() {
    let names = tiny.layers.map(\.name)
    #expect(
      names == ["block1_conv1", "block1_pool", "block2_conv1", "block2_conv2", "block2_pool"])
    let maps = randomNetwork().activations(of: randomPictures([2, 9, 6, 3]), at: names)
    #expect(
      maps.map(\.shape) == [
        [2, 9, 6, 4], [2, 4, 3, 4], [2, 4, 3, 6], [2, 4, 3, 6], [2, 2, 1, 6],
      ])
    #expect(maps.allSatisfy { $0.scalars.min()! >= 0 })
  }

  @Test("is its layers one after another, behind the preprocessing", arguments: DType.allCases)
  func composition(dtype: DType) {
    let (network, pictures) = (
      randomNetwork(dtype: dtype), randomPictures([1, 8, 8, 3], dtype: dtype)
    )
    let first = network.convolutions[0](Preprocessing.torchvision(pictures))
    let second = network.convolutions[1](maxPooled(first, size: 2))
    let found = network.activations(of: pictures, at: ["block2_conv1", "block1_conv1"])
    #expect(found.map(\.bytes) == [second.bytes, first.bytes])
  }

  @Test("gives maps in the order of the names, torchvision's too, and one twice where asked twice")
  func order() {
    let (network, pictures) = (randomNetwork(), randomPictures([1, 8, 8, 3]))
    let names = ["features.4", "block1_pool", "block2_conv1", "features.2"]
    let maps = network.activations(of: pictures, at: names)
    #expect(maps.map(\.shape) == [[1, 4, 4, 6], [1, 4, 4, 4], [1, 4, 4, 6], [1, 4, 4, 4]])
    #expect(maps[0].bytes == maps[2].bytes && maps[1].bytes == maps[3].bytes)
    #expect(network.activations(of: pictures, at: []).isEmpty)
  }

  @Test("computes nothing beyond the deepest layer that is asked for")
  func stops() {
    let network = randomNetwork()
    // A second block that takes other maps would end the process.
    network.convolutions[1].weight = .zeros([3, 3, 99, 6])
    let maps = network.activations(of: randomPictures([1, 4, 4, 3]), at: ["block1_pool"])
    #expect(maps[0].shape == [1, 2, 2, 4])
  }

  @Test("stops where no layer has the name, and says which there are")
  func unknown() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = randomNetwork().activations(of: randomPictures([1, 4, 4, 3]), at: ["block3_conv1"])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("tiny has no layer “block3_conv1”: expected block1_conv1"))
  }

  @Test("has the gradient of what it does, down to the pictures", arguments: [1, 3])
  func gradient(threads: Int) throws {
    ThreadPool.shared.threadCount = threads
    let network = randomNetwork(dtype: .float64)
    var random = SplitMix64(seed: 3)
    try checkGradients(
      at: [randomPictures([2, 5, 6, 3], dtype: .float64)], using: &random
    ) { pictures in
      let maps = network.activations(of: pictures[0], at: ["block1_conv1", "block2_conv2"])
      return concatenated(maps.map { $0.reshaped([$0.count]) })
    }
  }

  @Test("says what each layer makes of pictures and what that costs")
  func summary() {
    let summary = randomNetwork().summary(height: 8, width: 6)
    #expect(summary.parameterCount == tiny.parameterCount)
    #expect(summary.rows.map(\.name)[1] == "block1_pool, features.2")
    #expect(
      summary.rows.map(\.outputShape)
        == [[8, 6, 4], [4, 3, 4], [4, 3, 6], [4, 3, 6], [2, 1, 6]])
    #expect(summary.rows[0].operations == 8 * 6 * (2 * 9 * 3 * 4 + 4))
  }
}
