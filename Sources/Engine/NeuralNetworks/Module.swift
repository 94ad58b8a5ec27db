public import Tensors

/// A network, or a part of one: a struct whose `@Parameter` properties, sub-modules and arrays of
/// sub-modules are found by reflection, so that each parameter has a name, such as `hidden.weight` or
/// `blocks.0.bias`, without being listed.
public protocol Module {}

extension Module {
  /// The parameters that are trained, in the order of declaration; one that several layers share is
  /// listed once, under its first name. Gradients and optimisers take these.
  ///
  /// Reflection takes some microseconds: a training loop asks once.
  public var parameters: ParameterList {
    ParameterList(variables.filter(\.parameter.isTrained))
  }

  /// All parameters, those that are not trained among them: what a checkpoint stores.
  public var variables: ParameterList {
    var found: [ParameterList.Element] = []
    for (name, parameter) in parts(Parameter.self, of: self)
    where !found.contains(where: { $0.parameter === parameter }) {
      found.append((name, parameter))
    }
    return ParameterList(found)
  }

  /// The layers, in the order of declaration.
  var layers: [(name: String, layer: any Layer)] {
    parts((any Layer).self, of: self).map { ($0, $1) }
  }
}

/// What of one type is stored in a value, in modules stored there and in arrays of modules, with the
/// path to it.
private func parts<Part>(
  _: Part.Type, of value: Any, path: String = ""
) -> [(path: String, part: Part)] {
  Mirror(reflecting: value).children.enumerated().flatMap { position, child in
    // A wrapped property `weight` is stored as `_weight`; elements of an array have no label.
    let label = child.label.map { String($0.drop { $0 == "_" }) } ?? "\(position)"
    let path = path.isEmpty ? label : "\(path).\(label)"
    // Casts look into optionals: an absent layer is neither.
    switch child.value {
    case let part as Part: return [(path, part)]
    case let module as any Module: return parts(Part.self, of: module, path: path)
    case let modules as [any Module]: return parts(Part.self, of: modules, path: path)
    default: return []
    }
  }
}

/// A module from one tensor to one tensor, which can say what it does to shapes and what that costs.
public protocol Layer: Module {
  /// The output for a batch; for a layer that behaves differently in training, that in inference.
  func callAsFunction(_ x: Tensor) -> Tensor

  /// The name of the layer's type in a summary.
  var kind: String { get }

  /// The output's shape for an input's, both without the batch dimension.
  func outputShape(for inputShape: [Int]) -> [Int]

  /// Floating-point operations for one sample, a multiplication and an addition counted as two.
  func operations(for inputShape: [Int]) -> Int
}

/// What a network is being used for; batch normalisation, dropout and noise behave differently.
public enum Mode: Sendable {
  /// Its parameters are being trained.
  case training
  /// It is being used as it is.
  case inference
}
