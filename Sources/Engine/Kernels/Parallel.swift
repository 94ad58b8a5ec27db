/// Cuts `0..<count` into chunks of fixed size and works on them side by side.
///
/// Memory-bound loops gain nothing from a thread below some tens of thousands of elements, so short ones
/// stay whole on the calling thread. Where a chunk's result is a sum, its bounds must not depend on the
/// number of threads: they do not.
@inline(__always)
func inChunks(of count: Int, size: Int = 1 << 15, _ body: (Range<Int>) -> Void) {
  if count <= size { return count > 0 ? body(0..<count) : () }
  ThreadPool.shared.forEach((count + size - 1) / size) { index in
    body(index * size..<min((index + 1) * size, count))
  }
}
