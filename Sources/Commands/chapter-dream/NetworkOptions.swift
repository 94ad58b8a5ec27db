import ArgumentParser
import ChapterOptions
import DeepDream
import FeatureNetworks
import Foundation
import NeuralNetworks

/// Whose layers are asked.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "VGG16 or VGG19 in torchvision's naming; the network of this package, if not given.",
      valueName: "safetensors"))
  var weights: String?

  /// The network; on `machine` it is said if its weights seem to expect other pictures.
  func network(on machine: MachineOptions? = nil) throws -> FeatureNetwork {
    guard let weights else { return .small }
    let network = try FeatureNetwork(torchvision: URL(fileURLWithPath: weights))
    if let machine, !machine.quiet, let warning = network.preprocessingWarning() {
      machine.say("\(weights): \(warning)")
    }
    return network
  }
}

/// Layers with their weights, as an option names them: "block3_conv2:0.5,block4_conv1".
struct LayerList: ExpressibleByArgument {
  let layers: [WeightedLayer]

  init?(argument: String) {
    var layers: [WeightedLayer] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      let weight = parts.count == 2 ? Double(parts[1]) : 1
      guard parts.count <= 2, !parts[0].isEmpty, let weight, weight.isFinite else { return nil }
      layers.append(WeightedLayer(String(parts[0]), weight: weight))
    }
    self.layers = layers
  }
}

extension Architecture {
  /// Refuses layers that there are not, and sizes at which one of them would not see a single position.
  func check(_ layers: [String], on sizes: [Octaves.Size]) throws {
    for name in layers {
      do throws(UnknownLayer) {
        _ = try layer(called: name)
      } catch {
        throw ValidationError(error.description)
      }
    }
    let needed = layers.map(stride(of:)).max() ?? 1
    guard let smallest = sizes.first, min(smallest.height, smallest.width) < needed else { return }
    throw ValidationError(
      """
      The smallest octave is \(smallest.width)×\(smallest.height), and one position of the deepest \
      layer that is asked stands for \(needed)×\(needed) pixels. Take a larger --size, fewer --octaves, \
      or --layers further up.
      """)
  }
}

extension ChapterDream {
  /// The layers that can be asked.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List a network's layers by the names that --layers takes.")

    @Option(parsing: .unconditional, help: "The side of the picture that it is given.")
    var size = 224

    @OptionGroup var chosen: NetworkOptions

    func validate() throws {
      try check("--size", size, isIn: 16...4096)
    }

    func run() throws { print(try chosen.network().summary(height: size, width: size)) }
  }
}
