import Datasets
import Tensors
import Testing

@testable import FeatureNetworks

@Suite("A warning of wrong preprocessing")
struct FeatureNetworkWarningTests {
  /// The rule that gives numbers `factor` times as large.
  static func scaled(_ rule: Preprocessing, by factor: Double) -> Preprocessing {
    Preprocessing(
      order: rule.order, white: rule.white, mean: rule.mean,
      deviation: rule.deviation.map { $0 / factor })
  }

  @Test("is not given where weights and rule belong together, whatever the pictures' colours")
  func sound() {
    #expect(FeatureNetwork.small.preprocessingWarning() == nil)
    #expect(FeatureNetwork.small.with(.torchvision).preprocessingWarning() == nil)
  }

  @Test(
    "is given where the numbers are far too large or too small",
    arguments: [
      (1.0 / 58, "look alike to these weights (block4_conv2: mean cosine"),
      (1.0 / 255, "may expect larger numbers"),
      (58, "answer too strongly (block4_conv2: mean"), (255, "may expect smaller numbers"),
    ] as [(Double, String)])
  func scale(factor: Double, says: String) {
    let warning = FeatureNetwork.small.with(Self.scaled(.centred, by: factor))
      .preprocessingWarning()
    #expect(warning?.contains(says) == true, "\(warning ?? "none")")
    #expect(warning?.contains("as “preprocessing”") == true)
  }

  @Test("is given where pictures are not from 0 to 1", arguments: [0.0, 1, 128])
  func range(shift: Double) {
    let pictures = DrawnSprites.make(count: 4, seed: 1).pictures(0..<4) * 255 - shift
    let warning = FeatureNetwork.small.preprocessingWarning(for: pictures)
    #expect(warning?.hasPrefix("Pictures from 0 to 1 were expected") == true, "\(warning ?? "")")
  }
}

extension FeatureNetwork {
  /// The same weights behind another rule.
  func with(_ rule: Preprocessing) -> FeatureNetwork {
    FeatureNetwork(
      architecture, preprocessing: rule, notes: notes, convolutions: convolutions)
  }
}
