public import Tensors

/// A network, or a part of one: a struct whose `@Parameter` properties and sub-modules are found by
/// reflection, so that each parameter has a name, such as `hidden.weight`, without being listed.
public protocol Module {}

extension Module {
  /// All parameters, in the order of declaration.
  ///
  /// Reflection takes some microseconds: a training loop asks once.
  public var parameters: ParameterList {
    var found: [ParameterList.Element] = []
    collectParameters(of: self, path: "", into: &found)
    return ParameterList(found)
  }
}

private func collectParameters(
  of value: Any, path: String, into found: inout [ParameterList.Element]
) {
  for (position, child) in Mirror(reflecting: value).children.enumerated() {
    // A wrapped property `weight` is stored as `_weight`; elements of an array have no label.
    let label = child.label.map { String($0.drop { $0 == "_" }) } ?? "\(position)"
    let name = path.isEmpty ? label : "\(path).\(label)"
    switch child.value {
    case let parameter as Parameter: found.append((name, parameter))
    case is any Module, is [any Module]:
      collectParameters(of: child.value, path: name, into: &found)
    default: break
    }
  }
}

/// A module from one tensor to one tensor, which can say what it does to shapes and what that costs.
public protocol Layer: Module {
  /// The output for a batch.
  func callAsFunction(_ x: Tensor) -> Tensor

  /// The name of the layer's type in a summary.
  var kind: String { get }

  /// The output's shape for an input's, both without the batch dimension.
  func outputShape(for inputShape: [Int]) -> [Int]

  /// Floating-point operations for one sample, a multiplication and an addition counted as two.
  func operations(for inputShape: [Int]) -> Int
}
