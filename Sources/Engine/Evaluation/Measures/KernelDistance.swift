public import Tensors

/// The squared maximum mean discrepancy of two sets of features, [m, d] and [n, d], without bias.
///
/// `MMD² = mean k(x, x′) + mean k(y, y′) − 2·mean k(x, y)` over all pairs of different rows, with
/// `k(a, b) = (a·b/d + 1)³`, which compares means, covariances and third moments. Gretton et al. (2012),
/// equation 3; the kernel and its use on pictures ("KID") are Bińkowski et al.'s (2018).
///
/// Draws from one distribution give zero on average, whatever their number: about half of such
/// distances are negative.
/// - Precondition: both are float64, with at least two rows.
public func kernelDistance(_ x: Tensor, _ y: Tensor) -> Double {
  kernelDistances(
    x, y, counts: .ones([1, x.shape[0]], dtype: .float64), .ones([1, y.shape[0]], dtype: .float64)
  )[0]
}

/// The kernel distances of resamples: [r, m] and [r, n] say how often each of r resamples has each row.
///
/// A resample has as many rows as there are. Every kernel value is computed once for all of them.
func kernelDistances(_ x: Tensor, _ y: Tensor, counts xCounts: Tensor, _ yCounts: Tensor)
  -> [Double]
{
  checkFeatures(x, y)
  let (m, n) = (Double(x.shape[0]), Double(y.shape[0]))
  if m < 2 || n < 2 {
    fatalError("the kernel distance needs two rows of each, found \(x.shape) and \(y.shape)")
  }
  let within =
    sumsOverOthers(x, xCounts) / (m * (m - 1)) + sumsOverOthers(y, yCounts) / (n * (n - 1))
  return (within - sumsOverPairs(x, xCounts, y, yCounts) * (2 / (m * n))).scalars
}

/// `Σ k(xᵢ, xⱼ)` over all pairs of different rows of each resample, [r]: a row that was drawn twice is
/// different from its copy.
private func sumsOverOthers(_ x: Tensor, _ counts: Tensor) -> Tensor {
  let ownProducts = (x * x).sum(along: 1, keepingDimension: true)
  let own = cubicKernel(ofProducts: ownProducts, x.shape[1])
  return sumsOverPairs(x, counts, x, counts) - matmul(counts, own).reshaped([counts.shape[0]])
}

/// `Σ k(xᵢ, yⱼ)` over all pairs of each resample, [r].
///
/// Some hundred rows at a time, so that memory grows with the number of rows and not with its square.
private func sumsOverPairs(_ x: Tensor, _ xCounts: Tensor, _ y: Tensor, _ yCounts: Tensor)
  -> Tensor
{
  var sums = Tensor.zeros(yCounts.shape, dtype: .float64)
  for start in stride(from: 0, to: x.shape[0], by: 512) {
    let rows = start..<min(start + 512, x.shape[0])
    let products = matmul(x.sliced(rows), y, transposingB: true)
    let values = cubicKernel(ofProducts: products, x.shape[1])
    sums += matmul(xCounts.sliced(rows, along: 1), values)
  }
  return (sums * yCounts).sum(along: 1)
}

private func cubicKernel(ofProducts products: Tensor, _ dimensions: Int) -> Tensor {
  let base = products / Double(dimensions) + 1
  return base * base * base
}
