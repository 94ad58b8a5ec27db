public import Tensors

/// A square piece of the plane about the origin: what pictures show and grids divide.
public struct Window: Equatable, Sendable {
  /// From −halfWidth to +halfWidth in both directions.
  public let halfWidth: Double

  /// A square.
  public init(halfWidth: Double) {
    if !(halfWidth > 0 && halfWidth.isFinite) {
      fatalError("a window of a positive width was expected, found \(halfWidth)")
    }
    self.halfWidth = halfWidth
  }

  /// The cell of `cells` × `cells` that a point falls into, row by row from the lower left; nil for
  /// what lies outside or is not a number.
  public func cell(of point: SIMD2<Double>, cells: Int) -> Int? {
    let share = (point + halfWidth) / (2 * halfWidth) * Double(cells)
    guard share.x >= 0, share.y >= 0, share.x < Double(cells), share.y < Double(cells) else {
      return nil
    }
    return Int(share.y) * cells + Int(share.x)
  }

  /// The middles of all cells in their order, [cells², 2].
  public func centres(cells: Int, dtype: DType = .float32) -> Tensor {
    let step = 2 * halfWidth / Double(cells)
    func middle(_ index: Int) -> Double { (Double(index) + 0.5) * step - halfWidth }
    let scalars = (0..<cells * cells).flatMap { [middle($0 % cells), middle($0 / cells)] }
    return Tensor(scalars, shape: [cells * cells, 2], dtype: dtype)
  }
}

extension PointCloud {
  /// A window with all the cloud's points, a handful excepted, and room around them.
  public var window: Window {
    switch shape {
    case .mixture(let some, let deviation): Window(around: some, margin: 1 / 2 + 3 * deviation)
    case .discs(let some, let radius): Window(around: some, margin: 1 / 2 + radius)
    case .points(let some): Window(around: some, margin: 1 / 2)
    case .curve: Window(halfWidth: 2.5)
    }
  }
}

extension Window {
  /// As wide as the furthest of the points asks, and a margin.
  fileprivate init(around points: [SIMD2<Double>], margin: Double) {
    let furthest = points.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    self.init(halfWidth: furthest + margin)
  }
}

extension Tensor {
  /// The rows of [count, 2] as points.
  public var points: [SIMD2<Double>] {
    if rank != 2 || shape[1] != 2 {
      fatalError("points of [count, 2] were expected, found \(shape)")
    }
    let scalars = scalars
    return stride(from: 0, to: scalars.count, by: 2).map { SIMD2(scalars[$0], scalars[$0 + 1]) }
  }
}
