/// The value of a function and its gradients with respect to parameters.
///
/// `body` computes one number from the parameters. Only what depends on them is recorded: everything else,
/// a frozen network for example, costs its forward computation alone. Called twice it gives the same
/// twice; nothing is stored in the parameters.
///
///     let (loss, gradients) = valueAndGradients(of: generator.parameters) {
///       nonSaturatingLoss(discriminator(generator(noise)))
///     }
///
/// Inside the body of another call, the gradients are recorded like any other values and can be
/// differentiated again.
/// - Precondition: the value of `body` has one element.
public func valueAndGradients(
  of parameters: ParameterList, _ body: () throws -> Tensor
) rethrows -> (value: Tensor, gradients: Gradients) {
  let boxes = parameters.map(\.parameter)
  let outer = boxes.map(\.value)
  let (value, gradients) = try differentiate(at: outer) { inputs in
    for (box, input) in zip(boxes, inputs) { box.value = input }
    defer { for (box, value) in zip(boxes, outer) { box.value = value } }
    return try body()
  }
  return (value, Gradients(gradients))
}

/// The value of a function of one tensor and its gradient there.
public func valueAndGradient(
  at x: Tensor, of function: (Tensor) throws -> Tensor
) rethrows -> (value: Tensor, gradient: Tensor) {
  let (value, gradients) = try differentiate(at: [x]) { try function($0[0]) }
  return (value, gradients[0])
}

/// The value of a function of several tensors and its gradient with respect to each.
public func valueAndGradients(
  at inputs: [Tensor], of function: ([Tensor]) throws -> Tensor
) rethrows -> (value: Tensor, gradients: [Tensor]) {
  try differentiate(at: inputs, function)
}

private func differentiate(
  at inputs: [Tensor], _ function: ([Tensor]) throws -> Tensor
) rethrows -> (value: Tensor, gradients: [Tensor]) {
  let tape = Tape.current ?? Tape()
  let isOutermost = Tape.current == nil
  defer { if isOutermost { tape.clear() } }
  return try Tape.$current.withValue(tape) {
    let leaves = inputs.map { $0.asLeaf(on: tape) }
    let value = try function(leaves)
    if value.count != 1 {
      fatalError("the gradient of one number is computed, found a value of shape \(value.shape)")
    }
    if isOutermost { tape.isRecording = false }
    let found = tape.gradients(of: value, at: leaves.map(\.trace!))
    let gradients = zip(inputs, found).map { $1 ?? .zeros($0.shape, dtype: $0.dtype) }
    return isOutermost ? (value.untraced, gradients.map(\.untraced)) : (value, gradients)
  }
}

extension Tensor {
  /// The same value at a place of its own, linked to the place it had in an enclosing recording.
  fileprivate func asLeaf(on tape: Tape) -> Tensor {
    var leaf = self
    let outer = isTraced ? trace : nil
    leaf.trace = tape.append(outer.map { [($0.index, { dOutput in dOutput })] } ?? [])
    return leaf
  }

  /// Whether operations on this value are to be recorded.
  var isTraced: Bool { trace.map(\.tape.isRecording) ?? false }

  /// The result of an operation on one input, entered on the tape if the input is on it.
  ///
  /// `pullback` is given ∂loss/∂output and the output as recorded, and returns ∂loss/∂input. It is made
  /// of recordable operations, so that it can be differentiated in turn.
  func recorded(
    from x: Tensor, _ pullback: @escaping (_ dOutput: Tensor, _ output: Tensor) -> Tensor
  ) -> Tensor {
    guard x.isTraced, let input = x.trace else { return self }
    return recorded(on: input.tape) { output in
      [(input.index, { pullback($0, output) })]
    }
  }

  /// The result of an operation on two inputs, of which either may be constant.
  func recorded(
    from a: Tensor, _ pullbackA: @escaping (_ dOutput: Tensor, _ output: Tensor) -> Tensor,
    and b: Tensor, _ pullbackB: @escaping (_ dOutput: Tensor, _ output: Tensor) -> Tensor
  ) -> Tensor {
    guard let tape = (a.isTraced ? a : b).trace?.tape, tape.isRecording else { return self }
    return recorded(on: tape) { output in
      var inputs: [(index: Int, pullback: Tape.Pullback)] = []
      if a.isTraced { inputs.append((a.trace!.index, { pullbackA($0, output) })) }
      if b.isTraced { inputs.append((b.trace!.index, { pullbackB($0, output) })) }
      return inputs
    }
  }

  /// The result of an operation on many inputs; `pullback` is given the number of the input.
  func recorded(
    from inputs: [Tensor], _ pullback: @escaping (_ dOutput: Tensor, _ input: Int) -> Tensor
  ) -> Tensor {
    let traced = inputs.enumerated().filter { $1.isTraced }
    guard let tape = traced.first?.element.trace?.tape else { return self }
    return recorded(on: tape) { _ in
      traced.map { (number, input) in (input.trace!.index, { pullback($0, number) }) }
    }
  }

  private func recorded(
    on tape: Tape, _ inputs: (_ output: Tensor) -> [(index: Int, pullback: Tape.Pullback)]
  ) -> Tensor {
    var output = self
    output.trace = Trace(tape: tape, index: tape.entries.count)
    _ = tape.append(inputs(output))
    return output
  }
}
