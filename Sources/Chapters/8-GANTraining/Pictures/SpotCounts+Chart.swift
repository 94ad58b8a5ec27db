import Datasets
public import Pictures
import Tensors

extension CountedBlobs {
  /// Real and generated pictures beside each other, and below them how many spots both have.
  /// - Parameters:
  ///   - real: [count, 256], of which 32 are shown.
  ///   - generated: as many.
  public func chart(real: Tensor, generated: Tensor) -> Image {
    let sheets = [("data", real), ("generated", generated)].map { title, pictures in
      Self.sheet(pictures.sliced(0..<min(32, pictures.shape[0]))).titled(title)
    }
    let pictures = Image.grid(sheets, columns: 2, spacing: 16)
    let counts = [real, generated].map { SpotCounts(of: $0, right: count) }
    let most = counts.map(\.histogram.count).max()!
    let bars = BarChart(
      title: "How many spots", yLabel: "share of pictures", categories: (0..<most).map { "\($0)" },
      series: zip(["data", "generated"], counts).map { name, counts in
        let missing = [Double](repeating: 0, count: most - counts.histogram.count)
        return BarChart.Series(name, values: counts.shares + missing)
      })
    return Image.stack([pictures, bars.rendered(width: pictures.width, height: 300)])
  }

  /// Pictures in rows of eight, each pixel three wide.
  private static func sheet(_ pictures: Tensor) -> Image {
    LabelledImages(
      pictures.reshaped([pictures.shape[0], side, side, 1]), from: 0, to: 1, name: "spots"
    ).sheet(columns: 8)
  }
}
