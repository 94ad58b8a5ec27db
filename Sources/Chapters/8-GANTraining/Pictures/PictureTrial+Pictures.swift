public import Datasets
public import Pictures

extension LabelledImages {
  /// The first sixty in rows of ten, each pixel two wide.
  public var sample: Image {
    Image.grid((0..<min(60, count)).map(image), columns: 10).scaled(by: 2)
  }
}

extension PictureTrial {
  /// Several games' samples, two games a row.
  public static func sheet(of games: [(name: String, pictures: Image)]) -> Image {
    Image.grid(games.map { $0.pictures.titled($0.name) }, columns: 2, spacing: 12)
  }
}
