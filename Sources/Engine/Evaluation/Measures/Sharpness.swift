public import Datasets

extension LabelledImages {
  /// How much neighbouring pixels differ: the mean over pictures and inner pixels of the squared discrete
  /// Laplacian, `(4x − left − right − above − below)²` with x from 0 to 1 (its variance, as its mean is
  /// nearly 0; Pech-Pacheco et al. 2000). Blurring lowers it, noise raises it.
  public var sharpness: Double {
    let row = width * channels
    if count == 0 || height < 3 || width < 3 { return 0 }
    var sum = 0
    for image in 0..<count {
      let x = [UInt8](pixels(at: image))
      for y in 1..<height - 1 {
        for i in y * row + channels..<(y + 1) * row - channels {
          let around =
            Int(x[i - channels]) + Int(x[i + channels]) + Int(x[i - row]) + Int(x[i + row])
          let curvature = 4 * Int(x[i]) - around
          sum += curvature * curvature
        }
      }
    }
    let inner = count * (height - 2) * (width - 2) * channels
    return Double(sum) / Double(inner) / (255 * 255)
  }
}
