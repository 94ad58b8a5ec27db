public import Tensors

extension LabelledImages {
  /// Pictures that a network has drawn, as a file would hold them: `low` becomes 0, `high` 255, what
  /// lies outside is cut off, what lies between is rounded. They are of one class, “any”.
  /// - Parameter pictures: [count, height, width, channels].
  public init(_ pictures: Tensor, from low: Double, to high: Double, name: String) {
    if pictures.rank != 4 || low == high {
      fatalError(
        "pictures of [count, height, width, channels] and two ends of their range were expected, "
          + "found \(pictures.shape) from \(low) to \(high)")
    }
    let bytes = pictures.scalars.map { value in
      UInt8(min(max((value - low) / (high - low), 0), 1) * 255 + 0.5)
    }
    let shape = pictures.shape
    self.init(
      name: name, height: shape[1], width: shape[2], channels: shape[3], pixels: bytes,
      labels: [UInt8](repeating: 0, count: shape[0]), classNames: ["any"])
  }
}
