/// Cross-entropy of labels against Bernoulli logits, a number each:
/// `max(z, 0) − z·y + log(1 + e^−|z|)`, which is `−y·log σ(z) − (1 − y)·log(1 − σ(z))` without a
/// logarithm of anything near zero.
@specialized(where S == Float)
@specialized(where S == Double)
public func sigmoidCrossEntropy<S: Scalar>(
  logits z: UnsafePointer<S>, labels y: UnsafePointer<S>, into loss: UnsafeMutablePointer<S>,
  count: Int
) {
  inChunks(of: count) { chunk in
    for i in chunk { loss[i] = -z[i].magnitude }
    map(
      .softplus, loss + chunk.lowerBound, into: loss + chunk.lowerBound, count: chunk.count)
    for i in chunk { loss[i] += (z[i] > 0 ? z[i] : 0) - z[i] * y[i] }
  }
}

/// Cross-entropy of a distribution over classes against logits, a number a row:
/// `Σⱼ yⱼ·(logΣexp(z) − zⱼ)`. A class of probability 0 costs nothing, whatever its logit.
@specialized(where S == Float)
@specialized(where S == Double)
public func softmaxCrossEntropy<S: Scalar>(
  logits z: UnsafePointer<S>, labels y: UnsafePointer<S>, into loss: UnsafeMutablePointer<S>,
  rows: Int, columns: Int
) {
  logSumExp(z, into: loss, rows: rows, columns: columns)
  inChunks(of: rows, size: max(1, (1 << 14) / max(columns, 1))) {
    for row in $0 {
      let normaliser = loss[row]
      var sum: S = 0
      for j in row * columns..<(row + 1) * columns where y[j] != 0 {
        sum += y[j] * (normaliser - z[j])
      }
      loss[row] = sum
    }
  }
}
