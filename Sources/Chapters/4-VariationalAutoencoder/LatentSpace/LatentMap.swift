public import Datasets
import Evaluation
public import Pictures
public import Tensors

/// Where pictures of known classes lie in the space of codes.
public struct LatentMap {
  /// μ of each picture: [count, latents].
  public let means: Tensor
  /// Its class.
  public let labels: [UInt8]
  /// What the classes are called.
  public let classNames: [String]

  /// Encodes pictures.
  public init(of images: LabelledImages, by model: Autoencoder) {
    means = model.codes(of: images).mean
    (labels, classNames) = (images.labels, images.classNames)
  }

  /// How many of these pictures are of the class of the nearest picture on another map, by Euclidean
  /// distance between means: the nearest-neighbour rule (Cover & Hart 1967).
  public func agreements(with base: LatentMap) -> Int {
    let nearest = nearestNeighbours(of: means, in: base.means)
    return zip(labels, nearest.indices).count { $0 == base.labels[$1] }
  }

  /// The means in a plane, each in its class's colour; more classes than there are colours have no legend.
  public func chart(in plane: LatentPlane, title: String) -> ScatterChart {
    let numbers = columns(means)
    let points = zip(numbers[plane.x], numbers[plane.y]).map { Point($0, $1) }
    return ScatterChart(
      title: title, xLabel: "latent number \(plane.x + 1)", yLabel: "latent number \(plane.y + 1)",
      series: classNames.enumerated().map { label, name in
        ScatterChart.Series(
          classNames.count > Colour.palette.count ? "" : name,
          points: zip(points, labels).filter { Int($1) == label }.map(\.0))
      })
  }
}
