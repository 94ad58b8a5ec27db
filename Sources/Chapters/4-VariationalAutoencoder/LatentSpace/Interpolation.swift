public import Datasets
public import Tensors

extension Autoencoder {
  /// Pictures along straight lines between mean codes, z = (1 − t)·μₐ + t·μ_b for evenly spaced t from 0
  /// to 1: a row for each pair, [rows · columns, height, width, channels].
  /// - Parameter b: as many pictures as `a`.
  public func interpolations(
    from a: LabelledImages, to b: LabelledImages, columns: Int
  ) -> Tensor {
    if a.count != b.count || columns < 2 {
      fatalError(
        "pairs of pictures and 2 columns or more were expected, found \(a.count) and \(b.count) "
          + "pictures and \(columns) columns")
    }
    let (start, end) = (codes(of: a).mean, codes(of: b).mean)
    let steps = (0..<columns).map { column in
      let t = Double(column) / Double(columns - 1)
      return (1 - t) * start + t * end
    }
    return decodeInParts(interleaved(steps))
  }
}

/// Tensors of [rows, width] as columns of a sheet, read row by row: [rows · columns, width].
func interleaved(_ columns: [Tensor]) -> Tensor {
  concatenated(columns, along: 1).reshaped([
    columns.count * columns[0].shape[0], columns[0].shape[1],
  ])
}
