/// The sum that a convolution and each phase of a transposed convolution are: every result pixel gathers
/// a window of source pixels,
///
///     result[n, i, j, column] = f(Σ source[n, origin + i·stride + a, …, channel] · w[a, b, channel, column] + bias)
///
/// It is a matrix product whose left factor is never built: a tile's eight rows are eight windows, and
/// since neighbouring source pixels stand side by side in memory, each row of a window is one run of
/// taps × channels numbers, read in place.
struct Gathering<S: Scalar> {
  let source: UnsafePointer<S>
  let weights: PackedTaps<S>
  let result: UnsafeMutablePointer<S>
  let height, width: GatheringAxis
  let batch, channels: Int
  /// Pixels of the whole result along each axis, and its epilogue.
  let resultHeight, resultWidth: Int
  let epilogue: Epilogue<S>

  /// Result pixels that have the same taps within the source: `pixels` counts through images, then rows.
  struct Neighbourhood {
    let rows, columns: GatheringAxis.Segment
    var pixels: Range<Int>
  }

  /// What threads take one after the other.
  func tasks() -> [Neighbourhood] {
    let share = batch * height.count * width.count / (8 * ThreadPool.shared.threadCount)
    let length = Tile<S>.padded(min(max(share, 64), 512), to: Tile<S>.rows)
    return height.segments.flatMap { rows in
      width.segments.flatMap { columns in
        (0..<batch * rows.results.count * columns.results.count).pieces(of: length).map {
          Neighbourhood(rows: rows, columns: columns, pixels: $0)
        }
      }
    }
  }

  /// The rows of a window that lie within the source, the first at the beginning of its lane.
  func runs(of task: Neighbourhood) -> [Run] {
    let taps = task.columns.taps
    return task.rows.taps.map { tap in
      Run(
        left: (tap - task.rows.taps.lowerBound) * width.source * channels,
        right: (tap * width.taps + taps.lowerBound) * channels, length: taps.count * channels)
    }
  }

  /// Where each pixel's window and result begin. Lanes that fill the last tile repeat the last pixel.
  @inline(__always)
  func lanes(
    of task: Neighbourhood, _ left: UnsafeMutablePointer<UnsafePointer<S>>,
    _ rows: UnsafeMutablePointer<UnsafeMutablePointer<S>>
  ) {
    let length = task.columns.results.count
    var lane = 0
    while lane < task.pixels.count {
      let (row, first) = (task.pixels.lowerBound + lane).quotientAndRemainder(dividingBy: length)
      var (window, place) = begin(row: row, column: first, of: task)
      let (windowStep, placeStep) = (width.stride * channels, width.step * weights.columns)
      for _ in first..<min(length, first + task.pixels.count - lane) {
        (left[lane], rows[lane]) = (window, place)
        window += windowStep
        place += placeStep
        lane &+= 1
      }
    }
    for lane in task.pixels.count..<Tile<S>.padded(task.pixels.count, to: Tile<S>.rows) {
      (left[lane], rows[lane]) = (left[lane - 1], rows[lane - 1])
    }
  }

  /// The window and the place in the result of a pixel of a neighbourhood; `row` counts through images.
  @inline(__always)
  private func begin(
    row: Int, column: Int, of task: Neighbourhood
  ) -> (window: UnsafePointer<S>, place: UnsafeMutablePointer<S>) {
    let (image, y) = row.quotientAndRemainder(dividingBy: task.rows.results.count)
    let (i, j) = (task.rows.results.lowerBound + y, task.columns.results.lowerBound + column)
    let sourceRow =
      image * height.source + height.origin + i * height.stride + task.rows.taps.lowerBound
    let sourceColumn = width.origin + j * width.stride + task.columns.taps.lowerBound
    let resultRow = image * resultHeight + height.first + i * height.step
    let resultColumn = width.first + j * width.step
    return (
      source + (sourceRow * width.source + sourceColumn) * channels,
      result + (resultRow * resultWidth + resultColumn) * weights.columns
    )
  }

  /// Computes the whole result.
  func run() {
    let tasks = tasks()
    ThreadPool.shared.forEach(tasks.count) { index in gather(self, tasks[index]) }
  }
}

/// Depth of a strip of weights that is used for all tiles of a task before the next: it stays in the
/// first- or second-level cache.
private let blockDepth = 256

@specialized(where S == Float)
@specialized(where S == Double)
private func gather<S: Scalar>(_ sum: Gathering<S>, _ task: Gathering<S>.Neighbourhood) {
  let tiles = (task.pixels.count + Tile<S>.rows - 1) / Tile<S>.rows
  let runs = sum.runs(of: task)
  withUnsafeTemporaryAllocation(of: UnsafePointer<S>.self, capacity: tiles * Tile<S>.rows) { left in
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<S>.self, capacity: tiles * Tile<S>.rows
    ) { rows in
      let (left, rows) = (left.baseAddress!, rows.baseAddress!)
      sum.lanes(of: task, left, rows)
      switch sum.weights.layout {
      case .strips: gatherStrips(sum, task.pixels.count, runs, left, rows)
      case .columns: gatherColumns(sum, task.pixels.count, runs, left, rows)
      }
    }
  }
}

@inline(__always)
private func gatherStrips<S: Scalar>(
  _ sum: Gathering<S>, _ pixelCount: Int, _ runs: [Run],
  _ left: UnsafePointer<UnsafePointer<S>>, _ rows: UnsafePointer<UnsafeMutablePointer<S>>
) {
  let blocks = runs.blocks(of: blockDepth)
  for column in stride(from: 0, to: sum.weights.columns, by: Tile<S>.columns) {
    let width = min(Tile<S>.columns, sum.weights.columns - column)
    for (position, block) in blocks.enumerated() {
      let isLast = position == blocks.count - 1 && !sum.epilogue.isTrivial
      block.withUnsafeBufferPointer { block in
        for pixel in stride(from: 0, to: pixelCount, by: Tile<S>.rows) {
          Tile<S>.multiply(
            left + pixel, step: 1, sum.weights.pointer + column &* sum.weights.depth, runs: block,
            height: min(Tile<S>.rows, pixelCount - pixel), width: width,
            into: TileTarget(
              rows: rows + pixel, column: column, isAccumulating: position > 0,
              epilogue: isLast ? sum.epilogue : nil))
        }
      }
    }
  }
}

@inline(__always)
private func gatherColumns<S: Scalar>(
  _ sum: Gathering<S>, _ pixelCount: Int, _ runs: [Run],
  _ left: UnsafePointer<UnsafePointer<S>>, _ rows: UnsafePointer<UnsafeMutablePointer<S>>
) {
  runs.withUnsafeBufferPointer { runs in
    for pixel in stride(from: 0, to: pixelCount, by: Tile<S>.rows) {
      for column in 0..<sum.weights.columns {
        Tile<S>.dot(
          left + pixel, sum.weights.pointer + column &* sum.weights.depth, runs: runs,
          bias: sum.epilogue.bias.map { $0[column] } ?? 0, into: rows + pixel, column: column,
          height: min(Tile<S>.rows, pixelCount - pixel))
      }
    }
  }
}

extension [Run] {
  /// The runs cut where they are long and grouped where they are short, about `depth` steps a group; one
  /// empty group where there is no run.
  func blocks(of depth: Int) -> [[Run]] {
    var blocks: [[Run]] = []
    var filled = depth
    for run in self where run.length > 0 {
      let pieces = (run.length + depth - 1) / depth
      for piece in 0..<pieces {
        let range = run.length * piece / pieces..<run.length * (piece + 1) / pieces
        if filled + range.count > depth {
          blocks.append([])
          filled = 0
        }
        filled += range.count
        blocks[blocks.count - 1].append(
          Run(
            left: run.left + range.lowerBound, right: run.right + range.lowerBound,
            length: range.count))
      }
    }
    return blocks.isEmpty ? [[]] : blocks
  }
}
