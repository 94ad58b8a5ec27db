public import NeuralNetworks
import Tensors

extension CharacterModel {
  /// The network layer by layer, for a text of `length` symbols of which the last output is judged, or,
  /// in streams, every one. The first layer's product with one-hot rows is a look-up and counts nothing.
  public func summary(_ name: String, reading: Configuration.Reading, length: Int) -> Summary {
    var rows: [Summary.Row] = []
    for (index, layer) in layers.enumerated() {
      let multiplied = layer.units + (index == 0 ? 0 : layer.inputs)
      rows.append(
        Summary.Row(
          name: "layers.\(index)", kind: "LSTM", outputShape: [length, layer.units],
          parameterCount: layer.parameters.scalarCount,
          operations: 2 * length * multiplied * 4 * layer.units))
    }
    let judged = reading == .windows ? 1 : length
    rows.append(
      Summary.Row(
        name: "output", kind: output.kind,
        outputShape: reading == .windows ? [symbolCount] : [length, symbolCount],
        parameterCount: output.parameters.scalarCount,
        operations: judged * output.operations(for: [layers.last!.units])))
    return Summary(name: name, rows: rows)
  }
}

extension TextTraining {
  /// Multiplications and additions of a step: a gradient takes twice as many as the prediction.
  public var operationsPerStep: Double {
    let summary = model.summary("", reading: configuration.reading, length: configuration.window)
    return 3 * Double(configuration.batchSize) * Double(summary.operations)
  }
}
