public import Tensors

/// A distribution of points in the plane whose every sample can be judged by sight and by formula.
///
/// Pictures hide what a generator leaves out; here one sees it. Where a cloud is a mixture of narrow
/// normal distributions, its "modes", one can count how many of them a generator has found.
public struct PointCloud: PointSource, Equatable {
  /// What it is called: "ring", or a file's name.
  public let name: String
  /// How its points are drawn.
  public let shape: Shape

  /// How points are drawn.
  public enum Shape: Equatable, Sendable {
    /// One of the centres, each as likely as any other, plus N(0, deviation²·I).
    case mixture(centres: [SIMD2<Double>], deviation: Double)
    /// A point of a curve, each stretch as likely as another of its length, plus N(0, deviation²·I).
    case curve(Curve, deviation: Double)
    /// Inside one of the discs, evenly: each disc as likely as any other.
    case discs(centres: [SIMD2<Double>], radius: Double)
    /// One of these, each as likely as any other.
    case points([SIMD2<Double>])
  }

  /// A cloud of any shape.
  /// - Precondition: it has at least one centre, or point.
  public init(name: String, shape: Shape) {
    switch shape {
    case .mixture(let some, _), .discs(let some, _), .points(let some):
      if some.isEmpty { fatalError("the cloud “\(name)” has nothing to draw points from") }
    case .curve: break
    }
    (self.name, self.shape) = (name, shape)
  }

  /// The centres of its modes; none where it is no mixture.
  public var modes: [SIMD2<Double>] {
    if case .mixture(let centres, _) = shape { centres } else { [] }
  }

  /// σ of each mode in either direction; nil where there are no modes.
  public var deviation: Double? {
    if case .mixture(_, let deviation) = shape { deviation } else { nil }
  }

  /// Two.
  public var dimension: Int { 2 }

  /// Any number.
  public var range: Activation { .identity }

  /// New points, [count, 2].
  public func sample(
    _ count: Int, dtype: DType, using random: inout SplitMix64
  ) -> Tensor {
    let points = (0..<count).flatMap { _ in
      let point = shape.draw(using: &random)
      return [point.x, point.y]
    }
    let exact = Tensor(points, shape: [count, 2], dtype: dtype)
    guard let deviation = shape.deviation else { return exact }
    return exact + .normal([count, 2], deviation: deviation, dtype: dtype, using: &random)
  }
}

extension PointCloud.Shape {
  /// σ of the noise on what is drawn; nil where there is none.
  fileprivate var deviation: Double? {
    switch self {
    case .mixture(_, let deviation), .curve(_, let deviation): deviation
    case .discs, .points: nil
    }
  }

  /// A point before any noise.
  fileprivate func draw(using random: inout SplitMix64) -> SIMD2<Double> {
    switch self {
    case .mixture(let centres, _): return centres[random.below(centres.count)]
    case .curve(let curve, _): return curve.point(random.uniform())
    case .points(let points): return points[random.below(points.count)]
    case .discs(let centres, let radius):
      let centre = centres[random.below(centres.count)]
      while true {  // until a point of the square lies in the disc
        let offset = SIMD2(random.uniform(-1, 1), random.uniform(-1, 1))
        if (offset * offset).sum() <= 1 { return centre + radius * offset }
      }
    }
  }
}
