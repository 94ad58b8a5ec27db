public import NeuralNetworks
public import Tensors

/// A stack of convolutions whose every layer can be looked at: [batch, height, width, 3] → maps.
public struct FeatureNetwork: Module {
  /// Blocks and names.
  public let architecture: Architecture
  /// What pictures are made into first.
  public let preprocessing: Preprocessing
  /// 3 × 3, ReLU.
  public let convolutions: [Conv2D]
  private let pooling = MaxPooling2D(size: 2)

  /// A network with fresh weights (He et al. 2015).
  public init(
    _ architecture: Architecture, preprocessing: Preprocessing, dtype: DType = .float32,
    using random: inout SplitMix64
  ) {
    var (convolutions, inputs): ([Conv2D], Int) = ([], 3)
    for block in architecture.blocks {
      for _ in 0..<block.convolutions {
        convolutions.append(
          Conv2D(
            inputs: inputs, outputs: block.channels, kernel: 3, padding: .same, activation: .relu,
            weights: .normal(deviation: (2 / Double(9 * inputs)).squareRoot()), dtype: dtype,
            using: &random))
        inputs = block.channels
      }
    }
    (self.architecture, self.preprocessing) = (architecture, preprocessing)
    self.convolutions = convolutions
  }

  /// What the layers called `names` say about pictures in red, green, blue from 0 to 1, each after its
  /// ReLU, in the order of the names; nothing beyond the last of them is computed.
  /// - Precondition: every name is one of `architecture.layers`.
  public func activations(of pictures: Tensor, at names: [String]) -> [Tensor] {
    var found: [String: Tensor] = [:]
    var x = preprocessing(pictures)
    for layer in architecture.layers where found.count < Set(names).count {
      x = layer.convolution.map { convolutions[$0](x) } ?? pooling(x)
      if names.contains(layer.name) { found[layer.name] = x }
    }
    return names.map { name in
      guard let maps = found[name] else {
        fatalError("\(architecture.name) has no layer “\(name)”")
      }
      return maps
    }
  }
}
