import Tensors

/// What a network is made of, layer by layer, in the form in which Keras prints it.
public struct Summary: CustomStringConvertible {
  /// One layer's line.
  public struct Row: Equatable, Sendable {
    /// The property's name.
    public let name: String
    /// The layer's type.
    public let kind: String
    /// The output's shape without the batch.
    public let outputShape: [Int]
    /// Numbers that training changes.
    public let parameterCount: Int
    /// Floating-point operations for one sample, forward.
    public let operations: Int
  }

  /// The network's name.
  public let name: String
  /// The layers, in order.
  public let rows: [Row]

  /// All numbers that training changes.
  public var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }
  /// Floating-point operations for one sample, forward; a gradient takes about twice as many again.
  public var operations: Int { rows.reduce(0) { $0 + $1.operations } }

  /// The table.
  public var description: String {
    let line = Self.line("Layer (type)", "Output Shape", "Param #", "FLOPs/sample")
    let body = rows.map { row in
      Self.line(
        "\(row.name) (\(row.kind))",
        "(None, \(row.outputShape.map(String.init).joined(separator: ", ")))",
        "\(row.parameterCount)", "\(row.operations)")
    }
    let rule = String(repeating: "_", count: line.count)
    return
      (["Model: \"\(name)\"", rule, line, String(repeating: "=", count: line.count)] + body
      + [rule, "Total params: \(parameterCount)", "FLOPs a sample, forward: \(operations)"])
      .joined(separator: "\n")
  }

  private static func line(_ columns: String...) -> String {
    let widths = [28, 24, 12, 0]
    return zip(columns, widths)
      .map { $0 + String(repeating: " ", count: max($1 - $0.count, 0)) }.joined()
  }
}

extension Module {
  /// The layers that are this network's properties, taken to be applied in the order of declaration.
  public func summary(_ name: String, inputShape: [Int]) -> Summary {
    var shape = inputShape
    var rows: [Summary.Row] = []
    for child in Mirror(reflecting: self).children {
      guard let layer = child.value as? any Layer else { continue }
      let output = layer.outputShape(for: shape)
      rows.append(
        Summary.Row(
          name: child.label ?? "\(rows.count)", kind: layer.kind, outputShape: output,
          parameterCount: layer.parameters.scalarCount, operations: layer.operations(for: shape)))
      shape = output
    }
    return Summary(name: name, rows: rows)
  }
}
