import Datasets
import Kernels
public import Pictures

extension MemorisationTest {
  /// How far each picture is from its nearest training picture: copies stand at 0.
  public var chart: Image {
    let (heldOut, generated) = (heldOut.inPixels.distances, generated.inPixels.distances)
    return HistogramChart(
      title: "How far the nearest training picture is", xLabel: "distance in pixels from 0 to 1",
      yLabel: "share of pictures",
      series: [
        HistogramChart.Series("held-out", values: heldOut),
        HistogramChart.Series("generated", values: generated),
      ], range: 0...max((heldOut + generated).max()!, 1)
    ).rendered()
  }

  /// Two times eight rows of a generated picture, its nearest training picture in pixels and that in
  /// features. At the left those nearest of all to theirs, where copies would be; at the right the first
  /// eight, which are like any.
  public var sheet: Image {
    let distances = generated.inPixels.distances
    let nearest = distances.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    let rows = min(8, distances.count)
    let gap = Image(
      width: training.width, height: training.height, channels: training.channels,
      pixels: [UInt8](repeating: 255, count: training.bytesPerImage))
    let cells = (0..<rows).flatMap { row in trio(nearest[row]) + [gap] + trio(row) }
    return Image.grid(cells, columns: 7).scaled(by: 3)
  }

  private func trio(_ index: Int) -> [Image] {
    [
      generated.images.image(at: index), training.image(at: generated.inPixels.indices[index]),
      training.image(at: generated.inFeatures.indices[index]),
    ]
  }
}
