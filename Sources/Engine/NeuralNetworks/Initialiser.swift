public import Tensors

/// How a weight is drawn before training.
///
/// The scale keeps the variance of activations, or of gradients, about the same from layer to layer:
/// a sum of n products has n times the variance of one.
public enum Initialiser: Equatable, Sendable {
  /// Zeros: biases.
  case zeros

  /// N(0, deviation²). Radford et al. (2016) draw every weight of a DCGAN with a deviation of 0.02.
  case normal(deviation: Double)

  /// N(0, deviation²) without the values beyond two deviations, which are drawn again.
  case truncatedNormal(deviation: Double)

  /// Uniform in ±√(6 / (inputs + outputs)). Glorot & Bengio (2010); Keras' default.
  case glorotUniform

  /// N(0, 2 / inputs): deviation 1/√(inputs/2).
  ///
  /// Called "Xavier" in the two-layer GAN's published code, though it looks at the inputs alone; the
  /// same scale was derived for ReLUs by He et al. (2015).
  case xavierNormal

  /// Orthonormal rows (columns, where there are more rows), from a random matrix. Saxe et al. (2014);
  /// Keras' default for what a recurrent layer does to its own state: it changes no length.
  case orthogonal

  /// A tensor of `shape`, for a layer whose every output sums over `inputs` numbers and whose every
  /// input is used for `outputs`.
  public func tensor(
    _ shape: [Int], inputs: Int, outputs: Int, dtype: DType, using generator: inout SplitMix64
  ) -> Tensor {
    if inputs < 1 || outputs < 1 {
      fatalError("a layer needs at least one input and one output, found \(inputs) and \(outputs)")
    }
    switch self {
    case .zeros: return .zeros(shape, dtype: dtype)
    case .normal(let deviation):
      return .normal(shape, deviation: deviation, dtype: dtype, using: &generator)
    case .glorotUniform:
      let limit = (6 / Double(inputs + outputs)).squareRoot()
      return .uniform(shape, from: -limit, to: limit, dtype: dtype, using: &generator)
    case .orthogonal:
      return orthogonalMatrix(shape, dtype: dtype, using: &generator)
    case .xavierNormal:
      return Initialiser.normal(deviation: 1 / (Double(inputs) / 2).squareRoot())
        .tensor(shape, inputs: inputs, outputs: outputs, dtype: dtype, using: &generator)
    case .truncatedNormal(let deviation):
      let count = shape.reduce(1, *)
      var scalars: [Double] = []
      scalars.reserveCapacity(count)
      while scalars.count < count {
        let draws = Tensor.normal([count], dtype: .float64, using: &generator).scalars
        scalars += draws.lazy.filter { abs($0) < 2 }.prefix(count - scalars.count)
      }
      return Tensor(scalars.map { $0 * deviation }, shape: shape, dtype: dtype)
    }
  }
}

/// A matrix with orthonormal rows or columns, whichever are fewer: the Gram–Schmidt process, each vector
/// straightened twice, in double precision.
private func orthogonalMatrix(
  _ shape: [Int], dtype: DType, using generator: inout SplitMix64
) -> Tensor {
  if shape.count != 2 { fatalError("an orthogonal matrix was expected, found shape \(shape)") }
  let (count, length) = (shape.min()!, shape.max()!)
  let draws = Tensor.normal([count, length], dtype: .float64, using: &generator).scalars
  var rows: [[Double]] = []
  for start in stride(from: 0, to: draws.count, by: length) {
    var row = Array(draws[start..<start + length])
    for _ in 0..<2 {
      for earlier in rows {
        let share = zip(row, earlier).reduce(0) { $0 + $1.0 * $1.1 }
        for i in row.indices { row[i] -= share * earlier[i] }
      }
    }
    let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    rows.append(row.map { $0 / norm })
  }
  let matrix = Tensor(rows.flatMap { $0 }, shape: [count, length], dtype: dtype)
  return shape[0] == count ? matrix : matrix.transposed()
}
