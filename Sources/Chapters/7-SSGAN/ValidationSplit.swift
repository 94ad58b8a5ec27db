public import Datasets
import Kernels
import Tensors

/// Training pictures in two parts: those that are learned from, and some that rates are chosen by, so that
/// the test set is needed once, at the end.
public struct ValidationSplit: Sendable {
  /// Those that are learned from, with labels or without, in their order.
  public let learned: LabelledImages
  /// Those that are chosen by: one in twenty at random, 1,000 at most.
  public let validation: LabelledImages

  /// Sets some pictures aside.
  /// - Parameter seed: decides which.
  public init(of pictures: LabelledImages, seed: UInt64) {
    var random = SplitMix64(seed: seed).stream("validation")
    var places = Array(0..<pictures.count)
    let count = min(pictures.count / 20, 1_000)
    for place in 0..<count {
      places.swapAt(place, place + random.below(places.count - place))
    }
    validation = pictures.subset(places.prefix(count).sorted())
    learned = pictures.subset(places.dropFirst(count).sorted())
  }
}
