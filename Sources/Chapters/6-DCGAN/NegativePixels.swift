public import Tensors

// What data in [0, 1] give away to a generator's tanh, which draws from −1 to 1.

/// The share of numbers below zero.
public func negativeShare(of pictures: Tensor) -> Double {
  Double(pictures.scalars.count { $0 < 0 }) / Double(pictures.count)
}

/// The share of right answers of a judge who knows one rule: what has a pixel below zero is
/// generated.
///
/// With data in [0, 1] it is right about every real picture, and about generated ones until the
/// generator has learnt to leave half of its range alone. With data in [−1, 1] it is worth nothing:
/// ½.
public func onePixelRule(real: Tensor, generated: Tensor) -> Double {
  let (a, b) = (picturesWithNegatives(real), picturesWithNegatives(generated))
  let right = a.count { !$0 } + b.count { $0 }
  return Double(right) / Double(a.count + b.count)
}

/// Whether each picture of [count, …] has a number below zero.
private func picturesWithNegatives(_ pictures: Tensor) -> [Bool] {
  let (scalars, count) = (pictures.scalars, pictures.shape[0])
  let size = scalars.count / max(count, 1)
  return (0..<count).map { scalars[$0 * size..<($0 + 1) * size].contains { $0 < 0 } }
}
