import Datasets
import NeuralNetworks
import Tensors
import Testing

@testable import Evaluation

@Suite("A classifier")
struct ClassifierTests {
  static let digits = DrawnDigits.make(count: 1_200, seed: 1)
  static let others = DrawnDigits.make(count: 300, seed: 2)
  nonisolated(unsafe) static let classifier = Classifier(  // which nobody changes
    learning: digits, testedOn: others, epochs: 2, command: "", seed: 3)

  @Test("learns classes, knows how well, and says what it has learned")
  func learns() {
    let classifier = Self.classifier
    #expect(classifier.provenance.accuracy > 0.7)
    #expect(classifier.accuracy(on: Self.others) == classifier.provenance.accuracy)
    #expect(classifier.pictureShape == [28, 28, 1] && classifier.classNames.count == 10)
    #expect(classifier.provenance.data == "drawn digits")
    #expect(classifier.provenance.pictureCount == 1_200)
    #expect("\(classifier)".hasPrefix("a classifier of drawn digits, accuracy 0."))
  }

  @Test("has 64 features of mean square 1 over what it has learned")
  func unitFeatures() {
    let features = Self.classifier.features(of: Self.digits)
    #expect(features.shape == [1_200, 64] && features.dtype == .float64)
    #expect(abs((features * features).mean().item - 1) < 1e-5)
  }

  @Test("sees a picture alike, whatever stands beside it and however many there are")
  func independent() {
    let few = Self.others.subset([0, 7, 260])
    let (all, some) = (
      Self.classifier.features(of: Self.others), Self.classifier.features(of: few)
    )
    for (row, place) in [0, 7, 260].enumerated() {
      let difference = all.sliced(place..<place + 1) - some.sliced(row..<row + 1)
      #expect((difference * difference).sum().item < 1e-9)
    }
    let classes = Self.classifier.classes(of: Self.others)
    #expect(Self.classifier.classes(of: few) == [classes[0], classes[7], classes[260]])
  }

  @Test("is the same for the same seed, and another for another")
  func deterministic() {
    func fingerprint(seed: UInt64) -> String {
      Classifier(
        learning: Self.others, testedOn: Self.others, epochs: 1, command: "", seed: seed
      ).fingerprint
    }
    #expect(fingerprint(seed: 1) == fingerprint(seed: 1))
    #expect(fingerprint(seed: 1) != fingerprint(seed: 2))
  }

  @Test("tells how many pictures it has seen, to the last batch")
  func progress() {
    var seen: [Int] = []
    _ = Classifier(
      learning: Self.others, testedOn: Self.others, epochs: 3, command: "", seed: 1
    ) { seen.append($0) }
    #expect(seen == (1...6).map { 128 * $0 })
  }

  @Test("comes with the package for three kinds of data", arguments: ShippedClassifier.allCases)
  func shipped(name: ShippedClassifier) {
    let classifier = name.classifier
    #expect(classifier.classNames.count == 10)
    #expect(classifier.provenance.accuracy > 0.95)
    let command = "swift run sample-quality train --dataset \(name.rawValue)"
    #expect(classifier.provenance.command.hasPrefix(command))
  }

  @Test("that comes with the package is as good as it says, where the data are drawn here")
  func shippedAccuracy() {
    let digits = ShippedClassifier.digits.classifier
    #expect(abs(digits.accuracy(on: Self.digits) - digits.provenance.accuracy) < 0.01)
    let sprites = ShippedClassifier.sprites.classifier
    let pictures = DrawnSprites.make(count: 500, seed: 5)
    #expect(abs(sprites.accuracy(on: pictures) - sprites.provenance.accuracy) < 0.04)
  }
}
