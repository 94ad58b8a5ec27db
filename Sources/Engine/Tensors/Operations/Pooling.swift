import Kernels

// Windows of size × size pixels, one beside the other: [batch, height, width, channels] →
// [batch, ⌊height/size⌋, ⌊width/size⌋, channels]. As in Keras, what is left over at the lower and right
// edge is dropped; its gradient is zero.

/// The largest number of each window, channel by channel.
///
/// The gradient goes to the pixel that won alone, the first of equals.
/// - Parameter size: a window's height and width, 1 to 16.
public func maxPooled(_ x: Tensor, size: Int) -> Tensor {
  if size > 16 { fatalError("windows of at most 16 × 16 pixels were expected, found \(size)") }
  let pooling = Windows(in: x, size: size)
  let y = Tensor(uninitialised: pooling.small, x.dtype)
  let position = Buffer(byteCount: y.count)
  func run<S: Scalar>(_: S.Type) {
    poolMaximum(
      x.elements(S.self), over: pooling.windows, into: y.mutable(S.self),
      position: position.bytes)
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in unpooled(d, at: position, pooling) }
}

/// d at the positions that won, zero elsewhere; its gradient is what stands at those positions.
private func unpooled(_ d: Tensor, at position: Buffer, _ pooling: Windows) -> Tensor {
  let dX = Tensor(uninitialised: pooling.large, d.dtype)
  func run<S: Scalar>(_: S.Type) {
    unpool(
      d.elements(S.self), position: position.bytes, over: pooling.windows,
      into: dX.mutable(S.self))
  }
  run(d.dtype.scalar)
  return dX.recorded(from: d) { d, _ in pooled(d, at: position, pooling) }
}

private func pooled(_ x: Tensor, at position: Buffer, _ pooling: Windows) -> Tensor {
  let y = Tensor(uninitialised: pooling.small, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    pool(
      x.elements(S.self), at: position.bytes, over: pooling.windows, into: y.mutable(S.self))
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in unpooled(d, at: position, pooling) }
}

/// The mean of each window, channel by channel; each pixel gets 1/size² of its window's gradient.
/// - Parameter size: a window's height and width.
public func averagePooled(_ x: Tensor, size: Int) -> Tensor {
  summed(x, Windows(in: x, size: size), factor: 1 / Double(size * size))
}

/// Each pixel as factor × factor equal ones, the nearest neighbour's enlargement:
/// [batch, height, width, channels] → [batch, factor·height, factor·width, channels].
///
/// A pixel's gradient is the sum over its copies.
public func upSampled(_ x: Tensor, factor: Int) -> Tensor {
  spread(x, Windows(over: x, size: factor), factor: 1)
}

/// `factor · Σ` over each window.
private func summed(_ x: Tensor, _ pooling: Windows, factor: Double) -> Tensor {
  let y = Tensor(uninitialised: pooling.small, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    poolSum(
      x.elements(S.self), over: pooling.windows, factor: S(factor), into: y.mutable(S.self))
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in spread(d, pooling, factor: factor) }
}

/// `factor · x` in each pixel of x's window: the reverse of `summed`.
private func spread(_ x: Tensor, _ pooling: Windows, factor: Double) -> Tensor {
  let y = Tensor(uninitialised: pooling.large, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    Kernels.spread(
      x.elements(S.self), over: pooling.windows, factor: S(factor), into: y.mutable(S.self))
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in summed(d, pooling, factor: factor) }
}

/// The windows with the shapes of the image that they cut and of the smaller one.
private struct Windows {
  let large, small: [Int]
  let windows: PoolingWindows

  /// Windows that cut x.
  init(in x: Tensor, size: Int) {
    let shape = x.imageShape
    if size < 1 || shape[1] < size || shape[2] < size {
      fatalError("windows of \(size) × \(size) pixels do not fit into images of shape \(shape)")
    }
    self.init(
      large: shape, small: [shape[0], shape[1] / size, shape[2] / size, shape[3]], size: size)
  }

  /// Windows that enlarge x.
  init(over x: Tensor, size: Int) {
    if size < 1 { fatalError("an enlargement by at least 1 was expected, found \(size)") }
    let shape = x.imageShape
    self.init(
      large: [shape[0], shape[1] * size, shape[2] * size, shape[3]], small: shape, size: size)
  }

  private init(large: [Int], small: [Int], size: Int) {
    (self.large, self.small) = (large, small)
    windows = PoolingWindows(
      batch: large[0], height: large[1], width: large[2], channels: large[3], size: size)
  }
}

extension Tensor {
  /// The shape of images: [batch, height, width, channels].
  var imageShape: [Int] {
    if rank != 4 {
      fatalError("images [batch, height, width, channels] were expected, found shape \(shape)")
    }
    return shape
  }
}

extension Buffer {
  fileprivate var bytes: UnsafeMutablePointer<UInt8> {
    address.assumingMemoryBound(to: UInt8.self)
  }
}
