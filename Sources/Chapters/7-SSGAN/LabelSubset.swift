public import Datasets
import Tensors
import Training

/// A data set of which only some labels are known: the same number of each class, as far as that goes.
///
/// Every picture, the labelled ones among them, is learned from without its label; of the labelled ones
/// alone the labels are read. Published numbers for "100 labels" differ by which hundred: the choice is
/// made once, by a seed of its own, and `fingerprint` says which it was.
public struct LabelSubset: Sendable {
  /// All pictures.
  public let pictures: LabelledImages
  /// The places of those whose labels are known, in ascending order.
  public let labelled: [Int]
  /// A hash of these places: equal where two runs have learned from the same labels, if their data are
  /// the same.
  public let fingerprint: String

  /// Labels at known places.
  init(pictures: LabelledImages, labelled: [Int], fingerprint: String? = nil) {
    (self.pictures, self.labelled) = (pictures, labelled)
    self.fingerprint =
      fingerprint
      ?? Training.fingerprint(
        of: labelled.map { place in
          withUnsafeBytes(of: UInt64(place).littleEndian) { [UInt8]($0) }
        })
  }

  /// Black pictures in place of those with labels of this fingerprint: enough for a trained game that only
  /// draws.
  public static func standIn(
    for fingerprint: String, of configuration: Configuration
  ) -> LabelSubset {
    let shape = configuration.network.pictureShape
    let count = max(configuration.batchSize, configuration.classCount)
    let pictures = LabelledImages(
      name: "black", height: shape[0], width: shape[1], channels: shape[2],
      pixels: [UInt8](repeating: 0, count: count * shape.reduce(1, *)),
      labels: [UInt8](repeating: 0, count: count), classCount: configuration.classCount)
    return LabelSubset(
      pictures: pictures, labelled: [Int](0..<count), fingerprint: fingerprint)
  }
}

extension LabelSubset {
  /// Chooses the pictures whose labels are known.
  ///
  /// The classes take turns, each with its own pictures in random order: with one seed, a smaller choice
  /// is part of every larger one.
  /// - Parameters:
  ///   - count: how many; nil is all.
  ///   - seed: decides which.
  /// - Throws: an error where there are not so many, or not one of each class.
  public init(
    of pictures: LabelledImages, count: Int?, seed: UInt64
  ) throws(LabelSubsetError) {
    let count = count ?? pictures.count
    if count > pictures.count { throw .tooMany(count, pictures: pictures.count) }
    let root = SplitMix64(seed: seed)
    var ofClass = [[Int]](repeating: [], count: pictures.classCount)
    for (place, label) in pictures.labels.enumerated() { ofClass[Int(label)].append(place) }
    if let empty = ofClass.firstIndex(where: \.isEmpty) {
      throw .classWithoutPictures(pictures.classNames[empty])
    }
    if count < ofClass.count { throw .tooFew(count, classes: ofClass.count) }
    let decks = ofClass.enumerated().map { label, places in
      places.shuffled(root.stream("class \(label)"))
    }
    let rounds = (0..<decks.map(\.count).max()!).lazy.flatMap { round in
      decks.compactMap { round < $0.count ? $0[round] : nil }
    }
    self.init(pictures: pictures, labelled: rounds.prefix(count).sorted())
  }

  /// Whether all labels are known.
  public var isEverything: Bool { labelled.count == pictures.count }

  /// The labels of some of the labelled pictures, by their numbers in `labelled`.
  func labels(_ numbers: [Int]) -> [Int] { numbers.map { Int(pictures.labels[labelled[$0]]) } }
}

/// Why labels cannot be chosen.
public enum LabelSubsetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There are fewer pictures.
  case tooMany(Int, pictures: Int)
  /// There are more classes.
  case tooFew(Int, classes: Int)
  /// There is a class of which there are no pictures.
  case classWithoutPictures(String)

  /// The whole message.
  public var description: String {
    switch self {
    case .tooMany(let count, let pictures):
      "\(count) labels were asked for, found \(pictures) pictures. Ask for as many or fewer."
    case .tooFew(let count, let classes):
      """
      \(count) labels were asked for, found \(classes) classes. Ask for \(classes) or more, one of \
      each class.
      """
    case .classWithoutPictures(let name):
      """
      a labelled picture of each class was expected, found none of class “\(name)”. Take more \
      pictures or leave out the class.
      """
    }
  }
}

extension [Int] {
  /// The same numbers in random order, every order equally likely (Fisher & Yates).
  fileprivate func shuffled(_ stream: SplitMix64) -> [Int] {
    var (order, random) = (self, stream)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, random.below(last + 1))
    }
    return order
  }
}
