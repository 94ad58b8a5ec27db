public import NeuralNetworks
import Tensors

extension FeatureNetwork {
  /// Its layers with what they make of pictures of this size, each by Keras' and torchvision's name.
  public func summary(height: Int, width: Int) -> Summary {
    var shape = [height, width, 3]
    let rows = architecture.layers.map { layer in
      let part: any Layer =
        layer.convolution.map { convolutions[$0] } ?? MaxPooling2D(size: 2)
      let input = shape
      shape = part.outputShape(for: input)
      return Summary.Row(
        name: "\(layer.name), \(layer.torchvisionName)", kind: part.kind, outputShape: shape,
        parameterCount: part.variables.scalarCount, operations: part.operations(for: input))
    }
    return Summary(name: architecture.name, rows: rows)
  }
}
