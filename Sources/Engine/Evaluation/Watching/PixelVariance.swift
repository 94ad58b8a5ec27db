public import Datasets

extension LabelledImages {
  /// How much the pictures differ from one another: the variance of each number over the pictures,
  /// averaged over all numbers of a picture. Black is 0 and white 1, so that ¼ is the most there is.
  ///
  /// It is 0 where all pictures are the same, whatever they show.
  public var pixelVariance: Double {
    if count == 0 { return 0 }
    var sums = [Int](repeating: 0, count: bytesPerImage)
    var squares = sums
    for start in stride(from: 0, to: pixels.count, by: bytesPerImage) {
      for place in 0..<bytesPerImage {
        let value = Int(pixels[start + place])
        sums[place] += value
        squares[place] += value * value
      }
    }
    // n·Σ x² − (Σ x)² in whole numbers, exactly: n² times the variance.
    let variances = zip(sums, squares).map { Double(count * $1 - $0 * $0) }
    return variances.reduce(0, +) / Double(bytesPerImage) / Double(count * count) / (255 * 255)
  }
}
