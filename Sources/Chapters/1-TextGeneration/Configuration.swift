import NeuralNetworks

/// Every hyper-parameter of the character model.
///
/// "The source" is the published program on Nietzsche's text; "the book" the edition it was taken from, whose
/// printed log comes from a rate ten times higher.
public struct Configuration: Codable, Equatable, Sendable {
  /// How the text is read in training.
  public enum Reading: String, Codable, Sendable, CaseIterable {
    /// Windows from anywhere, each read from an empty state, of which only the last output is judged.
    case windows
    /// Parallel streams read from end to end: every output is judged, the state is handed on from step
    /// to step, and gradients go back to a step's first symbol (truncated back-propagation).
    case streams
  }

  /// Which optimiser there is.
  public enum Rule: String, Codable, Sendable, CaseIterable {
    /// RMSprop with Keras' constants.
    case rmsprop
    /// Adam with its paper's constants.
    case adam
  }

  /// Units of a layer; 128 in the source.
  public var units = 128
  /// Layers of LSTM one above the other; 1 in the source.
  public var layerCount = 1
  /// The share of a layer's outputs that is dropped in training; none in the source.
  public var dropout = 0.0
  /// How the text is read; windows in the source.
  public var reading = Reading.windows
  /// Symbols that are read before one is predicted, or through which gradients go; 60 in the source.
  public var window = 60
  /// From one window to the next; 3 in the source.
  public var stride = 3
  /// Windows or streams side by side; 128 in the source.
  public var batchSize = 128
  /// The optimiser; RMSprop in the source.
  public var rule = Rule.rmsprop
  /// Its rate: 0.01 in the book. The source leaves Keras' default, 0.001.
  public var learningRate = 0.01
  /// What the rate is multiplied by after every epoch; 1 in the source.
  public var rateDecay = 1.0
  /// The length to which all gradients together are cut; nil, as in the source, cuts nothing.
  public var clipNorm: Double? = 1.0
  /// Walks through the text; 59 in the source, whose comment says 60.
  public var epochs = 60
  /// The share at the end of the text that is not learned but judged by; none in the source.
  public var heldOut = 0.0
  /// Whether capitals are made small, as in the source.
  public var isLowercased = true
  /// Whether a passage is continued at one temperature after the other, each going on where the last
  /// one ended, as in the source; it prints as though all began at the same passage.
  public var continuesAcrossTemperatures = false

  /// The published network with its rate as in the book, and clipped gradients.
  public init() {}

  /// The numbers of a preset.
  public init(preset: Preset) {
    switch preset {
    case .paper: break
    case .quick:
      (units, reading, stride, batchSize) = (256, .streams, 1, 32)
      (rule, learningRate, rateDecay) = (.adam, 5e-3, 0.95)
      (epochs, heldOut, dropout) = (20, 0.1, 0.3)
    case .improved:
      (units, reading, stride, batchSize) = (512, .streams, 1, 64)
      (rule, learningRate, rateDecay) = (.adam, 3e-3, 0.9)
      (epochs, heldOut, dropout) = (20, 0.1, 0.4)
    case .smoke:
      (units, batchSize, stride, epochs, heldOut) = (16, 32, 400, 2, 0.1)
    }
  }

  /// The source to the letter: Keras' default rate, nothing clipped, and each temperature going on with the
  /// text of the one before.
  public mutating func trainAsPrinted() {
    (learningRate, clipNorm, continuesAcrossTemperatures) = (1e-3, nil, true)
  }

  /// A number that nothing can be learnt with, such as "units 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("units", units, 4096), ("layerCount", layerCount, 16), ("window", window, 10_000),
      ("stride", stride, 1_000_000), ("batchSize", batchSize, 100_000), ("epochs", epochs, 1 << 30),
    ]
    for (name, count, most) in counts where !(1...most).contains(count) {
      return "\(name) \(count)"
    }
    for (name, rate) in [("learningRate", learningRate), ("clipNorm", clipNorm ?? 1)]
    where !(rate > 0 && rate.isFinite) { return "\(name) \(rate)" }
    if !(rateDecay > 0 && rateDecay <= 1) { return "rateDecay \(rateDecay)" }
    for (name, share) in [("dropout", dropout), ("heldOut", heldOut)]
    where !(0..<1).contains(share) { return "\(name) \(share)" }
    return nil
  }

  /// An optimiser that has not taken a step.
  var optimiser: any Optimiser {
    let clipping = clipNorm.map { GradientClipping.byGlobalNorm($0) } ?? .none
    return switch rule {
    case .rmsprop: RMSprop(learningRate: learningRate, clipping: clipping)
    case .adam: Adam(learningRate: learningRate, clipping: clipping)
    }
  }
}

/// How much to do.
public enum Preset: String, Codable, Sendable, CaseIterable {
  /// A minute or two, from noise to words.
  case quick
  /// The published network.
  case paper
  /// A larger one that reads from end to end: the best on text it has not seen.
  case improved
  /// A few steps of a tiny network, to see that everything works.
  case smoke
}
