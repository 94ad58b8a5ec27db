public import NeuralNetworks

extension PointDiscriminator {
  /// The network layer by layer, for a pack of points; what stands beside a layer, such as a norm, is
  /// counted with it.
  public func summary(_ name: String) -> Summary {
    var rows = hidden.enumerated().map { $1.row("hidden.\($0)") }
    if let comparison {
      let (inputs, outputs) = (comparison.weight.shape[0], comparison.weight.shape[1])
      rows.append(
        Summary.Row(
          name: "comparison", kind: "MinibatchDiscrimination",
          outputShape: [comparison.comparisons], parameterCount: inputs * outputs,
          operations: 2 * inputs * outputs))
    }
    return Summary(name: name, rows: rows + [logit.row("logit")])
  }
}

extension HiddenLayer {
  fileprivate func row(_ name: String) -> Summary.Row {
    let (inputs, outputs) = (dense.weight.shape[0], dense.weight.shape[1])
    return Summary.Row(
      name: name, kind: "Dense\(norm)", outputShape: [outputs],
      parameterCount: parameters.scalarCount, operations: dense.operations(for: [inputs]))
  }

  private var norm: String {
    if batchNorm != nil { return ", batch norm" }
    if isInstanceNormalised { return ", instance norm" }
    return spectralNorm == nil ? "" : ", spectral norm"
  }
}
