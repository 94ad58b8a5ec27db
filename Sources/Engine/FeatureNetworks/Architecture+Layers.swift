extension Architecture {
  /// A place in the stack whose numbers can be looked at: a convolution with its ReLU, or a pooling.
  public struct Layer: Equatable, Sendable {
    /// As Keras calls it: “block3_conv2” or “block3_pool”.
    public let name: String
    /// Its place among the convolutions; nil of a pooling.
    public let convolution: Int?
    /// The place, in torchvision's `features`, of the convolution or the pooling. There the ReLU is a
    /// layer of its own, one further.
    public let torchvisionIndex: Int

    /// What torchvision calls its output: “features.1” is the ReLU after the first convolution.
    public var torchvisionName: String {
      "features.\(torchvisionIndex + (convolution == nil ? 0 : 1))"
    }
  }

  /// All layers in order, each block's convolutions and then its pooling.
  public var layers: [Layer] {
    var (layers, convolutions, index): ([Layer], Int, Int) = ([], 0, 0)
    for (block, number) in zip(blocks, 1...) {
      for place in 1...block.convolutions {
        layers.append(
          Layer(
            name: "block\(number)_conv\(place)", convolution: convolutions,
            torchvisionIndex: index))
        (convolutions, index) = (convolutions + 1, index + 2)  // a ReLU follows
      }
      layers.append(Layer(name: "block\(number)_pool", convolution: nil, torchvisionIndex: index))
      index += 1
    }
    return layers
  }

  /// The place of each convolution in torchvision's `features`.
  var torchvisionIndices: [Int] {
    layers.filter { $0.convolution != nil }.map(\.torchvisionIndex)
  }

  /// The layer of this name, Keras' or torchvision's.
  /// - Throws: an error for a name that no layer has.
  public func layer(called name: String) throws(UnknownLayer) -> Layer {
    let layers = layers
    if let layer = layers.first(where: { [$0.name, $0.torchvisionName].contains(name) }) {
      return layer
    }
    let unfinished = layers.first { "features.\($0.torchvisionIndex)" == name }
    throw UnknownLayer(name: name, architecture: self, convolution: unfinished)
  }
}

extension Architecture {
  /// How many pixels lie between two positions of the deepest block.
  public var stride: Int { 1 << (blocks.count - 1) }

  /// How many pixels lie between two positions of a layer: twice as many after each pooling.
  /// - Precondition: the layer is one of `layers`.
  public func stride(of layer: String) -> Int {
    guard let found = try? self.layer(called: layer), let place = layers.firstIndex(of: found)
    else { fatalError("\(name) has no layer “\(layer)”") }
    return 1 << layers[...place].count { $0.convolution == nil }
  }
}

/// The name of a layer that a network does not have.
public struct UnknownLayer: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name.
  public let name: String
  /// The network's architecture.
  public let architecture: Architecture
  /// The convolution that torchvision calls so, whose sums are not to be had before their ReLU.
  let convolution: Architecture.Layer?

  /// What was found, what was expected, and how to go on.
  public var description: String {
    if let convolution {
      return """
        “\(name)” is a convolution of \(architecture.name) before its ReLU, which is not kept: \
        take “\(convolution.torchvisionName)”, which is “\(convolution.name)” after it.
        """
    }
    let names = architecture.layers.map(\.name).joined(separator: ", ")
    return """
      \(architecture.name) has no layer “\(name)”: expected \(names), or torchvision's name of one, \
      such as “features.1”.
      """
  }
}
