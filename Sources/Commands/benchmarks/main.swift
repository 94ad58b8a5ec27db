import Foundation
import Kernels
for threads in [1, 2] {
  ThreadPool.shared.threadCount = threads
  for n in [64, 128, 256, 512, 1024, 2048] {
    let a = Buffer(byteCount: n * n * 4), b = Buffer(byteCount: n * n * 4),
      c = Buffer(byteCount: n * n * 4)
    var g = SplitMix64(seed: 1)
    let pa = a.elements(of: Float.self), pb = b.elements(of: Float.self)
    fillUniform(pa, count: n * n, from: -1, to: 1, using: &g)
    fillUniform(pb, count: n * n, from: -1, to: 1, using: &g)
    for (ta, tb) in [(false, false), (true, false), (false, true), (true, true)] {
      var best = 1e18
      let reps = max(1, 20_000_000_0 / (n * n * n))
      for _ in 0..<7 {
        let t = DispatchTime.now().uptimeNanoseconds
        for _ in 0..<reps {
          matrixProduct(
            MatrixView(pa, rows: n, columns: n, transposed: ta),
            MatrixView(pb, rows: n, columns: n, transposed: tb), into: c.elements(of: Float.self))
        }
        best = min(best, Double(DispatchTime.now().uptimeNanoseconds - t) / Double(reps))
      }
      print(
        threads, n, ta, tb, (2 * Double(n * n * n) / best * 10).rounded() / 10, terminator: "\t")
    }
    print()
  }
}
