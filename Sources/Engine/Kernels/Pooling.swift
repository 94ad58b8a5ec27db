/// Windows of size × size pixels, side by side, of which each belongs to one pixel of a smaller image.
///
/// The larger image is [batch, height, width, channels], the smaller one [batch, ⌊height/size⌋,
/// ⌊width/size⌋, channels]: what is left over at the lower and right edge is in no window.
public struct PoolingWindows: Equatable, Sendable {
  let batch, height, width, channels, size: Int

  /// - Parameters:
  ///   - height, width: of the larger image, in pixels.
  ///   - size: a window's height and width, at least 1.
  public init(batch: Int, height: Int, width: Int, channels: Int, size: Int) {
    (self.batch, self.height, self.width) = (batch, height, width)
    (self.channels, self.size) = (channels, size)
  }

  /// Calls `body` for each window, the rows of windows side by side, with the places in memory of its
  /// pixel in the smaller image and of its first pixel in the larger.
  @inline(__always)
  fileprivate func forEach(_ body: (_ small: Int, _ large: Int) -> Void) {
    let (rows, columns) = (height / size, width / size)
    inChunks(of: batch * rows, size: max(1, (1 << 15) / max(rowStride * size, 1))) {
      for row in $0 {
        let (image, y) = row.quotientAndRemainder(dividingBy: rows)
        var small = row * columns * channels
        var large = (image * height + y * size) * rowStride
        for _ in 0..<columns {
          body(small, large)
          small &+= channels
          large &+= size &* channels
        }
      }
    }
  }

  /// Calls `body` for each pixel of a window, row by row, with its number and its distance in memory
  /// from the first.
  @inline(__always)
  fileprivate func forEachPixel(_ body: (_ number: UInt8, _ offset: Int) -> Void) {
    var number: UInt8 = 0
    var offset = 0
    for _ in 0..<size {
      for _ in 0..<size {
        body(number, offset)
        number &+= 1
        offset &+= channels
      }
      offset &+= rowStride &- size &* channels
    }
  }

  private var rowStride: Int { width * channels }

  /// Writes zeros to a larger image that has pixels in no window.
  @inline(__always)
  fileprivate func clearRest<S: Scalar>(_ y: UnsafeMutablePointer<S>) {
    if height % size == 0 && width % size == 0 { return }
    y.update(repeating: 0, count: batch * height * rowStride)
  }
}

// MARK: - The largest of each window

/// The largest number of each window, channel by channel, and in which of the window's pixels it stands.
///
/// Of equal numbers the first is taken, row by row; what is not a number counts as the largest. One byte
/// a window and channel is all that the gradient needs to know of x.
/// - Precondition: a window has at most 256 pixels.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolMaximum<S: Scalar>(
  _ x: UnsafePointer<S>, over windows: PoolingWindows, into y: UnsafeMutablePointer<S>,
  position: UnsafeMutablePointer<UInt8>
) {
  let channels = windows.channels
  windows.forEach { small, large in
    let (window, y, position) = (x + large, y + small, position + small)
    y.update(from: window, count: channels)
    position.update(repeating: 0, count: channels)
    windows.forEachPixel { number, offset in
      if number == 0 { return }
      let pixel = window + offset
      for c in 0..<channels {
        let wins = pixel[c] > y[c] || pixel[c] != pixel[c]
        y[c] = wins ? pixel[c] : y[c]
        position[c] = wins ? number : position[c]
      }
    }
  }
}

/// The gradient of `poolMaximum`: dy to the position that won, zero to the others.
@specialized(where S == Float)
@specialized(where S == Double)
public func unpool<S: Scalar>(
  _ dy: UnsafePointer<S>, position: UnsafePointer<UInt8>, over windows: PoolingWindows,
  into dx: UnsafeMutablePointer<S>
) {
  let channels = windows.channels
  windows.clearRest(dx)
  windows.forEach { small, large in
    let (dy, position, window) = (dy + small, position + small, dx + large)
    windows.forEachPixel { number, offset in
      let pixel = window + offset
      for c in 0..<channels { pixel[c] = position[c] == number ? dy[c] : 0 }
    }
  }
}

/// The numbers at given positions of their windows: the gradient of `unpool`.
@specialized(where S == Float)
@specialized(where S == Double)
public func pool<S: Scalar>(
  _ x: UnsafePointer<S>, at position: UnsafePointer<UInt8>, over windows: PoolingWindows,
  into y: UnsafeMutablePointer<S>
) {
  let channels = windows.channels
  windows.forEach { small, large in
    let (window, position, y) = (x + large, position + small, y + small)
    windows.forEachPixel { number, offset in
      let pixel = window + offset
      for c in 0..<channels { y[c] = position[c] == number ? pixel[c] : y[c] }
    }
  }
}

// MARK: - The sum of each window

/// `y = factor · Σ x` over each window, channel by channel: with 1/size² the mean, and the gradient of
/// `spread`.
@specialized(where S == Float)
@specialized(where S == Double)
public func poolSum<S: Scalar>(
  _ x: UnsafePointer<S>, over windows: PoolingWindows, factor: S,
  into y: UnsafeMutablePointer<S>
) {
  let channels = windows.channels
  windows.forEach { small, large in
    let (window, y) = (x + large, y + small)
    y.update(repeating: 0, count: channels)
    windows.forEachPixel { _, offset in
      let pixel = window + offset
      for c in 0..<channels { y[c] = multiplyAdd(factor, pixel[c], y[c]) }
    }
  }
}

/// Writes `factor · x` to each pixel of x's window: with factor 1 the nearest neighbour's enlargement,
/// and the gradient of `poolSum`.
@specialized(where S == Float)
@specialized(where S == Double)
public func spread<S: Scalar>(
  _ x: UnsafePointer<S>, over windows: PoolingWindows, factor: S,
  into y: UnsafeMutablePointer<S>
) {
  let channels = windows.channels
  windows.clearRest(y)
  windows.forEach { small, large in
    let (x, window) = (x + small, y + large)
    windows.forEachPixel { _, offset in
      let pixel = window + offset
      for c in 0..<channels { pixel[c] = factor * x[c] }
    }
  }
}
