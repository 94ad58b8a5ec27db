public import ArgumentParser
public import FeatureNetworks
import Foundation
import NeuralNetworks

/// Whose layers are asked about pictures.
public struct NetworkOptions: ParsableArguments {
  /// `--weights`
  @Option(
    help: ArgumentHelp(
      "VGG16 or VGG19 in torchvision's naming; the network of this package, if not given.",
      valueName: "safetensors"))
  public var weights: String?

  /// Parsed by the command.
  public init() {}

  /// The network; on `machine` it is said if its weights seem to expect other pictures.
  public func network(on machine: MachineOptions? = nil) throws -> FeatureNetwork {
    try readNetwork(weights, on: machine)
  }
}

/// The network of a file, or the one of this package.
public func readNetwork(_ path: String?, on machine: MachineOptions?) throws -> FeatureNetwork {
  guard let path else { return .small }
  let network = try FeatureNetwork(torchvision: URL(fileURLWithPath: path))
  if let machine, !machine.quiet, let warning = network.preprocessingWarning() {
    machine.say("\(path): \(warning)")
  }
  return network
}

extension Architecture {
  /// Refuses layers that there are not, and pictures in which one of them would not see a single
  /// position.
  /// - Parameters:
  ///   - layers: their names.
  ///   - smallest: what the smallest picture is, such as "the smallest octave".
  ///   - remedy: what else to ask for.
  public func check(
    _ layers: [String], on smallest: String, height: Int, width: Int, remedy: String
  ) throws {
    for name in layers {
      do throws(UnknownLayer) {
        _ = try layer(called: name)
      } catch {
        throw ValidationError(error.description)
      }
    }
    let needed = layers.map(stride(of:)).max() ?? 1
    if min(height, width) >= needed { return }
    throw ValidationError(
      """
      \(smallest) is \(width)×\(height), and one position of the deepest layer that is asked stands \
      for \(needed)×\(needed) pixels. \(remedy)
      """)
  }
}

/// `summary`: the layers that can be asked.
public struct LayerSummary: ParsableCommand {
  /// Its name and what it does.
  public static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "List a network's layers by the names that other options take.")

  @Option(parsing: .unconditional, help: "The side of the picture that it is given.")
  var size = 224

  @OptionGroup var chosen: NetworkOptions

  /// Parsed by the command.
  public init() {}

  /// Refuses sizes that make no sense.
  public func validate() throws { try check("--size", size, isIn: 16...4096) }

  /// Prints the table.
  public func run() throws { print(try chosen.network().summary(height: size, width: size)) }
}
