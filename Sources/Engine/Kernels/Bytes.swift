/// `y[i] = low + (high − low)·x[i]/255`: a picture's bytes as numbers.
@specialized(where S == Float)
@specialized(where S == Double)
public func spread<S: Scalar>(
  _ x: UnsafePointer<UInt8>, from low: S, to high: S, into y: UnsafeMutablePointer<S>, count: Int
) {
  let step = (high - low) / 255
  inChunks(of: count) { chunk in
    let (x, y) = (x + chunk.lowerBound, y + chunk.lowerBound)
    for i in 0..<chunk.count { y[i] = low + step * S(Int32(x[i])) }
  }
}
