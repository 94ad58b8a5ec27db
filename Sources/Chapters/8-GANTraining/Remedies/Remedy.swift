/// Something that is done against a game's failure: a switch, and where it has one, the number that says
/// how much.
///
/// Written as "packing", or with another number as "packing=4", on a command line and in a file.
public struct Remedy: Hashable, Sendable {
  /// Which one.
  public let kind: Kind
  /// How much of it, in the unit of its kind; nil where there is nothing to choose.
  public let amount: Double?

  /// A remedy, with the usual amount unless another is given.
  /// - Precondition: the amount is one that the kind takes.
  public init(_ kind: Kind, _ amount: Double? = nil) {
    if let amount, kind.amount?.takes(amount) != true {
      fatalError("\(kind.rawValue) does not take the amount \(amount)")
    }
    self.kind = kind
    self.amount = amount ?? kind.amount?.usual
  }

  /// Every kind there is.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// See `featureMatchingLoss`.
    case featureMatching = "feature-matching"
    /// See `MinibatchDiscrimination`.
    case minibatchDiscrimination = "minibatch-discrimination"
    /// See `HistoricalAverage`.
    case historicalAveraging = "historical-averaging"
    /// See `Labels`.
    case oneSidedSmoothing = "one-sided-smoothing"
    /// See `Labels`.
    case twoSidedSmoothing = "two-sided-smoothing"
    /// See `Labels`.
    case printedLabelNoise = "printed-label-noise"
    /// See `fadingDeviation`.
    case instanceNoise = "instance-noise"
    /// See `Normalisation`: the usual form, which the next is compared with.
    case mixedBatchNorm = "mixed-batch-norm"
    /// See `Normalisation`.
    case separateBatchNorm = "separate-batch-norm"
    /// See `normalisedRows`.
    case instanceNorm = "instance-norm"
    /// See `Enlargement`; for pictures only.
    case pixelShuffle = "pixel-shuffle"
    /// See `Rules.activation`.
    case leakyReLU = "leaky-relu"
    /// See `Rules.descentRate`.
    case gradientDescent = "sgd-discriminator"
    /// See `Rules.generatorDropout`.
    case generatorDropout = "generator-dropout"
    /// See `Schedule`.
    case discriminatorSteps = "discriminator-steps"
    /// See `UnrolledAdam`.
    case unrolling = "unrolling"
    /// See `packed`.
    case packing = "packing"
    /// See `squaredSlopes`.
    case r1 = "r1"
    /// See `SpectralNorm`.
    case spectralNorm = "spectral-norm"
    /// See `leastSquaresDiscriminatorLoss`.
    case leastSquares = "least-squares"
    /// See `hingeDiscriminatorLoss`.
    case hinge = "hinge"
    /// See `gradientPenalty`.
    case wasserstein = "wasserstein"
    /// See `Schedule`.
    case lossThreshold = "loss-threshold"

    /// All that change something about points in the plane, which have no pixels.
    public static let inThePlane = allCases.filter { $0 != .pixelShuffle }
  }
}

extension Remedy: LosslessStringConvertible, Codable {
  /// "packing", or "packing=4" where it is not the usual amount.
  public var description: String {
    guard let amount, amount != kind.amount?.usual else { return kind.rawValue }
    return "\(kind.rawValue)=\(kind.amount?.isWhole == true ? "\(Int(amount))" : "\(amount)")"
  }

  /// Reads what `description` wrote; nil where it is none, or the amount not one that the kind takes.
  public init?(_ description: String) {
    let parts = description.split(separator: "=", omittingEmptySubsequences: false)
    guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }), parts.count <= 2 else {
      return nil
    }
    var amount: Double?
    if parts.count == 2 {
      guard let given = Double(parts[1]), kind.amount?.takes(given) == true else { return nil }
      amount = given
    }
    self.init(kind, amount)
  }

  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let remedy = Remedy(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected a remedy, found “\(text)”")
    }
    self = remedy
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension [Remedy] {
  /// As they are typed; "no remedy" where there is none.
  public var name: String { isEmpty ? "no remedy" : map(\.description).joined(separator: "+") }
}
