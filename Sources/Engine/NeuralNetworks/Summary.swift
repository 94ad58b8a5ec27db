import Tensors

/// What a network is made of, layer by layer, as Keras prints it.
public struct Summary: CustomStringConvertible {
  /// One layer's line.
  public struct Row: Equatable, Sendable {
    /// The path of property names that leads to it.
    public let name: String
    /// The layer's type.
    public let kind: String
    /// The output's shape without the batch.
    public let outputShape: [Int]
    /// All its numbers, trained or not.
    public let parameterCount: Int
    /// Those of them that training changes.
    public let trainedCount: Int
    /// Floating-point operations for one sample, forward.
    public let operations: Int
    /// Whether it is a strided convolution whose stride does not divide its kernel.
    public let isUneven: Bool

    /// A line of which all numbers are trained.
    public init(
      name: String, kind: String, outputShape: [Int], parameterCount: Int, operations: Int
    ) {
      self.init(
        name: name, kind: kind, outputShape: outputShape, parameterCount: parameterCount,
        trainedCount: parameterCount, operations: operations, isUneven: false)
    }

    init(
      name: String, kind: String, outputShape: [Int], parameterCount: Int, trainedCount: Int,
      operations: Int, isUneven: Bool
    ) {
      (self.name, self.kind, self.outputShape) = (name, kind, outputShape)
      (self.parameterCount, self.trainedCount) = (parameterCount, trainedCount)
      (self.operations, self.isUneven) = (operations, isUneven)
    }
  }

  /// The network's name.
  public let name: String
  /// The layers, in order.
  public let rows: [Row]

  /// A network of these layers.
  public init(name: String, rows: [Row]) { (self.name, self.rows) = (name, rows) }

  /// All numbers, trained or not.
  public var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }
  /// Those of them that training changes.
  public var trainedCount: Int { rows.reduce(0) { $0 + $1.trainedCount } }
  /// Floating-point operations for one sample, forward; a gradient takes about twice as many again.
  public var operations: Int { rows.reduce(0) { $0 + $1.operations } }

  /// The table, one line a layer and one for all; and if some numbers are not trained, how many are.
  /// A layer whose stride does not divide its kernel is marked.
  public var description: String {
    let titles = ["Layer (type)", "Output shape", "Parameters", "FLOPs a sample"]
    let layers = rows.map { row in
      let shape = (["None"] + row.outputShape.map(String.init)).joined(separator: ", ")
      return [
        "\(row.name) (\(row.kind))\(row.isUneven ? " †" : "")", "(\(shape))",
        grouped(row.parameterCount),
        grouped(row.operations),
      ]
    }
    var totals = [["Total", "", grouped(parameterCount), grouped(operations)]]
    if trainedCount < parameterCount {
      totals.append(["Trainable", "", grouped(trainedCount)])
      totals.append(["Non-trainable", "", grouped(parameterCount - trainedCount)])
    }
    let table = [titles] + layers + totals
    let widths = titles.indices.map { column in
      table.map { $0.dropFirst(column).first?.count ?? 0 }.max()!
    }
    let lines = table.map { line($0, widths) }
    let rule = String(repeating: "─", count: lines[0].count)
    let note = rows.contains(where: \.isUneven) ? [uneven] : []
    return
      ([name, lines[0], rule] + lines[1...layers.count] + [rule] + lines[(layers.count + 1)...]
      + note).joined(separator: "\n")
  }
}

private let uneven =
  "† The stride does not divide the kernel: pixels lie in different numbers of windows (checkerboard)."

/// Texts to the left of their columns, the last two, which are numbers, to the right.
private func line(_ cells: [String], _ widths: [Int]) -> String {
  cells.indices.map { column in
    let space = String(repeating: " ", count: widths[column] - cells[column].count)
    return column < 2 ? cells[column] + space : space + cells[column]
  }.joined(separator: "   ")
}

/// 1234567 as "1,234,567", in every country.
private func grouped(_ number: Int) -> String {
  let digits = Array(String(number))
  return digits.indices.reduce(into: "") { text, position in
    if position > 0, (digits.count - position) % 3 == 0 { text += "," }
    text.append(digits[position])
  }
}

extension Module {
  /// The layers of this network and of the modules in it, taken to be applied in the order of
  /// declaration.
  /// - Parameter inputShape: the first layer's, without the batch dimension.
  public func summary(_ name: String, inputShape: [Int]) -> Summary {
    var shape = inputShape
    let rows = layers.map { path, layer in
      let input = shape
      shape = layer.outputShape(for: input)
      return Summary.Row(
        name: path, kind: layer.kind, outputShape: shape,
        parameterCount: layer.variables.scalarCount,
        trainedCount: layer.parameters.scalarCount, operations: layer.operations(for: input),
        isUneven: (layer as? any StridedLayer)?.isUneven ?? false)
    }
    return Summary(name: name, rows: rows)
  }
}
