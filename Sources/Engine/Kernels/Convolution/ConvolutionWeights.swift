/// w[ky, kx, i, o] = Σ x[n, iy, ix, i] · y[n, oy, ox, o]: the gradient of `convolution` with respect to
/// its weights, summed over all pixels of all images. See `naiveConvolutionWeights`.
///
/// It is a matrix product xᵀ·y for each tap, its depth the pixels that the tap meets. Both images are
/// packed a block of pixels at a time and used for all taps; every thread sums other weights.
public func convolutionWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  if shape.outputs < Tile<S>.rows && shape.inputs > shape.outputs && shape.hasUnitStride {
    mirroredWeights(x, y, into: w, shape)
  } else {
    sumWeights(x, y, into: w, shape)
  }
}

/// The same with the roles of x and y exchanged, so that the many channels fill the vectors: seen from x,
/// pixel q meets y at q − (kernel − 1 − before) + (kernel − 1 − k), a convolution with the kernel turned
/// around.
private func mirroredWeights<S: Scalar>(
  _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into w: UnsafeMutablePointer<S>,
  _ shape: ConvolutionShape
) {
  let turned = Buffer(byteCount: shape.weightCount * MemoryLayout<S>.stride)
  let source = turned.elements(of: S.self)
  sumWeights(y, x, into: source, shape.mirrored)
  let taps = shape.height.kernel * shape.width.kernel
  for tap in 0..<taps {
    for i in 0..<shape.inputs {
      for o in 0..<shape.outputs {
        w[(tap * shape.inputs + i) * shape.outputs + o] =
          source[((taps - 1 - tap) * shape.outputs + o) * shape.inputs + i]
      }
    }
  }
}

extension ConvolutionShape {
  fileprivate var hasUnitStride: Bool { height.stride == 1 && width.stride == 1 }

  fileprivate var mirrored: Self {
    Self(
      batch: batch, height: height.mirrored, width: width.mirrored, inputs: outputs,
      outputs: inputs)
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
  let strips = (shape.outputs + Tile<S>.columns - 1) / Tile<S>.columns
  for (number, block) in PixelBlock.blocks(of: shape, pixels: blockPixels).enumerated() {
    let lanes = WeightLanes(x, shape, block)
    let columns = packedPixels(y, shape, block)
    let pieces = (0..<lanes.groups).pieces(
      of: max(lanes.groups * strips / (8 * ThreadPool.shared.threadCount), 1))
    ThreadPool.shared.forEach(strips * pieces.count) { index in
      let (strip, piece) = index.quotientAndRemainder(dividingBy: pieces.count)
      multiply(
        lanes, groups: pieces[piece],
        columns.elements(of: S.self) + strip * block.pixelCount(shape.width.output)
          * Tile<S>.columns,
        into: WeightTarget(
          w: w, outputs: shape.outputs, column: strip * Tile<S>.columns, isAccumulating: number > 0)
      )
    }
  }
}

/// The block's pixels of y in strips of columns.
private func packedPixels<S: Scalar>(
  _ y: UnsafePointer<S>, _ shape: ConvolutionShape, _ block: PixelBlock
) -> Buffer {
  let count = block.pixelCount(shape.width.output)
  let first =
    (block.images.lowerBound * shape.height.output + block.rows.lowerBound)
    * shape.width.output
  let pixels = MatrixView(y + first * shape.outputs, rows: count, columns: shape.outputs)
  let strips = (0..<shape.outputs).pieces(of: Tile<S>.columns)
  let buffer = Buffer(
    byteCount: strips.count * count * Tile<S>.columns * MemoryLayout<S>.stride)
  ThreadPool.shared.forEach(strips.count) { strip in
    pixels.packColumns(
      strips[strip], depth: 0..<count,
      into: buffer.elements(of: S.self) + strip * count * Tile<S>.columns)
  }
  return buffer
}

/// The columns of w that one strip gives.
private struct WeightTarget<S: Scalar> {
  let w: UnsafeMutablePointer<S>
  let outputs, column: Int
  let isAccumulating: Bool
}

@specialized(where S == Float)
@specialized(where S == Double)
private func multiply<S: Scalar>(
  _ lanes: WeightLanes<S>, groups: Range<Int>, _ strip: UnsafePointer<S>,
  into target: WeightTarget<S>
) {
  let width = min(Tile<S>.columns, target.outputs - target.column)
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
              left, step: lanes.step, strip, runs: runs, height: height, width: width,
              into: TileTarget(
                rows: rows, column: target.column, isAccumulating: target.isAccumulating,
                epilogue: nil))
          }
        }
      }
    }
  }
}
