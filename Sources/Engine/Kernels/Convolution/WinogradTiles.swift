/// A convolution of stride one cut into tiles of 4×4 output pixels.
struct WinogradTiles<S: Scalar> {
  let shape: ConvolutionShape
  let transform: WinogradTransform<S>
  let rows, columns: Int

  /// The tiles, where this way of computing was measured to be faster: 3×3 and 5×5 kernels of stride one
  /// between enough channels to fill vectors, over enough tiles to be worth transforming the weights.
  init?(_ shape: ConvolutionShape) {
    let (height, width, lanes) = (shape.height, shape.width, S.Vector.scalarCount)
    guard height.stride == 1, width.stride == 1, height.kernel == width.kernel,
      shape.inputs % lanes == 0, shape.outputs % lanes == 0,
      min(shape.inputs, shape.outputs) >= 2 * lanes,
      let transform = WinogradTransform<S>(kernel: height.kernel)
    else { return nil }
    let side = WinogradTransform<S>.tile
    rows = (height.output + side - 1) / side
    columns = (width.output + side - 1) / side
    (self.shape, self.transform) = (shape, transform)
    if count < 128 { return nil }
  }

  /// All tiles of all images.
  var count: Int { shape.batch * rows * columns }

  /// Products a tile is multiplied in, one for each of its points.
  var points: Int { transform.size * transform.size }

  /// The image of a tile, and the first output pixel of it.
  @inline(__always)
  func place(_ tile: Int) -> (image: Int, y: Int, x: Int) {
    let (row, column) = tile.quotientAndRemainder(dividingBy: columns)
    let (image, line) = row.quotientAndRemainder(dividingBy: rows)
    let side = WinogradTransform<S>.tile
    return (image, line * side, column * side)
  }
}

/// Images whose pixels are read a square at a time, zeros beyond the edges.
struct PixelSquares<S: Scalar> {
  let pixels: UnsafePointer<S>
  let height, width, channels: Int

  /// Reads one vector of channels of the `side` × `side` pixels from (y, x) on.
  @inline(__always)
  func load(
    _ image: Int, _ y: Int, _ x: Int, side: Int, channel: Int,
    into square: UnsafeMutablePointer<S.Vector>
  ) {
    let origin = pixels + image &* height &* width &* channels + channel
    for i in 0..<side {
      for j in 0..<side {
        let (row, column) = (y &+ i, x &+ j)
        let isInside = row >= 0 && row < height && column >= 0 && column < width
        square[i &* side &+ j] =
          isInside
          ? S.Vector(loading: origin + (row &* width &+ column) &* channels) : .zero
      }
    }
  }
}

/// Where transformed values go: a vector of channels of a point stands at
/// `first + tile·tileStride + (channel / Tile.columns)·stripStride + channel % Tile.columns + point·pointStride`.
struct WinogradValues<S: Scalar> {
  let first: UnsafeMutablePointer<S>
  let tileStride, stripStride, pointStride: Int
}

/// values[point, tile, channel] = (M·square·Mᵀ)[point], for the square of pixels that belongs to each tile.
@inline(__always)
func transformSquares<S: Scalar>(
  _ squares: PixelSquares<S>, _ tiles: WinogradTiles<S>, _ range: Range<Int>,
  _ origin: (y: Int, x: Int), _ matrix: UnsafePointer<S>, rows: Int, inner: Int,
  into values: WinogradValues<S>
) {
  withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 3 * rows * rows) { scratch in
    let square = scratch.baseAddress!
    let (between, transformed) = (square + rows * rows, square + 2 * rows * rows)
    for (number, tile) in range.enumerated() {
      let (image, y, x) = tiles.place(tile)
      for channel in stride(from: 0, to: squares.channels, by: S.Vector.scalarCount) {
        squares.load(
          image, y + origin.y, x + origin.x, side: inner, channel: channel, into: square)
        evaluate(matrix, rows: rows, inner: inner, square, between: between, into: transformed)
        let (strip, column) = channel.quotientAndRemainder(dividingBy: Tile<S>.columns)
        var target =
          values.first + number * values.tileStride + strip * values.stripStride + column
        for point in 0..<rows * rows {
          transformed[point].store(to: target)
          target += values.pointStride
        }
      }
    }
  }
}

/// values = Bᵀ·window·B, for the window of x that each tile of y reads.
@inline(__always)
func transformWindows<S: Scalar>(
  _ x: UnsafePointer<S>, _ tiles: WinogradTiles<S>, _ range: Range<Int>,
  into values: WinogradValues<S>
) {
  let (shape, matrix) = (tiles.shape, tiles.transform.input)
  let squares = PixelSquares(
    pixels: x, height: shape.height.input, width: shape.width.input, channels: shape.inputs)
  let origin = (y: -shape.height.before, x: -shape.width.before)
  if tiles.transform.size == 6 {
    transformSquares(squares, tiles, range, origin, matrix, rows: 6, inner: 6, into: values)
  } else {
    transformSquares(squares, tiles, range, origin, matrix, rows: 8, inner: 8, into: values)
  }
}

/// The transformed weights G·W·Gᵀ of every pair of channels, [point, strip, input, column], packed as the
/// tile loop reads them.
func winogradWeights<S: Scalar>(
  _ w: UnsafePointer<S>, _ tiles: WinogradTiles<S>
) -> Buffer {
  let shape = tiles.shape
  let width = Tile<S>.padded(shape.outputs, to: Tile<S>.columns)
  let buffer = Buffer(
    byteCount: tiles.points * shape.inputs * width * MemoryLayout<S>.stride)
  ThreadPool.shared.forEach(shape.inputs) { input in
    transformWeights(
      w, tiles, input: input, paddedOutputs: width, into: buffer.elements(of: S.self))
  }
  return buffer
}

@specialized(where S == Float)
@specialized(where S == Double)
private func transformWeights<S: Scalar>(
  _ w: UnsafePointer<S>, _ tiles: WinogradTiles<S>, input: Int, paddedOutputs: Int,
  into packed: UnsafeMutablePointer<S>
) {
  let (kernel, size) = (tiles.transform.kernel, tiles.transform.size)
  let (inputs, outputs) = (tiles.shape.inputs, tiles.shape.outputs)
  withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 3 * tiles.points) { scratch in
    let taps = scratch.baseAddress!
    let (between, values) = (taps + tiles.points, taps + 2 * tiles.points)
    for output in stride(from: 0, to: outputs, by: S.Vector.scalarCount) {
      for tap in 0..<kernel * kernel {
        taps[tap] = S.Vector(loading: w + (tap * inputs + input) * outputs + output)
      }
      evaluate(
        tiles.transform.weights, rows: size, inner: kernel, taps, between: between, into: values)
      let (strip, column) = output.quotientAndRemainder(dividingBy: Tile<S>.columns)
      let first = packed + (strip * inputs + input) * Tile<S>.columns + column
      for point in 0..<tiles.points {
        values[point].store(to: first + point * inputs * paddedOutputs)
      }
    }
  }
}
