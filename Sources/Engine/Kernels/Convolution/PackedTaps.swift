/// A kernel's weights in the order in which the tile loop reads them.
///
/// Wide results take strips of `Tile.columns` columns, [strip, tap, channel, column]; narrow ones, of too
/// few columns to fill a vector, take one column after the other, [column, tap, channel].
struct PackedTaps<S: Scalar> {
  /// How the sums over taps and channels are laid out in registers.
  enum Layout { case strips, columns }

  let layout: Layout
  /// Numbers each column sums over: taps × channels.
  let depth: Int
  let columns: Int
  private let buffer: Buffer

  var pointer: UnsafePointer<S> { UnsafePointer(buffer.elements(of: S.self)) }

  /// Packs the weights of `taps` of a kernel [tap, inputs, outputs]; with `transposed`, the channels
  /// summed over are the outputs.
  init(
    _ w: UnsafePointer<S>, taps: [Int], inputs: Int, outputs: Int, transposed: Bool, layout: Layout
  ) {
    let (channels, columns) = transposed ? (outputs, inputs) : (inputs, outputs)
    let unit = layout == .strips ? Tile<S>.columns : 1
    let (depth, strips) = (taps.count * channels, (columns + unit - 1) / unit)
    let buffer = Buffer(byteCount: depth * strips * unit * MemoryLayout<S>.stride)
    let packed = buffer.elements(of: S.self)
    ThreadPool.shared.forEach(strips) { strip in
      let range = strip * unit..<min((strip + 1) * unit, columns)
      for (place, tap) in taps.enumerated() {
        let matrix = MatrixView(
          w + tap * inputs * outputs, rows: inputs, columns: outputs, transposed: transposed)
        let target = packed + (strip * depth + place * channels) * unit
        switch layout {
        case .strips: matrix.packColumns(range, depth: 0..<channels, into: target)
        case .columns: matrix.copyColumn(strip, into: target)
        }
      }
    }
    (self.layout, self.depth, self.columns, self.buffer) = (layout, depth, columns, buffer)
  }
}
