import Datasets
import FeatureNetworks
import Pictures
import StyleTransfer
import Tensors
import Training

extension Catalogue {
  /// The figures of chapter 3.
  static let styleTransfer: [String: Drawing] = [
    "style-waves": { stage in
      sheet([landscape, painting(.waves), study(.waves, on: stage).image], columns: 3)
    },
    "style-manners": { stage in
      let manners = PaintingManner.allCases
      return sheet(manners.map(painting) + manners.map { study($0, on: stage).image }, columns: 3)
    },
    "style-loss": { lossChart(study(.waves, on: $0).records) },
    "style-iterations": { _ in
      let single = StyleStudy(in: .waves) { $0.scales = 1 }
      return sheet([1, 3, 10, 20].map { single.iterations[$0 - 1] }, columns: 2)
    },
    "style-scales": { stage in
      let single = StyleStudy(in: .swirls) { $0.scales = 1 }
      return sheet([single.image, study(.swirls, on: stage).image], columns: 2)
    },
    "style-textures": { _ in textures },
    "style-weights": { stage in
      let pictures = [2.0, 200, 2_000, 200_000].map { weight in
        StyleStudy(in: .waves) { $0.weights.style = weight }.image
      }
      return sheet(pictures, columns: 2)
    },
    "style-variation": { stage in
      let pictures = [0, 1e-4, 1e-2].map { weight in
        StyleStudy(in: .swirls) { $0.weights.variation = weight }.image
      }
      return Image.grid(pictures.map { detail(of: $0) }, columns: 3, spacing: 8)
    },
    "style-colours": { stage in
      let kept = StyleStudy(in: .waves) { $0.originalColours = true }
      return sheet([landscape, study(.waves, on: stage).image, kept.image], columns: 3)
    },
    "style-minimisers": { _ in minimisersChart },
    "style-fast": { _ in
      let study = FastStudy()
      let rows = study.heldOut.prefix(3).flatMap(study.row)
      return Image.grid(rows.map { $0.scaled(by: 2) }, columns: 4, spacing: 4)
    },
    "style-vgg": { stage in
      let (content, style) = try (photograph("content-chelsea"), photograph("style-starry-night"))
      return Image.grid(
        [content, style.resized(width: content.width, height: content.height)]
          + [try catStudy(on: stage).image], columns: 3, spacing: 8)
    },
    "style-shares": { stage in
      let transfer = try catStudy(on: stage).transfer
      return sharesChart(of: transfer.picture, by: transfer.loss)
    },
    "style-printed": { stage in
      let right = try catStudy(on: stage).image
      return Image.grid([right.redAndBlueExchanged, right], columns: 2, spacing: 8)
    },
  ]

  private static var landscape: Image { drawnLandscape(width: 480, height: 360) }

  private static func painting(_ manner: PaintingManner) -> Image {
    drawnPainting(manner, width: 480, height: 360, seed: 1)
  }

  /// Pictures side by side, two thirds as large.
  private static func sheet(_ pictures: [Image], columns: Int) -> Image {
    Image.grid(
      pictures.map { $0.resized(width: 320, height: 240) }, columns: columns, spacing: 8)
  }

  private static func study(_ manner: PaintingManner, on stage: Stage) -> StyleStudy {
    stage.once(manner, "The landscape is painted as \(manner.rawValue) …") {
      StyleStudy(in: manner)
    }
  }

  /// What VGG16 makes of a photograph with the published program's numbers.
  private static func catStudy(on stage: Stage) throws -> StyleStudy {
    try stage.once("cat", "A photograph is painted, 400 evaluations of VGG16 …") {
      let network = try vgg16()
      var configuration = Configuration(preset: .paper, for: network.architecture)
      configuration.size = 400
      return StyleStudy(
        of: try photograph("style-starry-night"), onto: try photograph("content-chelsea"),
        in: network, configuration)
    }
  }

  /// The same noise after it was given the Gram matrices of more and more blocks.
  private static var textures: Image {
    let pictures = [PaintingManner.waves, .swirls].flatMap { manner in
      (1...4).map { blocks in
        StyleStudy(in: manner) { configuration in
          configuration.styleLayers = (1...blocks).map { "block\($0)_conv1" }
          (configuration.weights.content, configuration.weights.variation) = (0, 0)
          (configuration.start, configuration.size, configuration.scales) = (.noise, 240, 1)
        }.image
      }
    }
    return Image.grid(pictures, columns: 4, spacing: 8)
  }

  /// The middle of a picture, each pixel as a square.
  private static func detail(of picture: Image) -> Image {
    let (left, top, side) = (250, 90, 110)
    let rows = (0..<side).flatMap { y in
      let start = ((top + y) * picture.width + left) * 3
      return picture.pixels[start..<start + 3 * side]
    }
    return Image(width: side, height: side, channels: 3, pixels: rows).scaled(by: 3)
  }

  /// The loss of one scale against evaluations: L-BFGS in one run, restarted, and Adam.
  private static var minimisersChart: Image {
    func series(
      _ name: String, _ change: @escaping (inout Configuration) -> Void
    ) -> LineChart.Series {
      let study = StyleStudy(in: .waves) { configuration in
        (configuration.size, configuration.scales) = (320, 1)
        change(&configuration)
      }
      return LineChart.Series(
        name, points: study.records.map { Point(Double($0.step), $0["loss"] ?? .nan) })
    }
    return LineChart(
      title: "One loss, three ways down", xLabel: "evaluations", yLabel: "loss",
      series: [
        series("L-BFGS") { _ in },
        series("begun anew every 20") { $0.restarts = true },
        series("Adam, rate 5") { $0.minimiser = .adam },
      ], yScale: .logarithmic
    ).rendered()
  }
}
