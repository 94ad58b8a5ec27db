public import Datasets
import Tensors

/// Can a network that has learned the difference tell generated pictures from real ones?
///
/// A classifier of two classes learns half of the pictures of either kind and is asked about the other
/// half. Where both kinds are drawn alike it can only guess. Lopez-Paz & Oquab (2017), "Revisiting
/// Classifier Two-Sample Tests".
///
/// It is harsh: some faint regularity that no eye sees is enough to be told apart. And it is one-sided:
/// a network that cannot tell may be the wrong network.
public struct TwoSampleTest: Equatable, Sendable, Codable {
  /// Pictures that it was asked about, half of them real.
  public let asked: Int
  /// Right answers.
  public let right: Int

  /// The outcome of a test.
  public init(asked: Int, right: Int) { (self.asked, self.right) = (asked, right) }

  /// The share of right answers: ½ where nothing tells the kinds apart, 1 where everything does.
  public var accuracy: Double { Double(right) / Double(asked) }

  /// Where the accuracy would lie if many more pictures were asked about: Wilson's 95 % interval (1927).
  public var interval: ClosedRange<Double> {
    let (n, z) = (Double(asked), 1.959964)
    let centre = (accuracy + z * z / (2 * n)) / (1 + z * z / n)
    let width =
      z / (1 + z * z / n) * (accuracy * (1 - accuracy) / n + z * z / (4 * n * n)).squareRoot()
    return max(centre - width, 0)...min(centre + width, 1)
  }

  /// The probability of as many right answers or more from somebody who guesses.
  public var pValue: Double { binomialTail(successes: right, of: asked) }

  /// Learns and asks.
  /// - Parameter seed: decides the halves, the network's weights and its batches.
  /// - Precondition: 2 pictures of either kind, of one size.
  public init(real: LabelledImages, generated: LabelledImages, seed: UInt64) {
    let half = min(real.count, generated.count) / 2
    if half == 0 {
      fatalError("\(real.count) real and \(generated.count) generated pictures have no two halves")
    }
    let root = SplitMix64(seed: seed)
    var random = root.stream("halves")
    let real = real.picked(2 * half, using: &random)
    let generated = generated.picked(2 * half, using: &random)
    func part(_ range: Range<Int>) -> LabelledImages {
      real.subset(range).beside(generated: generated.subset(range))
    }
    let judge = Classifier(
      learning: part(0..<half), testedOn: part(half..<2 * half), epochs: epochs(learning: 2 * half),
      command: "", seed: root.stream("judge").state)
    let right = judge.provenance.accuracy * Double(2 * half)
    self.init(asked: 2 * half, right: Int(right.rounded()))
  }
}
