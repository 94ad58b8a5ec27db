import Foundation
import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

extension FeatureNetwork {
  /// The same function for other inputs, of a network that is given steps of 0…255: what it says is κ
  /// times smaller, for whatever the weights are.
  ///
  /// v = 255·x − mean is (255·deviation/white)·v′; an input channel's weights take up that factor, by κ,
  /// and κ is what all biases are divided by.
  func rescaled(order: Preprocessing.Order, white: Double, deviation: [Double]) -> FeatureNetwork {
    let given = Preprocessing(
      order: order, white: white, mean: preprocessing.mean.map { $0 * white / 255 },
      deviation: deviation)
    let kappa = given.stepsPerUnit
    var unused = SplitMix64(seed: 0)
    let network = FeatureNetwork(
      architecture, preprocessing: given, dtype: .float64, using: &unused)
    for (new, old) in zip(network.convolutions, convolutions) {
      (new.weight, new.bias) = (old.weight, old.bias / kappa)
    }
    let channels = [0, 1, 2].map { channel in
      let isMirrored = order != preprocessing.order
      let place = isMirrored ? 2 - channel : channel
      let colour = order == .rgb ? channel : 2 - channel
      let factor = 255 * deviation[colour] / white / kappa
      return convolutions[0].weight.sliced(place..<place + 1, along: 2) * factor
    }
    network.convolutions[0].weight = concatenated(channels, along: 2)
    return network
  }

  /// For what torchvision's networks are given.
  var forTorchvision: FeatureNetwork {
    rescaled(order: .rgb, white: 1, deviation: Preprocessing.torchvision.deviation)
  }
}

@Suite("Weights of the loss")
struct LossWeightsTests {
  let keras = LossWeights(content: 0.025, style: 1, variation: 1e-4)

  @Test("one unit of torchvision's networks is 57.6 steps of 0…255, one of Caffe's a step")
  func stepsPerUnit() {
    #expect(Preprocessing.caffe.stepsPerUnit == 1)
    #expect(isNear(Preprocessing.torchvision.stepsPerUnit, 57.63))
    #expect(isNear(Preprocessing.centred.stepsPerUnit, 127.5))
  }

  @Test("Keras' weights look large where pictures and features are small, and come back")
  func kerasConverted() {
    let plain = keras.converted(forFeaturesDividedBy: 255, white: 1)
    #expect(isNear(plain.content, 0.025 * 65_025))
    #expect(isNear(plain.style, 4_228_250_625))
    #expect(isNear(plain.variation, 103.836_598, 1e-8))
    let torchvision = keras.converted(forFeaturesDividedBy: 57.63, white: 1)
    #expect(isNear(torchvision.content, 83.030_42, 1e-6))
    #expect(isNear(torchvision.style, 11_030_473, 1e-6))
    let back = torchvision.converted(forFeaturesDividedBy: 1 / 57.63, white: 255 * 255)
    #expect(isNear(back.content, 0.025) && isNear(back.style, 1) && isNear(back.variation, 1e-4))
  }

  @Test("a network of the same function for smaller inputs says the same, κ times smaller")
  func features() {
    let network = tinyNetwork(.caffe)
    let other = network.forTorchvision
    let picture = speckles(9, 12)
    let names = tiny.layers.map(\.name)
    let pairs = zip(
      network.activations(of: picture, at: names), other.activations(of: picture, at: names))
    for (features, small) in pairs {
      #expect(features.scalars.max()! > 1)
      #expect(distance(features, 57.63 * small) < 1e-11 * features.scalars.max()!)
    }
  }

  @Test("converted to its features, the weights make the same loss of each part")
  func parts() {
    let network = tinyNetwork(.caffe)
    let other = network.forTorchvision
    let converted = keras.converted(forFeaturesDividedBy: 57.63, white: 1)
    let (picture, target) = (speckles(9, 12), speckles(9, 12, seed: 6))
    func losses(_ network: FeatureNetwork) -> (content: Double, style: Double) {
      let f = network.activations(of: picture, at: ["block3_conv2"])[0]
      let p = network.activations(of: target, at: ["block3_conv2"])[0]
      return (
        contentLoss(f, target: p).item, styleLoss(f, target: gramMatrix(p), factor: 1).item
      )
    }
    let (large, small) = (losses(network), losses(other))
    #expect(isNear(keras.content * large.content, converted.content * small.content, 1e-10))
    #expect(isNear(keras.style * large.style, converted.style * small.style, 1e-10))
    #expect(
      isNear(
        keras.variation * totalVariation(255 * picture).item,
        converted.variation * totalVariation(picture).item))
  }

  @Test(
    "the whole loss and its gradient at the picture are the same, whatever the network is given",
    arguments: StyleNormalisation.allCases)
  func whole(normalisation: StyleNormalisation) {
    let networks = [
      tinyNetwork(.caffe), tinyNetwork(.caffe).forTorchvision,
      tinyNetwork(.caffe).rescaled(order: .bgr, white: 2, deviation: [1, 1, 1]),
    ]
    let picture = speckles(9, 12, seed: 8)
    let results = networks.map {
      tinyLoss(normalisation, in: $0).valueAndGradient(at: picture)
    }
    #expect(results[0].value > 0)
    for (value, gradient) in results.dropFirst() {
      #expect(isNear(value, results[0].value, 1e-10))
      let largest = results[0].gradient.scalars.map(abs).max()!
      #expect(distance(gradient, results[0].gradient) < 1e-10 * largest)
    }
  }
}

@Suite("What a layer's style loss is divided by")
struct StyleNormalisationTests {
  /// The style layers of VGG19 for a picture.
  static func shapes(height: Int, width: Int) -> [[Int]] {
    Configuration(preset: .paper, for: .vgg19).styleLayers.map { name in
      let stride = Architecture.vgg19.stride(of: name)
      let block = Int(String(name.dropFirst(5).prefix(1)))! - 1
      return [
        1, height / stride, width / stride, Architecture.vgg19.blocks[block].channels,
      ]
    }
  }

  @Test("4·N²·M², of the layer or of the input")
  func factors() {
    let (features, picture) = ([1, 5, 7, 11], [1, 10, 14, 3])
    let factors = StyleNormalisation.allCases.map {
      $0.factor(features: features, picture: picture)
    }
    #expect(isNear(factors[0], 1 / Double(4 * 9 * 140 * 140)))
    #expect(isNear(factors[1], 1 / Double(4 * 121 * 35 * 35)))
  }

  @Test("by the input's, VGG19's layers count 455 to 0.44 times as much, 1024 : 256 : 64 : 16 : 1")
  func published() {
    let picture = [1, 400, 400, 3]
    let ratios = Self.shapes(height: 400, width: 400).map { features in
      StyleNormalisation.input.factor(features: features, picture: picture)
        / StyleNormalisation.layer.factor(features: features, picture: picture)
    }
    let expected = [4096, 1024, 256, 64, 4].map { $0 / 9.0 }
    #expect(zip(ratios, expected).allSatisfy { isNear($0, $1) })
    #expect(ratios.map { Int($0.rounded()) } == [455, 114, 28, 7, 0])
    #expect(ratios.map { ($0 / ratios[4]).rounded() } == [1024, 256, 64, 16, 1])
    #expect(ratios.allSatisfy { isNear($0 / ratios[4], ($0 / ratios[4]).rounded()) })
  }

  @Test("a picture repeated has the same loss by either, if its target is too")
  func extensive() {
    let f = speckles(4, 6)
    let twice = concatenated([f, f], along: 2)
    let a = gramMatrix(speckles(4, 6, seed: 6))
    for rule in StyleNormalisation.allCases {
      let once = styleLoss(
        f, target: a, factor: rule.factor(features: f.shape, picture: [1, 8, 12, 3]))
      let both = styleLoss(
        twice, target: 2 * a, factor: rule.factor(features: twice.shape, picture: [1, 8, 24, 3]))
      #expect(isNear(once.item, both.item))
    }
  }
}
