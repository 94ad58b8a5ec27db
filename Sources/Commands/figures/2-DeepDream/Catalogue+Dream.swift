import Datasets
import DeepDream
import FeatureNetworks
import Pictures

extension Catalogue {
  /// The figures of chapter 2.
  static let dreams: [String: Drawing] = [
    "dream-landscape": { stage in
      Image.grid([landscape, landscapeStudy(on: stage).image], columns: 2, spacing: 8)
    },
    "dream-octaves": { sheet(landscapeStudy(on: $0).octaves, columns: 3) },
    "dream-loss": { lossChart(landscapeStudy(on: $0).records) },
    "dream-layers": { _ in oneLayerAtATime },
    "dream-single": { stage in
      var configuration = Configuration(preset: .quick, for: .small)
      configuration.steps *= configuration.octaves
      configuration.octaves = 1
      let single = DreamStudy(of: landscape, in: .small, configuration)
      return sheet([single.image, landscapeStudy(on: stage).image], columns: 2)
    },
    "dream-filters": { _ in
      filters(of: .small, in: ["block1_conv1", "block2_conv2", "block3_conv2", "block4_conv2"])
    },
    "dream-filters-vgg": { _ in
      filters(
        of: try vgg16(), in: ["block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3"])
    },
    "dream-vgg": { _ in
      let network = try vgg16()
      let configuration = Configuration(preset: .quick, for: network.architecture)
      let before = try photograph("content-chelsea", size: 350)
      let after = DreamStudy(of: before, in: network, configuration).image
      return Image.grid([before, after], columns: 2, spacing: 8)
    },
  ]

  private static var landscape: Image { drawnLandscape(width: 640, height: 480) }

  /// Pictures of the landscape side by side, half as large.
  private static func sheet(_ pictures: [Image], columns: Int) -> Image {
    Image.grid(
      pictures.map { $0.resized(width: 320, height: 240) }, columns: columns, spacing: 8)
  }

  private static func landscapeStudy(on stage: Stage) -> DreamStudy {
    stage.once("landscape", "A landscape is dreamed …") {
      DreamStudy(
        of: landscape, in: .small, Configuration(preset: .quick, for: Architecture.small))
    }
  }

  /// The landscape as four layers alone would have it.
  private static var oneLayerAtATime: Image {
    let names = ["block1_conv1", "block2_conv2", "block3_conv2", "block4_conv2"]
    let dreams = names.map { name in
      var configuration = Configuration(preset: .quick, for: .small)
      configuration.layers = [WeightedLayer(name)]
      return DreamStudy(of: landscape, in: .small, configuration).image
    }
    return sheet(dreams, columns: 2)
  }

  /// A row of six channels a layer.
  private static func filters(of network: FeatureNetwork, in layers: [String]) -> Image {
    var configuration = Configuration(preset: .quick, for: network.architecture)
    (configuration.size, configuration.rate, configuration.jitter) = (96, 0.01, 4)
    let pictures = layers.flatMap { layer in
      (0..<6).map { channel in
        Image(
          network.favourite(ofChannel: channel, in: layer, configuration, seed: 1), from: 0, to: 1)
      }
    }
    return Image.grid(pictures, columns: 6, spacing: 4)
  }
}
