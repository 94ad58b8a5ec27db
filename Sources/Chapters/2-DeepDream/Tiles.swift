import Tensors

/// A picture in parts of about equal size.
///
/// Cuts are at multiples of a number of pixels, so that windows of pooling lie in the parts as they
/// lie in the whole.
struct Tiles {
  private let picture: Tensor
  /// Where the parts begin and end.
  let rows, columns: [Range<Int>]

  /// Parts with sides of at most `side`, rounded up to a multiple of `grain`.
  init(of picture: Tensor, side: Int, grain: Int) {
    self.picture = picture
    func cut(_ length: Int) -> [Range<Int>] {
      let count = max(1, (length + side - 1) / side)
      let cuts = (0..<count).map { $0 * length / count / grain * grain } + [length]
      return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    }
    (rows, columns) = (cut(picture.shape[1]), cut(picture.shape[2]))
  }

  /// What is made of the parts, one after the other, put together again.
  func map(_ transform: (Tensor) -> Tensor) -> Tensor {
    let bands = rows.map { row in
      let band = picture.sliced(row, along: 1)
      return concatenated(columns.map { transform(band.sliced($0, along: 2)) }, along: 2)
    }
    return concatenated(bands, along: 1)
  }
}
