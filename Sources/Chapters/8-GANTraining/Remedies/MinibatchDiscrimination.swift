public import NeuralNetworks
public import Tensors

/// Lets the discriminator compare each point with the rest of its batch, so that a generator of equal
/// points is seen for what it is. Salimans et al. (2016), section 3.2.
///
/// A tensor T makes of the features f(x) a matrix M of B rows and C columns for every point, and
///
///     o(xᵢ)_b = Σ_{j≠i} exp(−‖M_{i,b} − M_{j,b}‖₁)
///
/// counts, row by row, how many others are near. [batch, features] → [batch, B], to be added to the
/// features. The paper's sum has j = i in it, which is a constant 1; the authors' program leaves it out,
/// as here. With d = M_{i,b} − M_{j,b} and e = exp(−‖d‖₁): ∂o_b/∂M_{i,b} = −Σ e·sign d, and point j
/// gets the opposite of each term.
///
/// Here B = 8 and C = 3 serve for points in the plane; the program has 100 and 5, and takes batch²·B·C
/// differences.
public struct MinibatchDiscrimination: Module {
  /// T, [features, C·B].
  @Parameter public var weight: Tensor
  /// B.
  public let comparisons: Int

  /// C.
  static let rowLength = 3

  /// A layer with fresh weights.
  public init(
    features: Int, comparisons: Int, dtype: DType = .float32, using random: inout SplitMix64
  ) {
    let outputs = Self.rowLength * comparisons
    weight = Initialiser.glorotUniform.tensor(
      [features, outputs], inputs: features, outputs: outputs, dtype: dtype, using: &random)
    self.comparisons = comparisons
  }

  /// o(x): [batch, features] → [batch, B].
  ///
  /// Since |d| = 2·max(d, 0) − d, the distances are 2·Σ max(d, 0) less the differences of the rows' sums;
  /// at d = 0, where a point is compared with itself, both of its ends move alike and no slope matters.
  public func callAsFunction(_ features: Tensor) -> Tensor {
    let n = features.shape[0]
    // Points stand last, so that long rows are subtracted: [C, B, n, 1] − [C, B, 1, n].
    let rows = matmul(weight, features, transposingA: true, transposingB: true)
      .reshaped([Self.rowLength, comparisons, n, 1])
    func differences(_ x: Tensor) -> Tensor {
      x - x.reshaped(x.shape.dropLast(2) + [1, n])
    }
    let distances = 2 * relu(differences(rows)).sum(along: 0) - differences(rows.sum(along: 0))
    return (exp(-distances).sum(along: 2) - 1).transposed()
  }
}
