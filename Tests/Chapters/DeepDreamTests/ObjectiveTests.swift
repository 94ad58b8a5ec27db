import GradientChecking
import Tensors
import Testing

@testable import DeepDream
@testable import FeatureNetworks

@Suite("What a picture is changed to have more of")
struct ObjectiveTests {
  let a = Tensor([1, 2, 3, 4, 5, 6, 7, 8] as [Double], shape: [1, 2, 2, 2], dtype: .float64)
  let b = Tensor([1, -1, 2] as [Double], shape: [1, 1, 1, 3], dtype: .float64)

  @Test("the mean square is that of each layer, weighted and summed")
  func meanSquare() {
    let objective = MeanSquare([WeightedLayer("a", weight: 0.5), WeightedLayer("b", weight: -3)])
    #expect(objective.layers == ["a", "b"])
    #expect(abs(objective([a, b]).item - (0.5 * 204 / 8 - 3 * 6 / 3)) < 1e-12)
  }

  @Test("the gradient at an activation is 2w/n times the activation")
  func closedForm() throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [a, b],
      closedForm: { inputs, c in
        [inputs[0] * (2 * 0.5 / 8 * c.item), inputs[1] * (2 * -3 / 3 * c.item)]
      }, using: &random
    ) {
      MeanSquare([WeightedLayer("a", weight: 0.5), WeightedLayer("b", weight: -3)])($0)
    }
  }

  @Test("a channel's objective is its mean, whatever the others are", arguments: [0, 1])
  func channel(number: Int) {
    let objective = ChannelMean(layer: "a", channel: number)
    #expect(objective.layers == ["a"])
    #expect(abs(objective([a]).item - [4, 5][number]) < 1e-12)
  }

  @Test("the gradient at the picture is right through preprocessing, convolutions and poolings")
  func gradients() throws {
    var random = SplitMix64(seed: 2)
    let network = tinyNetwork(dtype: .float64)
    let guide = speckles(6, 8, dtype: .float64, seed: 9)
    let objectives: [any Objective] = [
      MeanSquare([WeightedLayer("block2_conv1", weight: 2), WeightedLayer("block3_conv1")]),
      MeanSquare([WeightedLayer("block1_pool", weight: -1)]),
      ChannelMean(layer: "block2_pool", channel: 5),
      Guide(
        [WeightedLayer("block1_conv1"), WeightedLayer("block2_conv1", weight: 0.5)], of: guide,
        in: network),
    ]
    let picture = Tensor.uniform([1, 9, 12, 3], from: 0, to: 1, dtype: .float64, using: &random)
    for objective in objectives {
      try checkGradients(at: [picture], directions: 5, using: &random) { inputs in
        objective(network.activations(of: inputs[0], at: objective.layers))
      }
    }
  }

  @Test("a small step along the gradient raises the objective by rate · mean|g|² / mean|g|")
  func ascends() {
    let network = tinyNetwork(dtype: .float64)
    let objective = MeanSquare([WeightedLayer("block3_conv1")])
    let picture = speckles(16, 16, dtype: .float64)
    let (value, gradient) = network.valueAndGradient(of: objective, at: picture, tile: 64)
    let next = picture.ascended(along: gradient, rate: 1e-6)
    let raised = network.valueAndGradient(of: objective, at: next, tile: 64).value - value
    let sum = gradient.scalars.reduce(0) { $0 + $1 * $1 }
    let length = gradient.scalars.reduce(0) { $0 + abs($1) } / Double(gradient.count)
    #expect(abs(raised / (1e-6 * sum / length) - 1) < 1e-3)
  }
}
