public import NeuralNetworks
public import Tensors

/// A stack of convolutions whose every layer can be looked at: [batch, height, width, 3] → maps.
///
/// The first layers of a network that has learned to tell photographs apart answer to edges and colours,
/// later ones to textures, then to parts of things (Zeiler & Fergus 2014).
public struct FeatureNetwork: Module {
  /// Blocks and names.
  public let architecture: Architecture
  /// What pictures are made into first.
  public let preprocessing: Preprocessing
  /// What its file says of it besides, such as where it comes from.
  public let notes: [String: String]
  /// 3 × 3 with ReLU, in order.
  public let convolutions: [Conv2D]

  init(
    _ architecture: Architecture, preprocessing: Preprocessing, notes: [String: String],
    convolutions: [Conv2D]
  ) {
    (self.architecture, self.preprocessing) = (architecture, preprocessing)
    (self.notes, self.convolutions) = (notes, convolutions)
  }

  /// A network with fresh weights, N(0, 2 / inputs) (He et al. 2015).
  public init(
    _ architecture: Architecture, preprocessing: Preprocessing, dtype: DType = .float32,
    using random: inout SplitMix64
  ) {
    self.init(
      architecture, preprocessing: preprocessing, notes: [:],
      convolutions: architecture.convolutions(
        weights: .xavierNormal, activation: .relu, dtype: dtype, using: &random))
  }

  /// What the layers called `names` say about pictures in red, green, blue from 0 to 1, each after its
  /// ReLU, in the order of the names; nothing beyond the deepest of them is computed.
  /// - Precondition: every name is one that `architecture.layer(called:)` knows; pictures are
  ///   [batch, height, width, 3], wide enough to be halved by every pooling on the way.
  public func activations(of pictures: Tensor, at names: [String]) -> [Tensor] {
    let wanted = names.map(layerOrStop)
    var found: [String: Tensor] = [:]
    var x = preprocessing(pictures)
    for layer in architecture.layers where !wanted.allSatisfy({ found[$0.name] != nil }) {
      x = layer.convolution.map { convolutions[$0](x) } ?? maxPooled(x, size: 2)
      if wanted.contains(layer) { found[layer.name] = x }
    }
    return wanted.map { found[$0.name]! }
  }

  private func layerOrStop(_ name: String) -> Architecture.Layer {
    do {
      return try architecture.layer(called: name)
    } catch {
      fatalError("\(error)")
    }
  }
}

extension Architecture {
  /// The convolutions with fresh weights.
  func convolutions(
    weights: Initialiser, activation: Activation, dtype: DType, using random: inout SplitMix64
  ) -> [Conv2D] {
    channels.map { inputs, outputs in
      Conv2D(
        inputs: inputs, outputs: outputs, kernel: 3, padding: .same, activation: activation,
        weights: weights, dtype: dtype, using: &random)
    }
  }
}
