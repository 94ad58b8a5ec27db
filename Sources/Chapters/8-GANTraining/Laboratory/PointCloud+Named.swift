import Foundation

extension PointCloud {
  /// The clouds of this chapter's experiments.
  public enum Name: String, Codable, Sendable, CaseIterable {
    /// Eight modes on a circle of radius 2, σ = 0.02. Metz et al. (2017), with their radius; theirs
    /// has seven in the program, where the first and the last angle are the same.
    case ring
    /// Five rows of five modes at a distance of 1, σ = 0.025. Srivastava et al. (2017), "VEEGAN",
    /// with half their distances and half their σ.
    case grid
    /// Two turns of a spiral, σ = 0.02.
    case spiral
    /// A piece of a straight line, σ = 0.02: the data fill no area.
    case line
    /// Two discs that do not touch: a generator without jumps must draw points between them.
    case pieces
  }

  /// A cloud of this chapter's experiments.
  public init(_ name: Name) {
    let shape: Shape =
      switch name {
      case .ring: .mixture(centres: Self.ring(of: 8, radius: 2), deviation: 0.02)
      case .grid: .mixture(centres: Self.grid(side: 5, spacing: 1), deviation: 0.025)
      case .spiral: .curve(.spiral, deviation: 0.02)
      case .line: .curve(.line, deviation: 0.02)
      case .pieces: .discs(centres: [SIMD2(-1.25, 0), SIMD2(1.25, 0)], radius: 0.5)
      }
    self.init(name: name.rawValue, shape: shape)
  }

  /// Centres on a circle, the first on the x axis, none of them twice.
  public static func ring(of count: Int, radius: Double) -> [SIMD2<Double>] {
    (0..<count).map { mode in
      let angle = 2 * Double.pi * Double(mode) / Double(count)
      return radius * SIMD2(cos(angle), sin(angle))
    }
  }

  /// Centres in rows and columns about the origin.
  public static func grid(side: Int, spacing: Double) -> [SIMD2<Double>] {
    let middle = Double(side - 1) / 2
    return (0..<side * side).map { mode in
      spacing * SIMD2(Double(mode % side) - middle, Double(mode / side) - middle)
    }
  }
}
