public import Tensors

/// The normal distribution N(μ, Σ) that fits a set of features.
public struct GaussianFit: Equatable, Sendable {
  /// μ, one number a feature.
  public let mean: [Double]

  /// Σ, features × features.
  public let covariance: SymmetricMatrix

  /// The distribution of this mean and covariance.
  public init(mean: [Double], covariance: SymmetricMatrix) {
    if mean.count != covariance.order {
      fatalError("\(mean.count) means do not fit a covariance of order \(covariance.order)")
    }
    self.mean = mean
    self.covariance = covariance
  }

  /// Fits `μ = Σ wᵢxᵢ / W` and the unbiased `Σ = Σ wᵢ(xᵢ − μ)(xᵢ − μ)ᵀ / (W − 1)`, W = Σ wᵢ.
  ///
  /// A weight says how often a row counts, once unless told otherwise. With fewer rows than features
  /// Σ has no inverse; nothing here needs one.
  /// - Precondition: the features are [n, d] in float64, and W > 1.
  public init(of features: Tensor, weights: [Double]? = nil) {
    checkFeatures(features)
    let count = features.shape[0]
    let weights = weights ?? [Double](repeating: 1, count: count)
    let total = weights.reduce(0, +)
    if weights.count != count || weights.contains(where: { $0 < 0 }) || !(total > 1) {
      fatalError("\(weights.count) weights of \(total) in all do not fit \(count) rows of features")
    }
    let w = Tensor(weights, shape: [count, 1], dtype: .float64)
    let mean = matmul(w, features, transposingA: true) / total  // [1, d]
    let centred = features - mean
    self.mean = mean.scalars
    covariance = SymmetricMatrix(matmul(centred * w, centred, transposingA: true) / (total - 1))
  }
}

/// Ends the program unless `features` are numbers, [n, d] in float64.
func checkFeatures(_ features: Tensor) {
  if features.rank != 2 || features.count == 0 || features.dtype != .float64 {
    fatalError("features are [n, d] in float64, found \(features.shape) in \(features.dtype)")
  }
  if !features.isFinite {
    fatalError("features of shape \(features.shape) with infinite numbers cannot be compared")
  }
}

/// Ends the program unless both are features, and of the same kind.
func checkFeatures(_ x: Tensor, _ y: Tensor) {
  checkFeatures(x)
  checkFeatures(y)
  if x.shape[1] != y.shape[1] {
    fatalError("features of shapes \(x.shape) and \(y.shape) cannot be compared")
  }
}
