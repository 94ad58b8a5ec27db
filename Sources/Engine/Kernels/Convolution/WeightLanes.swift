/// Pixels of y that are summed over together: whole images, or some rows of one.
struct PixelBlock {
  let images, rows: Range<Int>

  /// All of y in blocks of about `pixels`.
  static func blocks(of shape: ConvolutionShape, pixels: Int) -> [PixelBlock] {
    let (height, width) = (shape.height.output, shape.width.output)
    if height * width <= pixels {
      return (0..<shape.batch).pieces(of: pixels / (height * width)).map {
        PixelBlock(images: $0, rows: 0..<height)
      }
    }
    let rows = (0..<height).pieces(of: max(pixels / width, 1))
    return (0..<shape.batch).flatMap { image in
      rows.map { PixelBlock(images: image..<image + 1, rows: $0) }
    }
  }

  func pixelCount(_ width: Int) -> Int { images.count * rows.count * width }
}

/// A block of x as the rows of the weights read it: row r of every tap begins at `offsets[r]`, goes on
/// in steps of `step` from one pixel to the next, and takes part in the runs of its tap.
struct WeightLanes<S: Scalar> {
  let offsets: [Int]
  let step: Int
  let rowsPerTap: Int
  /// For each tap, the pixels it meets: `left` in x as packed, `right` in the block of y.
  let runs: [[Run]]
  private let buffer: Buffer

  var pointer: UnsafePointer<S> { UnsafePointer(buffer.elements(of: S.self)) }

  /// Groups of as many rows as a tile has.
  var groups: Int { offsets.count / Tile<S>.rows }

  /// Packs what the block needs of x.
  init(_ x: UnsafePointer<S>, _ shape: ConvolutionShape, _ block: PixelBlock) {
    if shape.inputs < Tile<S>.rows {
      self.init(padding: x, shape, block)
    } else {
      self.init(packing: x, shape, block)
    }
  }

  /// Many channels: packed as eight channels of every pixel, then the next eight. A tap's runs leave out
  /// what lies beyond the edges.
  private init(packing x: UnsafePointer<S>, _ shape: ConvolutionShape, _ block: PixelBlock) {
    let (unit, width) = (Tile<S>.rows, shape.width.input)
    // Whole images follow one another with all their rows, also with those that no output reads.
    let inputRows =
      block.images.count > 1 ? 0..<shape.height.input : shape.height.inputs(for: block.rows)
    let count = block.images.count * inputRows.count * width
    let first = (block.images.lowerBound * shape.height.input + inputRows.lowerBound) * width
    let pixels = MatrixView(x + first * shape.inputs, rows: count, columns: shape.inputs)
    let strips = (0..<shape.inputs).pieces(of: unit)
    let buffer = Buffer(byteCount: strips.count * count * unit * MemoryLayout<S>.stride)
    ThreadPool.shared.forEach(strips.count) { strip in
      pixels.packColumns(
        strips[strip], unit: unit, depth: 0..<count,
        into: buffer.elements(of: S.self) + strip * count * unit)
    }
    self.buffer = buffer
    offsets = strips.indices.flatMap { strip in
      (0..<unit).map { strip * count * unit + $0 }
    }
    step = shape.width.stride * unit
    rowsPerTap = shape.inputs
    runs = (0..<shape.height.kernel).flatMap { ky in
      (0..<shape.width.kernel).map { kx in
        block.runs(shape, inputRows: inputRows, ky: ky, kx: kx, unit: unit)
      }
    }
  }

  /// Few channels: a copy with its zeros around it, in which all taps of all channels are lanes alike.
  private init(padding x: UnsafePointer<S>, _ shape: ConvolutionShape, _ block: PixelBlock) {
    let channels = shape.inputs
    let (vertical, horizontal) = (shape.height, shape.width)
    let height = (block.rows.count - 1) * vertical.stride + vertical.kernel
    let width = (horizontal.output - 1) * horizontal.stride + horizontal.kernel
    let top = block.rows.lowerBound * vertical.stride - vertical.before
    let count = block.images.count * height * width * channels
    let buffer = Buffer(byteCount: count * MemoryLayout<S>.stride)
    let padded = buffer.elements(of: S.self)
    padded.update(repeating: 0, count: count)
    let columns = 0..<min(horizontal.input, width - horizontal.before)
    for (place, image) in block.images.enumerated() {
      for row in max(top, 0)..<max(min(top + height, vertical.input), max(top, 0)) {
        let target = (place * height + row - top) * width + horizontal.before
        let source = (image * vertical.input + row) * horizontal.input
        (padded + target * channels).update(
          from: x + source * channels, count: columns.count * channels)
      }
    }
    self.buffer = buffer
    let taps = (0..<vertical.kernel).flatMap { ky in (0..<horizontal.kernel).map { (ky, $0) } }
    let rows = taps.flatMap { ky, kx in
      (0..<channels).map { (ky * width + kx) * channels + $0 }
    }
    rowsPerTap = rows.count
    offsets =
      rows + Array(repeating: 0, count: Tile<S>.padded(rows.count, to: Tile<S>.rows) - rows.count)
    step = horizontal.stride * channels
    runs = [
      block.images.indices.flatMap { image in
        block.rows.indices.map { row in
          let (place, y) = (image - block.images.lowerBound, row - block.rows.lowerBound)
          return Run(
            left: (place * height + y * vertical.stride) * width * channels,
            right: (place * block.rows.count + y) * horizontal.output, length: horizontal.output)
        }
      }
    ]
  }
}

extension PixelBlock {
  /// The rows of pixels of y at which tap (ky, kx) meets x, of which `inputRows` are packed.
  fileprivate func runs(
    _ shape: ConvolutionShape, inputRows: Range<Int>, ky: Int, kx: Int, unit: Int
  ) -> [Run] {
    let (vertical, horizontal) = (shape.height, shape.width)
    let columns = horizontal.outputs(for: kx).clamped(to: 0..<horizontal.output)
    let valid = vertical.outputs(for: ky).clamped(to: rows)
    if columns.isEmpty { return [] }
    return images.indices.flatMap { image in
      valid.map { row in
        let place = image - images.lowerBound
        let inputRow = row * vertical.stride - vertical.before + ky - inputRows.lowerBound
        let inputColumn = columns.lowerBound * horizontal.stride - horizontal.before + kx
        return Run(
          left: ((place * inputRows.count + inputRow) * horizontal.input + inputColumn) * unit,
          right: (place * rows.count + row - rows.lowerBound) * horizontal.output
            + columns.lowerBound,
          length: columns.count)
      }
    }
  }
}
