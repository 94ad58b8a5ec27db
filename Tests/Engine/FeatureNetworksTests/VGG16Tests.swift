import Datasets
import Foundation
import Tensors
import Testing

@testable import FeatureNetworks

/// Where the environment's folder has VGG16.
private let file = data("vgg16/vgg16_features.safetensors")

@Suite(
  "The real VGG16",
  .enabled(
    if: file != nil, "set CHAPTERS_DATA to a folder that holds vgg16/vgg16_features.safetensors"))
struct VGG16Tests {
  let network: FeatureNetwork

  init() throws { network = try FeatureNetwork(torchvision: #require(file)) }

  /// A picture of 64 × 48 pixels that is all slopes and edges.
  static var picture: Tensor {
    let scalars = (0..<64 * 48 * 3).map { place in
      let (row, column, channel) = (place / 144, place / 3 % 48, place % 3)
      return Double((7 * row + 13 * column + 29 * channel) % 32) / 31
    }
    return Tensor(scalars, shape: [1, 64, 48, 3])
  }

  /// Mean and root mean square of each convolution's maps, as NumPy computes them from the same file.
  static let statistics: [(mean: Double, root: Double)] = [
    (0.650_992, 1.400_640), (1.568_620, 3.922_705), (3.352_900, 6.728_141), (3.070_784, 8.449_184),
    (6.215_411, 11.795_647), (3.414_207, 9.589_200), (1.562_508, 6.929_320), (4.139_317, 9.339_463),
    (1.883_469, 6.474_737), (0.628_543, 3.227_359), (1.515_394, 4.111_702), (1.182_029, 3.173_445),
    (0.219_175, 1.436_749),
  ]

  @Test("answers to a known picture as another program computes it")
  func activations() {
    #expect(network.architecture == .vgg16 && network.preprocessing == .torchvision)
    #expect(network.variables.scalarCount == 14_714_688)
    let names = network.architecture.layers.filter { $0.convolution != nil }.map(\.name)
    let found = network.activations(of: Self.picture, at: names)
    for ((name, maps), expected) in zip(zip(names, found), Self.statistics) {
      let (mean, root) = (maps.mean().item, (maps * maps).mean().item.squareRoot())
      #expect(abs(mean / expected.mean - 1) < 1e-4, "\(name): mean \(mean)")
      #expect(abs(root / expected.root - 1) < 1e-4, "\(name): root mean square \(root)")
    }
    // One pixel at the corner, so that rows, columns and channels are known to stand where they should.
    #expect(abs(found[2].scalars[3] - 6.445_006) < 1e-4)
  }

  @Test("needs no warning behind torchvision's rule, and one far from it")
  func warning() {
    typealias Tests = FeatureNetworkWarningTests
    #expect(network.preprocessingWarning() == nil)
    let weak = network.with(Tests.scaled(.torchvision, by: 1 / 58.0)).preprocessingWarning()
    #expect(weak?.contains("look alike") == true, "\(weak ?? "none")")
    for rule in [Preprocessing.caffe, Tests.scaled(.torchvision, by: 58)] {
      let strong = network.with(rule).preprocessingWarning()
      #expect(strong?.contains("answer too strongly") == true, "\(strong ?? "none")")
    }
  }

  @Test("says the same when it is rewritten for Caffe's rule, and not behind torchvision's")
  func caffe() {
    let rule = Preprocessing(
      order: .bgr, white: 255, mean: Preprocessing.torchvision.mean.map { $0 * 255 },
      deviation: [1, 1, 1])
    let expected = network.activations(of: Self.picture, at: ["block2_pool"])[0].scalars
    let first = network.convolutions[0]
    let planes = (0..<3).map { channel in
      first.weight.sliced(channel..<channel + 1, along: 2)
        / (255 * Preprocessing.torchvision.deviation[channel])
    }
    first.weight = concatenated(planes.reversed(), along: 2)
    let found = network.with(rule).activations(of: Self.picture, at: ["block2_pool"])[0].scalars
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(network.with(rule).preprocessingWarning() == nil)
    #expect(network.preprocessingWarning()?.contains("may expect larger numbers") == true)
  }
}
