import NeuralNetworks
import Tensors
import Testing

@Suite("Module") struct ModuleTests {
  struct Block: Module {
    let first, second: Dense
    let rate = 0.5
    @Parameter var scale = Tensor.ones([1])
  }

  struct Network: Module {
    @Parameter var offset = Tensor.zeros([7])
    let blocks: [Block]
    let sizes = [1, 2, 3]
    let middle: Dense?
    let absent: Dense?
    let output: any Layer
    let mixed: [any Layer]
  }

  private func dense(_ inputs: Int, _ outputs: Int) -> Dense {
    var generator = SplitMix64(seed: 1)
    return Dense(inputs: inputs, outputs: outputs, weights: .glorotUniform, using: &generator)
  }

  private var network: Network {
    Network(
      blocks: [
        Block(first: dense(1, 2), second: dense(2, 3)),
        Block(first: dense(3, 4), second: dense(4, 5)),
      ],
      middle: dense(5, 6), absent: nil, output: dense(6, 1), mixed: [dense(2, 2)])
  }

  @Test("names its parameters by the path to them, in the order of declaration")
  func names() {
    #expect(
      network.parameters.map(\.name) == [
        "offset",
        "blocks.0.first.weight", "blocks.0.first.bias",
        "blocks.0.second.weight", "blocks.0.second.bias", "blocks.0.scale",
        "blocks.1.first.weight", "blocks.1.first.bias",
        "blocks.1.second.weight", "blocks.1.second.bias", "blocks.1.scale",
        "middle.weight", "middle.bias", "output.weight", "output.bias",
        "mixed.0.weight", "mixed.0.bias",
      ])
  }

  @Test("lists the boxes that its properties stand in, with their values")
  func boxes() {
    let network = network
    let parameters = network.parameters
    #expect(parameters[0].parameter === network.$offset)
    #expect(parameters[4].parameter === network.blocks[0].second.$bias)
    #expect(
      parameters.map(\.parameter.value.shape) == [
        [7], [1, 2], [2], [2, 3], [3], [1], [3, 4], [4], [4, 5], [5], [1], [5, 6], [6], [6, 1], [1],
        [2, 2], [2],
      ])
  }

  @Test("counts the numbers that training can change")
  func scalarCount() {
    #expect(dense(3, 4).parameters.scalarCount == 16)
    #expect(network.parameters.scalarCount == 7 + 4 + 9 + 1 + 16 + 25 + 1 + 36 + 7 + 6)
  }

  @Test("shares its parameters with its copies")
  func copies() {
    let network = dense(2, 2)
    let copy = network
    copy.$bias.value = Tensor([5, 6.0])
    #expect(network.bias.scalars == [5, 6])
    #expect(copy.$weight === network.$weight)
  }

  @Test("lists a parameter that two layers share once, with the gradient of both uses")
  func tied() {
    struct Tied: Module { let first, second: Dense }
    let layer = dense(1, 1)
    let network = Tied(first: layer, second: layer)
    #expect(network.parameters.map(\.name) == ["first.weight", "first.bias"])
    let (_, gradients) = valueAndGradients(of: network.parameters) {
      network.second(network.first(Tensor([1.0], shape: [1, 1]))).sum()
    }
    // w·(w·1 + b) + b at b = 0: 2w and w + 1.
    let weight = layer.weight.item
    #expect((gradients.values[0].item - 2 * weight).magnitude < 1e-6)
    #expect((gradients.values[1].item - (weight + 1)).magnitude < 1e-6)
  }

  @Test("lists what is not trained among its variables only, in the order of declaration")
  func untrained() {
    struct Normalised: Module {
      let dense: Dense
      let norm = BatchNorm(featureCount: 2)
      let norms = [BatchNorm(featureCount: 3)]
    }
    let network = Normalised(dense: dense(2, 2))
    #expect(
      network.parameters.map(\.name) == [
        "dense.weight", "dense.bias", "norm.scale", "norm.shift", "norms.0.scale", "norms.0.shift",
      ])
    #expect(
      network.variables.map(\.name) == [
        "dense.weight", "dense.bias", "norm.scale", "norm.shift", "norm.runningMean",
        "norm.runningVariance", "norms.0.scale", "norms.0.shift", "norms.0.runningMean",
        "norms.0.runningVariance",
      ])
    #expect(network.variables[4].parameter === network.norm.$runningMean)
  }

  @Test("has no parameters where there are none")
  func empty() {
    struct Empty: Module { let name = "" }
    #expect(Empty().parameters.isEmpty)
    #expect(Empty().parameters.scalarCount == 0)
  }
}
