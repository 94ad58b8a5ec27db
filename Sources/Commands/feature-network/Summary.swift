import ArgumentParser
import FeatureNetworks
import Foundation

extension FeatureNetworkCommand {
  /// What a network is made of.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a network's layers by name, its preprocessing, and where it comes from.")

    @Option(
      help: ArgumentHelp(
        "VGG16 or VGG19 in torchvision's naming; the network of this package, if not given.",
        valueName: "safetensors"))
    var weights: String?

    func run() throws {
      let network =
        try weights.map { try FeatureNetwork(torchvision: URL(fileURLWithPath: $0)) } ?? .small
      let side = network.architecture == .small ? 32 : 224
      print(network.summary(height: side, width: side))
      let rule = network.preprocessing
      print(
        """
        Pictures: \(rule.order.rawValue), white \(rule.white), less \(rule.mean), \
        divided by \(rule.deviation)
        """)
      for (name, text) in network.notes.sorted(by: { $0.key < $1.key })
      where !["architecture", "preprocessing", "classes"].contains(name) {
        print("\(name): \(text)")
      }
      if let warning = network.preprocessingWarning() { print("Warning: \(warning)") }
    }
  }
}
