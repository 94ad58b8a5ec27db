import ArgumentParser
import DeepDream

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
