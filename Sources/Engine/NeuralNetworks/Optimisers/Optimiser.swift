public import Tensors

/// A rule that moves parameters against their gradients.
///
///     var optimiser = Adam(learningRate: 2e-4, beta1: 0.5)
///     optimiser.update(parameters, along: gradients)
public protocol Optimiser {
  /// What the tensors are called that the rule remembers of each parameter.
  static var memory: [String] { get }

  /// What the rule remembers from step to step; a checkpoint holds it.
  var state: OptimiserState { get set }

  /// η, how far a step goes; a schedule may change it between steps.
  var learningRate: Double { get set }

  /// What is done to the gradients before they are used.
  var clipping: GradientClipping { get }

  /// Takes one step. The gradients stand in the order of the parameters and are clipped already.
  mutating func step(_ parameters: ParameterList, along gradients: [Tensor])
}

extension Optimiser {
  /// Clips the gradients and takes one step.
  public mutating func update(_ parameters: ParameterList, along gradients: Gradients) {
    step(parameters, along: clipping.apply(to: gradients).values)
    state.step += 1
  }
}

/// What an optimiser remembers: the number of steps taken, and tensors of each parameter's shape.
public struct OptimiserState {
  /// Steps taken.
  public var step = 0

  /// For each kind of memory, such as "mean", one tensor a parameter; empty before the first step.
  public var slots: [String: [Tensor]] = [:]

  /// Nothing yet.
  public init() {}

  /// Visits each parameter with its gradient and its memory, one tensor for each of `names`, to change
  /// the parameter and the memory in place.
  ///
  /// Memory that is not there yet starts at zero.
  mutating func visit(
    _ parameters: ParameterList, along gradients: [Tensor], remembering names: [String],
    _ change: (_ parameter: inout Tensor, _ gradient: Tensor, _ memory: inout [Tensor]) -> Void
  ) {
    if gradients.count != parameters.count {
      fatalError("\(gradients.count) gradients were given for \(parameters.count) parameters")
    }
    if slots.isEmpty {
      for name in names {
        slots[name] = parameters.map { .zeros($1.value.shape, dtype: $1.value.dtype) }
      }
    }
    for name in names { check(name, parameters) }
    // Taken out of the dictionary while they are changed, so that no copy is made.
    var columns = names.map { slots.removeValue(forKey: $0)! }
    for (index, (_, parameter)) in parameters.enumerated() {
      var memory = columns.indices.map { column in
        var taken = Tensor.zeros([0])
        swap(&taken, &columns[column][index])
        return taken
      }
      parameter.update { change(&$0, gradients[index], &memory) }
      for column in columns.indices { columns[column][index] = memory[column] }
    }
    for (name, column) in zip(names, columns) { slots[name] = column }
  }

  /// Stops where a state does not belong to these parameters or to this rule.
  private func check(_ name: String, _ parameters: ParameterList) {
    let memory = slots[name] ?? []
    if memory.count != parameters.count {
      fatalError(
        "the optimiser's state holds \(memory.count) tensors \"\(name)\" "
          + "for \(parameters.count) parameters")
    }
    for (memory, (path, parameter)) in zip(memory, parameters) {
      let value = parameter.value
      if memory.shape != value.shape || memory.dtype != value.dtype {
        fatalError(
          "the optimiser's \"\(name)\" of \(path) has shape \(memory.shape), \(memory.dtype), "
            + "the parameter \(value.shape), \(value.dtype)")
      }
    }
  }
}

/// Limits to gradients, against the rare step that throws a network far away.
public enum GradientClipping: Equatable, Sendable {
  /// Gradients are used as they are.
  case none

  /// Each element is cut to ±bound (Keras' `clipvalue`).
  case byValue(Double)

  /// All gradients together are shortened to `bound` if they are longer:
  /// `g · bound / max(‖g‖, bound)` (TensorFlow's `clip_by_global_norm`).
  case byGlobalNorm(Double)

  /// The clipped gradients.
  public func apply(to gradients: Gradients) -> Gradients {
    var clipped = gradients
    switch self {
    case .none: break
    case .byValue(let bound):
      for i in clipped.values.indices { clipped.values[i].clip(to: bound) }
    case .byGlobalNorm(let bound):
      let norm = gradients.norm
      guard norm > bound else { break }
      for i in clipped.values.indices { clipped.values[i].scale(by: bound / norm) }
    }
    return clipped
  }
}
