import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import SSGAN

private func layer(
  _ inputs: Int, _ outputs: Int, activation: Activation = .identity,
  _ random: inout SplitMix64
) -> WeightNormDense {
  let layer = WeightNormDense(
    inputs: inputs, outputs: outputs, activation: activation, isLengthTrained: true,
    weights: .normal(deviation: 0.5), dtype: .float64, using: &random)
  layer.length = .uniform([outputs], from: 0.5, to: 2, dtype: .float64, using: &random)
  layer.bias = .normal([outputs], dtype: .float64, using: &random)
  return layer
}

@Suite("A dense layer whose weights' lengths are numbers of their own")
struct WeightNormDenseTests {
  @Test("is x·W + b with wⱼ = gⱼ·vⱼ/‖vⱼ‖", arguments: [(1, 1, 1), (3, 5, 2), (17, 3, 5)])
  func values(batch: Int, inputs: Int, outputs: Int) {
    var random = SplitMix64(seed: 1)
    let layer = layer(inputs, outputs, activation: .relu, &random)
    let x = Tensor.normal([batch, inputs], dtype: .float64, using: &random)
    let (v, g, b) = (layer.direction.scalars, layer.length.scalars, layer.bias.scalars)
    let (rows, found) = (x.scalars, layer(x))
    #expect(found.shape == [batch, outputs])
    for row in 0..<batch {
      for j in 0..<outputs {
        let column = (0..<inputs).map { v[$0 * outputs + j] }
        let norm = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let product = (0..<inputs).reduce(0.0) { $0 + rows[row * inputs + $1] * column[$1] }
        let expected = max(0, g[j] * product / norm + b[j])
        #expect((found.scalars[row * outputs + j] - expected).magnitude < 1e-12)
      }
    }
  }

  @Test("the gradients of v, g and b are the paper's", arguments: [(1, 1), (5, 2), (17, 3)])
  func gradients(inputs: Int, outputs: Int) throws {
    var random = SplitMix64(seed: 2)
    let layer = layer(inputs, outputs, &random)
    let x = Tensor.normal([4, inputs], dtype: .float64, using: &random)
    let start = [layer.direction, layer.length, layer.bias]
    try checkGradients(
      at: start,
      closedForm: { inputs, cotangent in
        let (v, g) = (inputs[0], inputs[1])
        let norm = sqrt((v * v).sum(along: 0))
        let dW = matmul(x, cotangent, transposingA: true)
        let dG = (dW * v).sum(along: 0) / norm
        return [g / norm * (dW - dG * v / norm), dG, cotangent.sum(along: 0)]
      }, using: &random
    ) { values in
      (layer.direction, layer.length, layer.bias) = (values[0], values[1], values[2])
      return layer(x)
    }
  }

  @Test("the gradient of x is that of a dense layer of the same weights")
  func inputGradient() throws {
    var random = SplitMix64(seed: 3)
    let layer = layer(5, 3, activation: .sigmoid, &random)
    let x = Tensor.normal([4, 5], dtype: .float64, using: &random)
    let weight =
      layer.direction * layer.length / sqrt((layer.direction * layer.direction).sum(along: 0))
    try checkGradients(
      at: [x],
      closedForm: { inputs, cotangent in
        let y = linear(inputs[0], weight: weight, bias: layer.bias, activation: .sigmoid)
        return [matmul(cotangent * y * (1 - y), weight, transposingB: true)]
      }, using: &random
    ) { layer($0[0]) }
  }

  @Test("v's length changes nothing, and its gradient is at right angles to it")
  func length() {
    var random = SplitMix64(seed: 4)
    let layer = layer(5, 3, &random)
    let x = Tensor.normal([4, 5], dtype: .float64, using: &random)
    let before = layer(x).scalars
    let gradient = valueAndGradients(of: layer.parameters) { layer(x).sum() }.gradients.values[0]
    for product in (gradient * layer.direction).sum(along: 0).scalars {
      #expect(product.magnitude < 1e-13)
    }
    layer.direction = 7 * layer.direction
    for (a, b) in zip(before, layer(x).scalars) { #expect((a - b).magnitude < 1e-12) }
  }

  @Test("adapted to a batch, every sum has a mean of zero and a variance of one")
  func initialisation() {
    var random = SplitMix64(seed: 5)
    let layer = layer(5, 3, &random)
    let x = Tensor.normal([40, 5], mean: 2, deviation: 3, dtype: .float64, using: &random)
    let y = layer.initialise(on: x)
    #expect(y.bytes == layer(x).bytes)
    for mean in y.mean(along: 0).scalars { #expect(mean.magnitude < 1e-12) }
    for variance in (y * y).mean(along: 0).scalars { #expect((variance - 1).magnitude < 1e-9) }
  }

  @Test("lengths are trained where that is asked for, and are always part of the state")
  func trainedLengths() {
    for isTrained in [false, true] {
      var random = SplitMix64(seed: 6)
      let layer = WeightNormDense(
        inputs: 4, outputs: 3, activation: .identity, isLengthTrained: isTrained,
        weights: .normal(deviation: 1), using: &random)
      #expect(layer.parameters.scalarCount == (isTrained ? 18 : 15))
      #expect(layer.variables.scalarCount == 18)
    }
  }
}
