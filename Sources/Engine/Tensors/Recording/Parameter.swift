/// A tensor that training changes: a small box, which copies of its network share.
///
///     struct Normaliser: Module {
///       @Parameter var scale: Tensor
///       @Parameter(isTrained: false) var runningMean = Tensor.zeros([3])
///     }
@propertyWrapper
public final class Parameter {
  /// The tensor in the box.
  public var value: Tensor

  /// The tensor, under the wrapped property's name.
  public var wrappedValue: Tensor {
    get { value }
    set { value = newValue }
  }

  /// The box itself, as `$name`.
  public var projectedValue: Parameter { self }

  /// Whether optimisers change it. What is not trained, such as a running mean, belongs to the network's
  /// state all the same: it is saved and restored.
  public let isTrained: Bool

  /// A box with its first value.
  public init(wrappedValue: Tensor, isTrained: Bool = true) {
    value = wrappedValue
    self.isTrained = isTrained
  }

  /// Changes the value in place where no one else holds it.
  ///
  /// Optimisers use this: the shape and precision must stay.
  public func update(_ change: (inout Tensor) -> Void) { change(&value) }
}

/// Parameters by name, in the order in which their network declares them.
public struct ParameterList: RandomAccessCollection {
  /// A parameter and the path of property names that leads to it, such as `hidden.weight`.
  public typealias Element = (name: String, parameter: Parameter)

  private let elements: [Element]

  /// A list of what is given.
  public init(_ elements: [Element]) { self.elements = elements }

  /// Zero.
  public var startIndex: Int { 0 }

  /// The number of parameters' tensors.
  public var endIndex: Int { elements.count }

  /// The parameter at a position, with its name.
  public subscript(position: Int) -> Element { elements[position] }

  /// How many numbers there are in all of them.
  public var scalarCount: Int { elements.reduce(0) { $0 + $1.parameter.value.count } }
}

/// ∂loss/∂parameter for each parameter of a list, in its order.
public struct Gradients {
  /// The gradients, each in the shape of its parameter.
  public var values: [Tensor]

  init(_ values: [Tensor]) { self.values = values }

  /// The length of all gradients as one vector: √Σg².
  public var norm: Double {
    values.reduce(0) { $0 + ($1 * $1).sum().item }.squareRoot()
  }
}
