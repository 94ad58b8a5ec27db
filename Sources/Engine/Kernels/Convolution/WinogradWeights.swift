/// The weights' gradient through the same transforms: what is linear in W = G·w·Gᵀ has the gradient
///
///     dw = Gᵀ·[Σ over tiles (Bᵀ·x·B) ⊙ (A·dy·Aᵀ)]·G
///
/// in which the sum over tiles is a matrix product for each point.
func winogradConvolutionWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ tiles: WinogradTiles<S>
) {
  let (inputs, outputs) = (tiles.shape.inputs, tiles.shape.outputs)
  let gradients = Buffer(byteCount: tiles.points * inputs * outputs * MemoryLayout<S>.stride)
  let blocks = (0..<tiles.count).pieces(of: tilesPerBlock)
  for (number, block) in blocks.enumerated() {
    let values = WinogradBlock(x, y, tiles, block)
    ThreadPool.shared.forEach(tiles.points) { point in
      values.multiply(
        point, into: gradients.elements(of: S.self) + point * inputs * outputs,
        isAccumulating: number > 0)
    }
  }
  ThreadPool.shared.forEach(inputs) { input in
    transformWeightsBack(gradients.elements(of: S.self), into: w, tiles, input: input)
  }
}

/// Tiles whose products are summed before the next are transformed.
private let tilesPerBlock = 128

/// The transformed pixels of some tiles: of x as [point, tile, input], of y as [point, strip, tile, column].
private struct WinogradBlock<S: Scalar> {
  let tiles: WinogradTiles<S>
  let count, inputStride, strips: Int
  private let inputs, outputs: Buffer

  init(
    _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, _ tiles: WinogradTiles<S>, _ block: Range<Int>
  ) {
    let shape = tiles.shape
    (self.tiles, count) = (tiles, block.count)
    inputStride = shape.inputs + S.Vector.scalarCount
    strips = (shape.outputs + Tile<S>.columns - 1) / Tile<S>.columns
    let bytes = tiles.points * block.count * MemoryLayout<S>.stride
    inputs = Buffer(byteCount: bytes * inputStride)
    outputs = Buffer(byteCount: bytes * strips * Tile<S>.columns)
    let (inputs, outputs) = (inputs.elements(of: S.self), outputs.elements(of: S.self))
    let pieces = block.pieces(of: 8)
    ThreadPool.shared.forEach(2 * pieces.count) { index in
      let piece = pieces[index / 2]
      if index.isMultiple(of: 2) {
        transformInputs(x, tiles, piece, of: block, into: inputs)
      } else {
        transformOutputs(y, tiles, piece, of: block, into: outputs)
      }
    }
  }

  /// One point's [inputs, tiles] · [tiles, outputs].
  func multiply(_ point: Int, into gradient: UnsafeMutablePointer<S>, isAccumulating: Bool) {
    multiplyTiles(self, point, into: gradient, isAccumulating)
  }

  var inputValues: UnsafePointer<S> { UnsafePointer(inputs.elements(of: S.self)) }
  var outputValues: UnsafePointer<S> { UnsafePointer(outputs.elements(of: S.self)) }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func multiplyTiles<S: Scalar>(
  _ block: WinogradBlock<S>, _ point: Int, into gradient: UnsafeMutablePointer<S>,
  _ isAccumulating: Bool
) {
  let (inputs, outputs) = (block.tiles.shape.inputs, block.tiles.shape.outputs)
  for strip in 0..<block.strips {
    let column = strip * Tile<S>.columns
    multiplyStrip(
      LeftRows(
        first: block.inputValues + point * block.count * block.inputStride, rowStride: 1,
        laneStride: 1, step: block.inputStride),
      count: inputs,
      block.outputValues + (point * block.strips + strip) * block.count * Tile<S>.columns,
      depth: block.count,
      into: StripTarget(
        first: gradient, stride: outputs, column: column,
        width: min(Tile<S>.columns, outputs - column), isAccumulating: isAccumulating))
  }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func transformInputs<S: Scalar>(
  _ x: UnsafePointer<S>, _ tiles: WinogradTiles<S>, _ piece: Range<Int>, of block: Range<Int>,
  into values: UnsafeMutablePointer<S>
) {
  let tileStride = tiles.shape.inputs + S.Vector.scalarCount
  transformWindows(
    x, tiles, piece,
    into: WinogradValues(
      first: values + (piece.lowerBound - block.lowerBound) * tileStride, tileStride: tileStride,
      stripStride: Tile<S>.columns, pointStride: block.count * tileStride))
}

@specialized(where S == Float)
@specialized(where S == Double)
private func transformOutputs<S: Scalar>(
  _ y: UnsafePointer<S>, _ tiles: WinogradTiles<S>, _ piece: Range<Int>, of block: Range<Int>,
  into values: UnsafeMutablePointer<S>
) {
  let (shape, size) = (tiles.shape, tiles.transform.size)
  let squares = PixelSquares(
    pixels: y, height: shape.height.output, width: shape.width.output, channels: shape.outputs)
  let strips = (shape.outputs + Tile<S>.columns - 1) / Tile<S>.columns
  let target = WinogradValues(
    first: values + (piece.lowerBound - block.lowerBound) * Tile<S>.columns,
    tileStride: Tile<S>.columns, stripStride: block.count * Tile<S>.columns,
    pointStride: strips * block.count * Tile<S>.columns)
  let spread = tiles.transform.resultTransposed  // A, [size, tile]
  if size == 6 {
    transformSquares(squares, tiles, piece, (0, 0), spread, rows: 6, inner: 4, into: target)
  } else {
    transformSquares(squares, tiles, piece, (0, 0), spread, rows: 8, inner: 4, into: target)
  }
}

/// dw = Gᵀ·gradient·G for all outputs of one input.
@specialized(where S == Float)
@specialized(where S == Double)
private func transformWeightsBack<S: Scalar>(
  _ gradients: UnsafePointer<S>, into w: UnsafeMutablePointer<S>, _ tiles: WinogradTiles<S>,
  input: Int
) {
  let (kernel, size) = (tiles.transform.kernel, tiles.transform.size)
  let (inputs, outputs) = (tiles.shape.inputs, tiles.shape.outputs)
  withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 3 * tiles.points) { scratch in
    let values = scratch.baseAddress!
    let (between, taps) = (values + tiles.points, values + 2 * tiles.points)
    for output in stride(from: 0, to: outputs, by: S.Vector.scalarCount) {
      for point in 0..<tiles.points {
        values[point] = S.Vector(
          loading: gradients + (point * inputs + input) * outputs + output)
      }
      interpolate(
        tiles.transform.weightsTransposed, rows: kernel, inner: size, values, between: between,
        into: taps)
      for tap in 0..<kernel * kernel {
        taps[tap].store(to: w + (tap * inputs + input) * outputs + output)
      }
    }
  }
}
