public import Tensors

/// What pictures are made into before a network sees them.
///
/// `x' = (white · x − mean) / deviation`, channel by channel, for x from 0 to 1; then the channels may
/// change places. A network that was trained with one rule and is given another still runs, and says
/// something else: many published weights came with no word of theirs.
public struct Preprocessing: Equatable, Sendable {
  /// In which order a pixel's three numbers come.
  public enum Order: String, Codable, Sendable {
    /// Red, green, blue.
    case rgb
    /// Blue, green, red, as in Caffe.
    case bgr
  }

  /// In which order the network takes them.
  public let order: Order
  /// What white is before the mean is taken off: 1, or 255.
  public let white: Double
  /// Taken off each number, in red, green, blue.
  public let mean: [Double]
  /// What each is divided by then, in red, green, blue.
  public let deviation: [Double]

  /// A rule.
  /// - Precondition: mean and deviation are three numbers, and white and the deviations are positive.
  public init(order: Order, white: Double, mean: [Double], deviation: [Double]) {
    (self.order, self.white, self.mean, self.deviation) = (order, white, mean, deviation)
    if let flaw { fatalError(flaw) }
  }

  /// torchvision's: from 0 to 1, less ImageNet's mean, divided by its deviation.
  public static let torchvision = Preprocessing(
    order: .rgb, white: 1, mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])

  /// Caffe's and Keras' for VGG: from 0 to 255, blue first, less ImageNet's mean.
  public static let caffe = Preprocessing(
    order: .bgr, white: 255, mean: [123.68, 116.779, 103.939], deviation: [1, 1, 1])

  /// For networks of this package: from −1 to 1.
  public static let centred = Preprocessing(
    order: .rgb, white: 1, mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5])

  /// Pictures of [batch, height, width, 3] in red, green, blue from 0 to 1 as the network takes them; it
  /// may be differentiated.
  public func callAsFunction(_ pictures: Tensor) -> Tensor {
    func row(_ numbers: [Double]) -> Tensor { Tensor(numbers, dtype: pictures.dtype) }
    let scaled = (pictures * white - row(mean)) / row(deviation)
    return order == .rgb ? scaled : scaled.mirroredChannels
  }

  /// What `callAsFunction` was given, of what it gave.
  public func inverse(_ inputs: Tensor) -> Tensor {
    func row(_ numbers: [Double]) -> Tensor { Tensor(numbers, dtype: inputs.dtype) }
    let scaled = order == .rgb ? inputs : inputs.mirroredChannels
    return (scaled * row(deviation) + row(mean)) / white
  }
}

extension Tensor {
  /// Pictures with red and blue exchanged.
  fileprivate var mirroredChannels: Tensor {
    concatenated([2, 1, 0].map { sliced($0..<$0 + 1, along: 3) }, along: 3)
  }
}

extension Preprocessing: Codable {
  private enum CodingKeys: String, CodingKey { case order, white, mean, deviation }

  /// Reads a rule.
  /// - Throws: `DecodingError` for one that makes no sense.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    order = try container.decode(Order.self, forKey: .order)
    white = try container.decode(Double.self, forKey: .white)
    mean = try container.decode([Double].self, forKey: .mean)
    deviation = try container.decode([Double].self, forKey: .deviation)
    if let flaw {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: flaw))
    }
  }

  /// What makes no sense in it.
  private var flaw: String? {
    let isSound =
      mean.count == 3 && deviation.count == 3 && ([white] + deviation).allSatisfy { $0 > 0 }
      && ([white] + mean + deviation).allSatisfy(\.isFinite)
    return isSound
      ? nil
      : "three means and three positive deviations were expected, found \(mean) and \(deviation) "
        + "for a white of \(white)"
  }
}
