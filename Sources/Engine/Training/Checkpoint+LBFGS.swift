public import NeuralNetworks

extension Checkpoint {
  /// Adds the whole state of a minimisation, the line search under way included.
  public mutating func store(_ lbfgs: LBFGS, as name: String) {
    let state = lbfgs.state
    store(state.numbers, as: "lbfgs.\(name).numbers")
    for (part, tensor) in state.tensors { store(tensor, as: "lbfgs.\(name).\(part)") }
  }

  /// Puts a minimisation back where it was stored; it then goes on to the same bytes.
  ///
  /// Its shape, precision, history and line search are those that `lbfgs` was made with.
  /// - Throws: an error where something is missing, too much, of another size or not finite; nothing is
  ///   changed then.
  public func restore(_ lbfgs: inout LBFGS, as name: String) throws(CheckpointError) {
    let prefix = "lbfgs.\(name)."
    var state = LBFGS.State(tensors: [:], numbers: try numbers(prefix + "numbers"))
    for key in entries.keys.sorted() where key.hasPrefix(prefix) && key != prefix + "numbers" {
      state.tensors[String(key.dropFirst(prefix.count))] = try tensor(key, like: lbfgs.x)
    }
    do {
      try lbfgs.resume(from: state)
    } catch {
      throw .unfit(path: path, expected: error.expected, found: error.found)
    }
  }
}
