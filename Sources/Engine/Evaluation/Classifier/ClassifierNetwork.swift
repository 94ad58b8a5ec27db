import NeuralNetworks
import Tensors

/// A small convolutional network that tells classes apart.
///
///     height × width × channels → 3 × 3, 16, ReLU, halved → 3 × 3, 32, ReLU, halved
///                               → 3 × 3, 64, ReLU, halved → dense 64, tanh → dense classes
///
/// Its 64 hidden units are what pictures are compared by: near its output what is left of a picture
/// is what makes it a 3 or a horse, and little of where each stroke stands. They end in tanh, so that
/// no picture, however odd, is arbitrarily far from all others: with ReLU, blurred digits were further
/// from real ones than digits of five classes only, and noise could be any distance away.
struct ClassifierNetwork: Module {
  /// What pictures are compared by.
  static let featureCount = 64

  let convolution1, convolution2, convolution3: Conv2D
  let halve = MaxPooling2D(size: 2)
  let flatten = Flatten()
  let hidden, output: Dense
  /// One over the root mean square of the hidden units, [1]: set once they have learned.
  @Parameter(isTrained: false) var scale = Tensor.ones([1])

  /// A network with fresh weights for pictures of [height, width, channels].
  init(pictureShape shape: [Int], classCount: Int, using random: inout SplitMix64) {
    func convolution(_ inputs: Int, _ outputs: Int) -> Conv2D {
      Conv2D(
        inputs: inputs, outputs: outputs, kernel: 3, padding: .same, activation: .relu,
        weights: .xavierNormal, using: &random)
    }
    convolution1 = convolution(shape[2], 16)
    convolution2 = convolution(16, 32)
    convolution3 = convolution(32, 64)
    hidden = Dense(
      inputs: 64 * (shape[0] / 8) * (shape[1] / 8), outputs: Self.featureCount, activation: .tanh,
      weights: .glorotUniform, using: &random)
    output = Dense(
      inputs: Self.featureCount, outputs: classCount, weights: .glorotUniform, using: &random)
  }

  /// The hidden units, [batch, 64].
  func activations(_ pictures: Tensor) -> Tensor {
    let quarter = halve(convolution2(halve(convolution1(pictures))))
    return hidden(flatten(halve(convolution3(quarter))))
  }

  /// [batch, height, width, channels] → logits of [batch, classes].
  func callAsFunction(_ pictures: Tensor) -> Tensor { output(activations(pictures)) }
}
