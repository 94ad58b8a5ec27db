public import Datasets
import Foundation
public import Tensors
public import Training

/// What samples are held against while a generator learns: the same data at every checkpoint.
///
/// Its numbers tell the checkpoints of one run apart; a verdict on a generator takes more samples and
/// more measures.
public struct SampleGauge {
  private let dataVariance: Double
  private let classifier: Classifier?
  private let heldOut: Sample?
  private let hasClasses: Bool

  /// A gauge of one data set.
  /// - Parameters:
  ///   - training: pictures that are learned from.
  ///   - heldOut: two or more pictures of the same kind that are not; nil where there are none.
  ///   - classifier: of this data; nil where there is none. Without these two, only pixels are
  ///     compared.
  ///   - count: how many pictures of either kind are looked at, at most.
  ///   - stream: decides which.
  public init(
    training: LabelledImages, heldOut: LabelledImages?, classifier: Classifier?, count: Int,
    stream: SplitMix64
  ) {
    var random = stream
    func chosen(_ images: LabelledImages) -> LabelledImages {
      images.picked(min(count, images.count), using: &random)
    }
    let known = chosen(training)
    dataVariance = known.pixelVariance
    hasClasses = Set(known.labels).count > 1
    self.classifier = classifier
    self.heldOut = classifier.flatMap { classifier in
      heldOut.flatMap { $0.count > 1 ? Sample(chosen($0), seenBy: classifier) : nil }
    }
  }

  /// What is measured of two or more samples:
  ///
  ///     varianceShare    their pixel variance, as a share of the data's
  ///     classDivergence  the classes' divergence from equal shares, in nats
  ///     classesPresent   how many classes are not missing
  ///     kernelDistance   the kernel distance to held-out pictures
  ///
  /// The classes are left out where the data are of one only.
  public func measure(_ samples: LabelledImages) -> [Metric] {
    let share = dataVariance > 0 ? samples.pixelVariance / dataVariance : 1
    var metrics = [Metric("varianceShare", share)]
    guard let classifier, let heldOut else { return metrics }
    let sample = Sample(samples, seenBy: classifier)
    if hasClasses {
      let histogram = histogram(of: sample, classifier)
      metrics.append(Metric("classDivergence", histogram.divergenceFromUniform))
      metrics.append(Metric("classesPresent", Double(histogram.presentCount)))
    }
    metrics.append(Metric("kernelDistance", kernelDistance(sample.features, heldOut.features)))
    return metrics
  }

  /// The divergence from equal shares above which classes are being lost; nil where classes are not
  /// measured.
  ///
  /// It is 1 nat more than that of the data, whose own classes need not be equally many. As much is
  /// left when, of ten classes, the samples are of fewer than four: ln(10/m) > 1 where m < 10/e = 3.7. Of
  /// two classes a single one is only ln 2 from equal shares, hence the 0.9·ln(classes).
  public var divergenceLimit: Double? {
    guard let classifier, let heldOut, hasClasses else { return nil }
    let most = log(Double(classifier.classNames.count))
    return histogram(of: heldOut, classifier).divergenceFromUniform + min(1, 0.9 * most)
  }

  private func histogram(of sample: Sample, _ classifier: Classifier) -> ClassHistogram {
    ClassHistogram(sample.classes, classCount: classifier.classNames.count)
  }
}
