import Kernels

/// What the processor can do at the most: chains of multiply-adds in registers, as many as it takes to hide
/// their latency, on every thread. The rate to compare all others with, in the same run.
var multiplyAddPeak: Workload {
  let threads = ThreadPool.shared.threadCount
  let operations = threads * rounds * chains * 2 * Float.Vector.scalarCount
  return Workload(name: "fma_peak", operations: Double(operations)) {
    return {
      ThreadPool.shared.forEach(threads) { thread in
        let sum = multiplyAdds(Float.Vector(repeating: Float(thread)))
        if sum.isNaN { fatalError("these sums are finite") }  // the result must be used
      }
    }
  }
}

private var rounds: Int { 200_000 }
private var chains: Int { 10 }

@inline(never)
private func multiplyAdds(_ start: Float.Vector) -> Float {
  let factor = Float.Vector(repeating: 0.999)
  return withUnsafeTemporaryAllocation(of: Float.Vector.self, capacity: chains) { sums in
    let sums = sums.baseAddress!
    for i in 0..<chains { sums[i] = start + Float.Vector(repeating: Float(i)) }
    for _ in 0..<rounds {
      for i in 0..<chains {
        #if FUSED_MULTIPLY_ADD
          sums[i] = factor.addingProduct(sums[i], factor)
        #else
          sums[i] = factor + sums[i] * factor
        #endif
      }
    }
    return (1..<chains).reduce(sums[0]) { $0 + sums[$1] }.sum()
  }
}
