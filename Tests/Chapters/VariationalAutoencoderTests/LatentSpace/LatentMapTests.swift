import Datasets
import Pictures
import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Map of classes")
struct LatentMapTests {
  private let model = transparentAutoencoder(latents: 2)

  /// Class c around the pixels (60·c, 200 − 40·c).
  private func clusters(_ count: Int, seed: UInt64, classCount: Int = 4) -> LabelledImages {
    var random = SplitMix64(seed: seed)
    let labels = (0..<count).map { UInt8($0 % classCount) }
    let rows = labels.map { label in
      [
        UInt8(60 * label) + UInt8(random.below(9)),
        UInt8(200 - 40 * label) + UInt8(random.below(9)),
      ]
    }
    return pictureRows(rows, labels: labels, classCount: classCount)
  }

  @Test("classes that lie apart are all found again")
  func separable() {
    let map = LatentMap(of: clusters(40, seed: 1), by: model)
    #expect(map.agreements(with: LatentMap(of: clusters(100, seed: 2), by: model)) == 40)
  }

  @Test("agreement is with the label of the nearest code, right or wrong")
  func nearest() {
    let base = pictureRows([[0, 0], [255, 255], [0, 255]], labels: [2, 0, 1], classCount: 3)
    let queries = pictureRows(
      [[10, 20], [200, 200], [20, 240], [250, 250], [30, 10]], labels: [0, 0, 1, 0, 1],
      classCount: 3)
    #expect(
      LatentMap(of: queries, by: model).agreements(with: LatentMap(of: base, by: model)) == 3)
  }

  @Test("the chart shows the plane's two numbers, each class in its colour")
  func chart() {
    let map = LatentMap(of: clusters(8, seed: 3), by: model)
    let chart = map.chart(in: LatentPlane(x: 1, y: 0), title: "Codes")
    let frame = chart.frame
    #expect(frame.title == "Codes" && frame.legend.map(\.name) == ["0", "1", "2", "3"])
    #expect(frame.xAxis.label == "latent number 2" && frame.yAxis.label == "latent number 1")
    let (x, y) = (columns(map.means)[1], columns(map.means)[0])
    #expect(frame.xAxis.range.contains(x.min()!) && frame.xAxis.range.contains(x.max()!))
    #expect(frame.yAxis.range.contains(y.min()!) && frame.yAxis.range.contains(y.max()!))
  }

  @Test("more classes than colours have no legend, and are drawn all the same")
  func manyClasses() {
    let labels = (0..<UInt8(200)).map { $0 }
    let images = pictureRows(labels.map { [$0, 255 - $0] }, labels: labels, classCount: 200)
    let chart = LatentMap(of: images, by: model).chart(in: LatentPlane(x: 0, y: 1), title: "")
    #expect(chart.frame.legend.isEmpty)
    #expect(
      chart.rendered() != ScatterChart(title: "", xLabel: "", yLabel: "", series: []).rendered())
  }
}
