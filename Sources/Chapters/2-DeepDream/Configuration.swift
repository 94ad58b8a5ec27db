public import FeatureNetworks

/// How much to do.
public enum Preset: String, Codable, Sendable, CaseIterable {
  /// A picture worth showing, in about a minute.
  case quick
  /// The numbers of the published program.
  case paper
  /// A few steps on a small picture, to see that everything works.
  case smoke
}

/// Every hyper-parameter of a dream.
public struct Configuration: Codable, Equatable, Sendable {
  /// Which layers, and how much each counts.
  public var layers: [WeightedLayer]
  /// How many sizes are dreamed on; 3 in the published program.
  public var octaves = 3
  /// How much larger each is than the one before; 1.4 in the published program.
  public var octaveScale = 1.4
  /// Steps at each size; 20 in the published program.
  public var steps = 20
  /// η, by how much an average number changes in a step, black being 0 and white 1; 0.01 in the
  /// published program, whose pictures are from −1 to 1: half as much here.
  public var rate = 0.005
  /// By how many pixels the picture is moved at most before a step; none in the published program,
  /// 32 in google/deepdream.
  public var jitter = 0
  /// L at which an octave ends, if at any. The published program's 10 is 15 times what its network
  /// says of its picture at first, 0.67; VGG16's L begins between 15 and 60 and our own network's
  /// below 1, so it means nothing to them.
  public var maxLoss: Double?
  /// About how many pixels high and wide the parts are of which the gradient is taken.
  public var tile = 512
  /// The longer side of the picture, to which it is scaled first; 350 in the published program.
  public var size = 350

  /// The numbers of a preset for a network.
  ///
  /// The published layers are InceptionV3's mixed2 … mixed5 with weights 0.2, 3, 2 and 1.5. One
  /// pixel of mixed2 stands for 8 of the picture and one of the others for 16; VGG's layers with
  /// the same strides stand in for them here, and in our own network the last ones that there are.
  /// Our own, being quick, is given more steps on more octaves by `quick`, and asked for its
  /// deepest layer alone.
  public init(preset: Preset, for architecture: Architecture) {
    let convolutions = architecture.layers.filter { $0.convolution != nil }.map(\.name)
    layers = zip(convolutions.suffix(4), [0.2, 3, 2, 1.5]).map { WeightedLayer($0, weight: $1) }
    switch preset {
    case .paper: break
    case .quick where architecture == .small:
      layers = [WeightedLayer("block4_conv2")]
      (octaves, steps, rate, jitter, size) = (6, 40, 0.007, 16, 640)
    case .quick: (octaves, jitter, size) = (5, 16, 640)
    case .smoke: (octaves, steps, size) = (2, 2, 64)
    }
  }

  /// The sizes that a picture of this size is dreamed on.
  public func octaveSizes(height: Int, width: Int) -> [Octaves.Size] {
    Octaves.sizes(height: height, width: width, count: octaves, scale: octaveScale)
  }

  /// A number that no picture can be dreamed with, such as "steps 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("octaves", octaves, 1...32), ("steps", steps, 1...1 << 30), ("jitter", jitter, 0...1 << 20),
      ("tile", tile, 64...1 << 20), ("size", size, 1...1 << 20),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    if !(1..<100).contains(octaveScale) { return "octaveScale \(octaveScale)" }
    if !(rate > 0 && rate.isFinite) { return "rate \(rate)" }
    if layers.isEmpty { return "no layers" }
    return nil
  }
}
