/// The convolution of `tiles.shape` in fewer multiplications: see `WinogradTransform`.
func winogradConvolution<S: Scalar>(
  _ x: UnsafePointer<S>, _ w: UnsafePointer<S>, into y: UnsafeMutablePointer<S>,
  _ tiles: WinogradTiles<S>, epilogue: Epilogue<S>
) {
  let weights = winogradWeights(w, tiles)
  let tasks = (0..<tiles.count).pieces(of: tilesPerTask)
  ThreadPool.shared.forEach(tasks.count) { index in
    convolve(x, weights.elements(of: S.self), into: y, tiles, tasks[index], epilogue)
  }
}

/// Tiles transformed, multiplied and transformed back by one thread while they are in its cache.
private let tilesPerTask = 32

@specialized(where S == Float)
@specialized(where S == Double)
private func convolve<S: Scalar>(
  _ x: UnsafePointer<S>, _ weights: UnsafePointer<S>, into y: UnsafeMutablePointer<S>,
  _ tiles: WinogradTiles<S>, _ range: Range<Int>, _ epilogue: Epilogue<S>
) {
  let (shape, count) = (tiles.shape, range.count)
  // A vector more than the channels: else all points of a tile would fall into the same lines of the cache.
  let inputStride = shape.inputs + S.Vector.scalarCount
  let outputStride = shape.outputs + S.Vector.scalarCount
  let valueCount = tiles.points * count * inputStride
  withScratch(valueCount + tiles.points * count * outputStride, of: S.self) { values in
    let products = values + valueCount
    transformWindows(
      x, tiles, range,
      into: WinogradValues(
        first: values, tileStride: inputStride, stripStride: Tile<S>.columns,
        pointStride: count * inputStride))
    multiplyPoints(values, weights, into: products, tiles, count, inputStride, outputStride)
    if tiles.transform.size == 6 {
      transformBack(products, into: y, tiles, range, size: 6, stride: outputStride, epilogue)
    } else {
      transformBack(products, into: y, tiles, range, size: 8, stride: outputStride, epilogue)
    }
  }
}

/// For every point, [tiles, inputs] · [inputs, outputs].
@inline(__always)
private func multiplyPoints<S: Scalar>(
  _ values: UnsafePointer<S>, _ weights: UnsafePointer<S>, into products: UnsafeMutablePointer<S>,
  _ tiles: WinogradTiles<S>, _ count: Int, _ inputStride: Int, _ outputStride: Int
) {
  let (inputs, outputs) = (tiles.shape.inputs, tiles.shape.outputs)
  let strips = (outputs + Tile<S>.columns - 1) / Tile<S>.columns
  for point in 0..<tiles.points {
    for strip in 0..<strips {
      let column = strip * Tile<S>.columns
      multiplyStrip(
        LeftRows(
          first: values + point * count * inputStride, rowStride: inputStride,
          laneStride: inputStride, step: 1),
        count: count, weights + (point * strips + strip) * inputs * Tile<S>.columns,
        depth: inputs,
        into: StripTarget(
          first: products + point * count * outputStride, stride: outputStride, column: column,
          width: min(Tile<S>.columns, outputs - column), isAccumulating: false))
    }
  }
}

/// y = f(Aᵀ·products·A + bias), a tile of 4×4 pixels after the other.
@inline(__always)
private func transformBack<S: Scalar>(
  _ products: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, _ tiles: WinogradTiles<S>,
  _ range: Range<Int>, size: Int, stride tileStride: Int, _ epilogue: Epilogue<S>
) {
  let (shape, side) = (tiles.shape, WinogradTransform<S>.tile)
  withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 3 * size * size) { scratch in
    let square = scratch.baseAddress!
    let (between, pixels) = (square + size * size, square + 2 * size * size)
    for (number, tile) in range.enumerated() {
      let place = tiles.place(tile)
      for channel in stride(from: 0, to: shape.outputs, by: S.Vector.scalarCount) {
        var source = products + number * tileStride + channel
        for point in 0..<size * size {
          square[point] = S.Vector(loading: source)
          source += range.count &* tileStride
        }
        interpolate(
          tiles.transform.result, rows: side, inner: size, square, between: between, into: pixels)
        finish(pixels, at: place, channel, into: y, shape, epilogue)
      }
    }
  }
}

/// Leaves f(pixels + bias) for the pixels that lie within y of the tile that begins at `place`.
///
/// Sums and results stand in two pieces of memory: a loop that reads and writes the same one would not be
/// vectorised.
@inline(__always)
private func finish<S: Scalar>(
  _ pixels: UnsafePointer<S.Vector>, at place: (image: Int, y: Int, x: Int), _ channel: Int,
  into y: UnsafeMutablePointer<S>, _ shape: ConvolutionShape, _ epilogue: Epilogue<S>
) {
  let (side, lanes) = (WinogradTransform<S>.tile, S.Vector.scalarCount)
  let count = side * side * lanes
  withUnsafeTemporaryAllocation(of: S.self, capacity: 2 * count) { scratch in
    let (sums, results) = (scratch.baseAddress!, scratch.baseAddress! + count)
    let bias = epilogue.bias.map { S.Vector(loading: $0 + channel) } ?? .zero
    for pixel in 0..<side * side { (pixels[pixel] + bias).store(to: sums + pixel * lanes) }
    epilogue.activation.apply(sums, into: results, count: count)
    for i in 0..<min(side, shape.height.output - place.y) {
      let row = (place.image * shape.height.output + place.y + i) * shape.width.output + place.x
      for j in 0..<min(side, shape.width.output - place.x) {
        S.Vector(loading: results + (i * side + j) * lanes).store(
          to: y + (row + j) * shape.outputs + channel)
      }
    }
  }
}
