import Foundation
public import Tensors

/// A way through the noise from one point to another.
public enum NoisePath: String, Codable, Sendable, CaseIterable {
  /// The straight line, `(1 − t)·a + t·b`.
  ///
  /// Half-way between two draws from N(0, I) of many dimensions it is √2 nearer to the origin than
  /// the generator ever was in training.
  case linear
  /// Along a great circle: `(sin((1 − t)·Ω)·a + sin(t·Ω)·b) / sin Ω`, with Ω the angle between a
  /// and b.
  ///
  /// White (2016), "Sampling Generative Networks"; Shoemake (1985). The straight line where sin Ω =
  /// 0.
  case spherical

  /// The point at t in [0, 1] for each row of `a` and `b`, both [count, latents].
  public func point(_ t: Double, from a: Tensor, to b: Tensor) -> Tensor {
    switch self {
    case .linear: return (1 - t) * a + t * b
    case .spherical:
      let (ab, aa, bb) = (rowSums(a * b), rowSums(a * a), rowSums(b * b))
      let angles = ab.indices.map { row in
        acos(min(max(ab[row] / (aa[row] * bb[row]).squareRoot(), -1), 1))
      }
      func column(_ weight: (_ angle: Double) -> Double) -> Tensor {
        Tensor(angles.map(weight), shape: [angles.count, 1], dtype: a.dtype)
      }
      return column { share(1 - t, of: $0) } * a + column { share(t, of: $0) } * b
    }
  }
}

/// The sum over each row.
private func rowSums(_ x: Tensor) -> [Double] { x.sum(along: 1).scalars }

/// `sin(t·Ω) / sin Ω`, which goes to t where Ω goes to 0.
private func share(_ t: Double, of angle: Double) -> Double {
  sin(angle) < 1e-6 ? t : sin(t * angle) / sin(angle)
}
