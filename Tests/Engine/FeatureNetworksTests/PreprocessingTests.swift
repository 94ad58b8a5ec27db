import Foundation
import GradientChecking
import Tensors
import Testing

@testable import FeatureNetworks

@Suite("Preprocessing")
struct PreprocessingTests {
  static let rules: [Preprocessing] = [.torchvision, .caffe, .centred]

  @Test("makes of a pixel what was published, in the published order")
  func values() {
    let pixel = Tensor([1, 0.5, 0], shape: [1, 1, 1, 3], dtype: .float64)
    let expected: [[Double]] = [
      [(1 - 0.485) / 0.229, (0.5 - 0.456) / 0.224, -0.406 / 0.225],
      [-103.939, 127.5 - 116.779, 255 - 123.68], [1, 0, -1],
    ]
    for (rule, expected) in zip(Self.rules, expected) {
      for (found, expected) in zip(rule(pixel).scalars, expected) {
        #expect(abs(found - expected) < 1e-12, "\(rule)")
      }
    }
  }

  @Test("is undone by its inverse", arguments: rules) func inverse(rule: Preprocessing) {
    var random = SplitMix64(seed: 1)
    let pictures = Tensor.uniform([2, 3, 5, 3], from: 0, to: 1, dtype: .float64, using: &random)
    let again = rule.inverse(rule(pictures))
    #expect(again.shape == pictures.shape)
    #expect(zip(again.scalars, pictures.scalars).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("has the gradient of its closed form", arguments: rules)
  func gradient(rule: Preprocessing) throws {
    var random = SplitMix64(seed: 2)
    let pictures = Tensor.uniform([2, 3, 1, 3], from: 0, to: 1, dtype: .float64, using: &random)
    try checkGradients(
      at: [pictures],
      closedForm: { _, cotangent in
        // white / deviation, each channel's gradient back in its own place
        let scales = rule.deviation.map { rule.white / $0 }
        let isTurned = rule.order == .bgr
        let rows = cotangent.scalars.indices.map { place in
          let channel = place % 3
          let source = isTurned ? place - channel + 2 - channel : place
          return cotangent.scalars[source] * scales[channel]
        }
        return [Tensor(rows, shape: cotangent.shape, dtype: .float64)]
      }, using: &random
    ) { rule($0[0]) }
  }

  @Test("is the same after it was written as JSON", arguments: rules)
  func json(rule: Preprocessing) throws {
    let data = try JSONEncoder().encode(rule)
    #expect(try JSONDecoder().decode(Preprocessing.self, from: data) == rule)
  }

  @Test(
    "is not read where it makes no sense",
    arguments: [
      #"{"order":"rgb","white":1,"mean":[0,0],"deviation":[1,1,1]}"#,
      #"{"order":"rgb","white":1,"mean":[0,0,0],"deviation":[1,0,1]}"#,
      #"{"order":"rgb","white":0,"mean":[0,0,0],"deviation":[1,1,1]}"#,
      #"{"order":"grb","white":1,"mean":[0,0,0],"deviation":[1,1,1]}"#,
      #"{"order":"rgb","mean":[0,0,0],"deviation":[1,1,1]}"#, "[]", "",
    ])
  func senseless(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Preprocessing.self, from: Data(text.utf8))
    }
  }
}
