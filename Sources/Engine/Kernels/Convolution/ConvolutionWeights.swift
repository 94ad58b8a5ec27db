/// w[ky, kx, i, o] = Σ x[n, iy, ix, i] · y[n, oy, ox, o]: the gradient of `convolution` with respect to
/// its weights, summed over all pixels of all images. See `naiveConvolutionWeights`.
///
/// It is a matrix product xᵀ·y for each tap, its depth the pixels that the tap meets. Both images are
/// packed a block of pixels at a time and used for all taps; every thread sums other weights.
@specialized(where S == Float)
@specialized(where S == Double)
public func convolutionWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  if let tiles = WinogradTiles<S>(shape) {
    winogradConvolutionWeights(x, y, into: w, tiles)
  } else if shape.outputs < Tile<S>.rows && shape.inputs > shape.outputs && shape.hasUnitStride {
    mirroredWeights(x, y, into: w, shape)
  } else {
    sumWeights(x, y, into: w, shape)
  }
}

/// The same with the roles of x and y exchanged, so that the many channels fill the vectors.
private func mirroredWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  withScratch(shape.weightCount, of: S.self) { turned in
    sumWeights(y, x, into: turned, shape.mirrored)
    turnKernel(turned, into: w, shape.mirrored)
  }
}

/// Pixels of y summed over before the next block is packed: a strip of them stays in the second-level
/// cache.
private let blockPixels = 1024

private func sumWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  if shape.batch == 0 { w.update(repeating: 0, count: shape.weightCount) }
  for (number, block) in PixelBlock.blocks(of: shape, pixels: blockPixels).enumerated() {
    let lanes = WeightLanes(x, shape, block)
    let strips = PixelStrips(y, shape, block, uses: lanes.groups * lanes.runs.count)
    let pieces = (0..<lanes.groups).pieces(
      of: max(lanes.groups * strips.count / (4 * ThreadPool.shared.threadCount), 1))
    ThreadPool.shared.forEach(strips.count * pieces.count) { index in
      let (strip, piece) = index.quotientAndRemainder(dividingBy: pieces.count)
      multiply(
        lanes, groups: pieces[piece], strips, strip,
        into: WeightTarget(w: w, outputs: shape.outputs, isAccumulating: number > 0))
    }
  }
}

/// A block's pixels of y in strips of `Tile.columns` channels: packed, or in place where so few tiles use
/// them that packing would cost more than it saves.
private struct PixelStrips<S: Scalar> {
  let count, stripStride, rowStride: Int
  private let inPlace: UnsafePointer<S>
  private let packed: Buffer?

  var pointer: UnsafePointer<S> {
    packed.map { UnsafePointer($0.elements(of: S.self)) } ?? inPlace
  }

  init(_ y: UnsafePointer<S>, _ shape: ConvolutionShape, _ block: PixelBlock, uses: Int) {
    let (pixelCount, unit) = (block.pixelCount(shape.width.output), Tile<S>.columns)
    let row = block.images.lowerBound * shape.height.output + block.rows.lowerBound
    inPlace = y + row * shape.width.output * shape.outputs
    let ranges = (0..<shape.outputs).pieces(of: unit)
    count = ranges.count
    if uses <= 8 && shape.outputs.isMultiple(of: unit) {
      (stripStride, rowStride, packed) = (unit, shape.outputs, nil)
      return
    }
    (stripStride, rowStride) = (pixelCount * unit, unit)
    let pixels = MatrixView(inPlace, rows: pixelCount, columns: shape.outputs)
    let buffer = Buffer(byteCount: count * stripStride * MemoryLayout<S>.stride)
    packed = buffer
    ThreadPool.shared.forEach(ranges.count) { strip in
      pixels.packColumns(
        ranges[strip], depth: 0..<pixelCount,
        into: buffer.elements(of: S.self) + strip * pixelCount * unit)
    }
  }
}

private struct WeightTarget<S: Scalar> {
  let w: UnsafeMutablePointer<S>
  let outputs: Int
  let isAccumulating: Bool
}

@specialized(where S == Float)
@specialized(where S == Double)
private func multiply<S: Scalar>(
  _ lanes: WeightLanes<S>, groups: Range<Int>, _ strips: PixelStrips<S>, _ strip: Int,
  into target: WeightTarget<S>
) {
  let column = strip * Tile<S>.columns
  let width = min(Tile<S>.columns, target.outputs - column)
  let right = strips.pointer + strip * strips.stripStride
  withUnsafeTemporaryAllocation(of: UnsafePointer<S>.self, capacity: Tile<S>.rows) { left in
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<S>.self, capacity: Tile<S>.rows
    ) { rows in
      let (left, rows) = (left.baseAddress!, rows.baseAddress!)
      for group in groups {
        let first = group * Tile<S>.rows
        let height = min(Tile<S>.rows, lanes.rowsPerTap - first)
        for lane in 0..<Tile<S>.rows {
          left[lane] = lanes.pointer + lanes.offsets[first + min(lane, height - 1)]
        }
        for tap in 0..<lanes.runs.count {
          for lane in 0..<Tile<S>.rows {
            let row = tap * lanes.rowsPerTap + first + min(lane, height - 1)
            rows[lane] = target.w + row * target.outputs
          }
          lanes.runs[tap].withUnsafeBufferPointer { runs in
            Tile<S>.multiply(
              left, step: lanes.step, right, rowStride: strips.rowStride, runs: runs,
              height: height, width: width,
              into: TileTarget(
                rows: rows, column: column, isAccumulating: target.isAccumulating,
                epilogue: nil))
          }
        }
      }
    }
  }
}
