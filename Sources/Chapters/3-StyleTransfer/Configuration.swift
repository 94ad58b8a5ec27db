public import FeatureNetworks

/// How much to do.
public enum Preset: String, Codable, Sendable, CaseIterable {
  /// A picture worth showing, in less than a minute with the network of this package.
  case quick
  /// The numbers of the published program.
  case paper
  /// A few evaluations on a small picture, to see that everything works.
  case smoke
}

/// Every hyper-parameter of a transfer.
public struct Configuration: Codable, Equatable, Sendable {
  /// What changes the picture.
  public enum Minimiser: String, Codable, Sendable, CaseIterable {
    /// A quasi-Newton method, as in the paper and in the published program.
    case lbfgs
    /// The rule that trains networks: less memory, more evaluations.
    case adam
  }

  /// What the first picture is.
  public enum Start: String, Codable, Sendable, CaseIterable {
    /// The content picture, as in the published program.
    case content
    /// Grey noise, as in the paper.
    case noise
  }

  /// Where content is looked for. The published program's block5_conv2 is not “the top layer”, as
  /// its comment says, but the 14th of VGG19's 16; the paper has block4_conv2, which keeps more.
  public var contentLayer: String
  /// Where style is looked for: the first convolution of each block, in paper and program.
  public var styleLayers: [String]
  /// 0.025, 1 and 10⁻⁴ in the published program.
  public var weights: LossWeights
  /// What the style loss of a layer is divided by.
  public var normalisation: StyleNormalisation
  /// L-BFGS in the published program.
  public var minimiser = Minimiser.lbfgs
  /// Adam's rate, by how much a number of 0…255 changes in a step.
  public var rate = 5.0
  /// How many pictures are written on the way, the last one being the result; 20 in the published
  /// program.
  public var rounds = 20
  /// How often the loss and its gradient are computed in a round; 20 in the published program.
  public var evaluations = 20
  /// How many sizes the picture goes through, each twice as large as the one before; 1 in paper and
  /// program. A layer sees so many pixels, whatever they show: on a small picture it sees large forms,
  /// and what is painted there is refined at the next size. Gatys et al. (2017), section 6.
  public var scales = 1
  /// Whether L-BFGS forgets the curvature after each round. The published program calls SciPy's
  /// `fmin_l_bfgs_b` anew for each: what it has learned in 20 evaluations is thrown away.
  public var restarts = false
  /// The first picture.
  public var start = Start.content
  /// Whether the result keeps the content picture's colours.
  public var originalColours = false
  /// The longer side of the picture, to which it is scaled first. The published program makes it
  /// 400 pixels high, which is 533 wide if it is of 4 : 3.
  public var size = 533
  /// The longer side of the style pictures, as `size` if nil. Larger brush strokes come from a
  /// larger picture.
  public var styleSize: Int?
  /// Whether style pictures are stretched to the size and shape of the content picture, as the
  /// published program does, instead of keeping their own.
  public var stretchesStyle = false
  /// Whether pictures are saved with red and blue exchanged, as the published program does: it
  /// turns blue, green, red into red, green, blue, and OpenCV's `imwrite` takes them for the former.
  public var exchangesRedAndBlue = false

  /// The numbers of a preset for a network.
  public init(preset: Preset, for architecture: Architecture) {
    let blocks = architecture.blocks.count
    contentLayer = blocks >= 5 ? "block5_conv2" : "block\(blocks)_conv2"
    styleLayers = (1...blocks).map { "block\($0)_conv1" }
    weights = LossWeights(content: 0.025, style: 1, variation: 1e-4)
    normalisation = .input
    switch preset {
    case .paper: break
    case .quick where architecture == .small:
      (size, scales, normalisation, weights.style) = (480, 3, .layer, 2000)
    case .quick: (size, scales, rounds) = (400, 3, 10)
    case .smoke: (size, rounds, evaluations) = (64, 2, 3)
    }
  }

  /// All that the published program does otherwise than it should or says.
  public mutating func takeAsPrinted() {
    (normalisation, scales) = (.input, 1)
    (restarts, stretchesStyle, exchangesRedAndBlue) = (true, true, true)
  }

  /// A number that nothing can be transferred with, such as "rounds 0"; nil where there is none.
  public var flaw: String? {
    if rounds < 1 { return "rounds \(rounds)" }
    let counts = [
      ("rounds", rounds, 1...1 << 20), ("evaluations", evaluations, 1...1 << 20),
      ("scales", scales, 1...min(rounds, 16)),
      ("size", size, 16...1 << 14), ("styleSize", styleSize ?? size, 16...1 << 14),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    if let flaw = weights.flaw { return flaw }
    if !(rate > 0 && rate.isFinite) { return "rate \(rate)" }
    if styleLayers.isEmpty { return "no style layers" }
    return nil
  }
}
