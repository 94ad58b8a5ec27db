import Kernels

extension Tensor {
  /// The same elements in another shape; the memory is shared.
  public func reshaped(_ shape: [Int]) -> Tensor {
    if shape.reduce(1, *) != count || shape.contains(where: { $0 < 0 }) {
      fatalError("\(self.shape) cannot be reshaped to \(shape)")
    }
    return Tensor(sharing: self, shape: shape).recorded(from: self) { [shape = self.shape] d, _ in
      d.reshaped(shape)
    }
  }

  /// A matrix with rows and columns exchanged.
  public func transposed() -> Tensor {
    if rank != 2 { fatalError("a matrix was expected, found shape \(shape)") }
    let y = Tensor(uninitialised: [shape[1], shape[0]], dtype)
    func run<S: Scalar>(_: S.Type) {
      transpose(elements(S.self), into: y.mutable(S.self), rows: shape[0], columns: shape[1])
    }
    run(dtype.scalar)
    return y.recorded(from: self) { d, _ in d.transposed() }
  }

  /// The part of a dimension that `range` names; the gradient of the rest is zero.
  public func sliced(_ range: Range<Int>, along axis: Int = 0) -> Tensor {
    let axis = checked(axis)
    if range.lowerBound < 0 || range.upperBound > shape[axis] {
      fatalError("\(range) of dimension \(axis) was asked for, found shape \(shape)")
    }
    let pieces = Pieces(of: shape, axis)
    var sliced = shape
    sliced[axis] = range.count
    let y = Tensor(uninitialised: sliced, dtype)
    pieces.copy(from: self, at: range.lowerBound, into: y, at: 0, count: range.count)
    return y.recorded(from: self) { [shape] d, _ in
      d.padded(to: shape, from: range.lowerBound, along: axis)
    }
  }

  /// Zeros in `shape`, with this tensor in its place: the reverse of `sliced`.
  func padded(to shape: [Int], from start: Int, along axis: Int) -> Tensor {
    let y = Tensor.zeros(shape, dtype: dtype)
    let length = self.shape[axis]
    Pieces(of: shape, axis).copy(from: self, at: 0, into: y, at: start, count: length)
    return y.recorded(from: self) { d, _ in d.sliced(start..<start + length, along: axis) }
  }

  /// The rows that `indices` names, in that order, any of them more than once; gradients of equal rows add.
  public func gathered(_ indices: [Int]) -> Tensor {
    let rows = shape.first ?? 0
    if let bad = indices.first(where: { $0 < 0 || $0 >= rows }) {
      fatalError("row \(bad) was asked for, found shape \(shape)")
    }
    let y = Tensor(uninitialised: [indices.count] + shape.dropFirst(), dtype)
    func run<S: Scalar>(_: S.Type) {
      gatherRows(elements(S.self), indices, length: count / rows, into: y.mutable(S.self))
    }
    if count > 0 { run(dtype.scalar) }
    return y.recorded(from: self) { [shape] d, _ in d.scattered(indices, shape: shape) }
  }

  /// Zeros in `shape`, with row i of this tensor added to row `indices[i]`: the reverse of `gathered`.
  func scattered(_ indices: [Int], shape: [Int]) -> Tensor {
    let y = Tensor.zeros(shape, dtype: dtype)
    func run<S: Scalar>(_: S.Type) {
      addRows(
        elements(S.self), at: indices, length: shape.dropFirst().reduce(1, *),
        into: y.mutable(S.self))
    }
    run(dtype.scalar)
    return y.recorded(from: self) { d, _ in d.gathered(indices) }
  }

  private init(sharing other: Tensor, shape: [Int]) {
    self.shape = shape
    dtype = other.dtype
    buffer = other.buffer
  }
}

/// Tensors joined end to end along one dimension; each gets back its part of the gradient.
public func concatenated(_ parts: [Tensor], along axis: Int = 0) -> Tensor {
  guard let first = parts.first else { fatalError("at least one tensor to join was expected") }
  let axis = first.checked(axis)
  var shape = first.shape
  shape[axis] = 0
  var starts: [Int] = []
  for part in parts {
    checkSameDType(first, part)
    starts.append(shape[axis])
    var fitting = part.shape
    if part.rank == first.rank { fitting[axis] = shape[axis] }
    if fitting != shape {
      fatalError("\(part.shape) cannot be joined to \(first.shape) along dimension \(axis)")
    }
    shape[axis] += part.shape[axis]
  }
  let y = Tensor(uninitialised: shape, first.dtype)
  for (part, start) in zip(parts, starts) {
    Pieces(of: shape, axis).copy(from: part, at: 0, into: y, at: start, count: part.shape[axis])
  }
  return y.recorded(from: parts) { d, input in
    d.sliced(starts[input]..<starts[input] + parts[input].shape[axis], along: axis)
  }
}

/// A shape as [rows, length, inner] around one axis.
private struct Pieces {
  let axis, rows, inner: Int

  init(of shape: [Int], _ axis: Int) {
    self.axis = axis
    rows = shape[..<axis].reduce(1, *)
    inner = shape[(axis + 1)...].reduce(1, *)
  }

  /// Copies `count` positions of the axis from one tensor to another.
  func copy(from x: Tensor, at start: Int, into y: Tensor, at position: Int, count: Int) {
    func run<S: Scalar>(_: S.Type) {
      copyPieces(
        x.elements(S.self) + start * inner, every: x.shape[axis] * inner,
        into: y.mutable(S.self) + position * inner, every: y.shape[axis] * inner,
        length: count * inner, rows: rows)
    }
    run(x.dtype.scalar)
  }
}
