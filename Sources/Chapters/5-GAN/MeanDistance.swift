public import Tensors

/// The mean distance of two of the pictures, [count, …]: the root of the mean squared difference of
/// their numbers, averaged over all pairs. What a collapsed generator draws has none.
public func meanDistance(of pictures: Tensor) -> Double {
  let count = pictures.shape[0]
  if count < 2 { return 0 }
  let rows = pictures.reshaped([count, pictures.count / count])
  let sum = (0..<count - 1).reduce(0.0) { sum, index in
    let others = rows.sliced(index + 1..<count) - rows.sliced(index..<index + 1)
    return sum + sqrt((others * others).mean(along: 1)).sum().item
  }
  return sum / Double(count * (count - 1) / 2)
}
