import Kernels

/// Cross-entropy of labels y in [0, 1] against logits z, an element each, in nats:
/// `−y·log σ(z) − (1 − y)·log(1 − σ(z)) = max(z, 0) − z·y + log(1 + e^−|z|)`; ∂/∂z = σ(z) − y.
///
/// Nothing is said about how the elements become one number: take the sum or the mean.
/// - Precondition: both have the same shape. The labels are constants.
public func sigmoidCrossEntropy(logits z: Tensor, labels y: Tensor) -> Tensor {
  checkSameDType(z, y)
  if z.shape != y.shape { fatalError("logits of shape \(z.shape) and labels of \(y.shape)") }
  let (labels, loss) = (y.untraced, Tensor(uninitialised: z.shape, z.dtype))
  func run<S: Scalar>(_: S.Type) {
    Kernels.sigmoidCrossEntropy(
      logits: z.elements(S.self), labels: labels.elements(S.self), into: loss.mutable(S.self),
      count: z.count)
  }
  run(z.dtype.scalar)
  return loss.recorded(from: z) { d, _ in d * (sigmoid(z) - labels) }
}

extension Tensor {
  /// A row of zeros for each class, with a one at its place, "one-hot": [classes.count, count].
  /// - Precondition: the classes are in 0..<count.
  public static func oneHot(_ classes: [Int], count: Int, dtype: DType = .float32) -> Tensor {
    if let bad = classes.first(where: { $0 < 0 || $0 >= count }) {
      fatalError("class \(bad) was asked for, found \(count) classes")
    }
    let y = Tensor.zeros([classes.count, count], dtype: dtype)
    func run<S: Scalar>(_: S.Type) {
      let elements = y.mutable(S.self)
      for (row, column) in classes.enumerated() { elements[row * count + column] = 1 }
    }
    run(dtype.scalar)
    return y
  }
}

/// Cross-entropy of a distribution y over classes against logits z, a number a row, in nats:
/// `Σⱼ yⱼ·(log Σₖ e^zₖ − zⱼ)`; ∂/∂z = softmax(z)·Σy − y. [batch, classes] → [batch].
/// - Precondition: both have the same shape. The labels are constants.
public func softmaxCrossEntropy(logits z: Tensor, labels y: Tensor) -> Tensor {
  checkSameDType(z, y)
  if z.rank != 2 || z.shape != y.shape {
    fatalError("[batch, classes] was expected, found logits \(z.shape) and labels \(y.shape)")
  }
  let (labels, loss) = (y.untraced, Tensor(uninitialised: [z.shape[0]], z.dtype))
  func run<S: Scalar>(_: S.Type) {
    Kernels.softmaxCrossEntropy(
      logits: z.elements(S.self), labels: labels.elements(S.self), into: loss.mutable(S.self),
      rows: z.shape[0], columns: z.shape[1])
  }
  run(z.dtype.scalar)
  return loss.recorded(from: z) { d, _ in
    let mass = labels.sum(along: 1, keepingDimension: true)
    return d.reshaped([d.count, 1]) * (z.softmax() * mass - labels)
  }
}
