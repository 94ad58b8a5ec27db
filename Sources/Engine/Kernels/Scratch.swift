/// Memory for `count` numbers during one call, from the pool; what stands in it is anything.
@inline(__always)
func withScratch<S: Scalar>(
  _ count: Int, of _: S.Type, _ body: (UnsafeMutablePointer<S>) -> Void
) {
  let buffer = Buffer(byteCount: count * MemoryLayout<S>.stride)
  body(buffer.elements(of: S.self))
  withExtendedLifetime(buffer) {}
}
