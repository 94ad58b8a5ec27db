import Kernels
import NeuralNetworks
import Tensors
import Testing

@testable import Datasets

@Suite("Drawn sprites")
struct DrawnSpritesTests {
  static let sprites = DrawnSprites.make(count: 6000, seed: 1)
  let sprites = Self.sprites

  @Test("a picture is 32×32 in colour, of one of CIFAR-10's classes") func form() {
    let sizes: [Int] = [sprites.height, sprites.width, sprites.channels]
    #expect(sizes == [32, 32, 3])
    #expect(sprites.classNames == LabelledImages.cifar10ClassNames)
    #expect(DrawnSprites.kinds.count == 10)
  }

  @Test("a seed draws the same pictures every time, another seed others") func determinism() {
    #expect(DrawnSprites.make(count: 200, seed: 1) == sprites.prefix(200))
    let others = DrawnSprites.make(count: 200, seed: 2)
    #expect(others.labels != sprites.prefix(200).labels)
    for index in 0..<200 { #expect(others.pixels(at: index) != sprites.pixels(at: index)) }
  }

  @Test("one thread draws what several do") func threads() {
    let drawnAlone = (0..<20).flatMap { index in
      var own = SplitMix64(seed: 1).stream("sprite \(index)")
      return DrawnSprites.draw(Int(sprites.labels[index]), using: &own)
    }
    #expect(drawnAlone == sprites.prefix(20).pixels)
  }

  @Test("more images begin with the same ones", arguments: [0, 1, 9, 10, 123])
  func independentOfCount(count: Int) {
    let fewer = DrawnSprites.make(count: count, seed: 1)
    #expect(fewer == sprites.prefix(count))
    #expect(fewer.count == count)
  }

  @Test("every ten successive images are the ten classes, in changing order") func balance() {
    let tens = stride(from: 0, to: 6000, by: 10).map { Array(sprites.labels[$0..<$0 + 10]) }
    #expect(tens.allSatisfy { $0.sorted() == Array(0...9) })
    #expect(Set(tens).count > 580)
  }

  @Test("no two images are alike") func variety() {
    let images = Set((0..<2000).map { Array(sprites.pixels(at: $0)) })
    #expect(images.count == 2000)
  }

  /// Five thousand photographs of CIFAR-10 give 37 % in the same test, chance 10 %.
  @Test("a linear classifier of the pixels fails, though not quite") func linear() {
    let right = linearAccuracy(trainedOn: sprites.prefix(5000), of: sprites.subset(5000..<6000))
    #expect((0.25..<0.55).contains(right))
  }

  /// Two thousand photographs of CIFAR-10 give 23 % in the same test.
  @Test("the nearest of 2000 neighbours mostly has another label") func nearestNeighbour() {
    let known = (0..<2000).map { sprites.pixels(at: $0).map { Float($0) } }
    let right = (5000..<5500).count { index in
      let image = sprites.pixels(at: index).map { Float($0) }
      let distances = known.map { squaredDistance($0, image) }
      let nearest = (0..<2000).min { distances[$0] < distances[$1] }
      return sprites.labels[index] == nearest.map { sprites.labels[$0] }
    }
    #expect((125..<250).contains(right))
  }

  @Test("a small convolutional classifier does not fail") func convolutional() {
    var generator = SplitMix64(seed: 3)
    let network = Convolutional(using: &generator)
    let right = accuracy(
      of: network.parameters, epochs: 8, learningRate: 2e-3, trainedOn: sprites.prefix(5000),
      asked: sprites.subset(5000..<6000)
    ) { network($0) }
    #expect(right > 0.65)
  }

  struct Convolutional: Module {
    let first, second, third: Conv2D
    let scores: Dense

    init(using generator: inout SplitMix64) {
      func shrinking(_ inputs: Int, _ outputs: Int) -> Conv2D {
        Conv2D(
          inputs: inputs, outputs: outputs, kernel: 4, stride: 2, padding: .same,
          activation: .relu, weights: .glorotUniform, using: &generator)
      }
      (first, second, third) = (shrinking(3, 32), shrinking(32, 64), shrinking(64, 64))
      scores = Dense(inputs: 4 * 4 * 64, outputs: 10, weights: .glorotUniform, using: &generator)
    }

    func callAsFunction(_ pixels: Tensor) -> Tensor {
      let images = pixels.reshaped([pixels.shape[0], 32, 32, 3])
      return scores(Flatten()(third(second(first(images)))))
    }
  }

  /// How many of the images softmax regression gets right after thirty epochs.
  func linearAccuracy(trainedOn known: LabelledImages, of asked: LabelledImages) -> Double {
    var generator = SplitMix64(seed: 3)
    let layer = Dense(
      inputs: known.bytesPerImage, outputs: 10, weights: .zeros, using: &generator)
    return accuracy(
      of: layer.parameters, epochs: 30, learningRate: 3e-4, trainedOn: known, asked: asked
    ) { layer($0) }
  }

  /// How many of the images asked are classified right after some epochs of Adam.
  func accuracy(
    of parameters: ParameterList, epochs: Int, learningRate: Double,
    trainedOn known: LabelledImages, asked: LabelledImages, by classify: (Tensor) -> Tensor
  ) -> Double {
    var optimiser = Adam(learningRate: learningRate)
    var batches = ShuffledBatches(
      count: known.count, batchSize: 100, stream: SplitMix64(seed: 4))
    for _ in 0..<epochs * batches.batchesPerEpoch {
      let indices = batches.next()
      let x = known.tensor(indices, from: -1, to: 1)
      let y = Tensor.oneHot(indices.map { Int(known.labels[$0]) }, count: 10)
      let (_, gradients) = valueAndGradients(of: parameters) {
        softmaxCrossEntropy(logits: classify(x), labels: y).mean()
      }
      optimiser.update(parameters, along: gradients)
    }
    let scores = classify(asked.tensor(Array(0..<asked.count), from: -1, to: 1)).scalars
    let right = (0..<asked.count).count { index in
      let row = Array(scores[index * 10..<(index + 1) * 10])
      return row.firstIndex(of: row.max() ?? 0) == Int(asked.labels[index])
    }
    return Double(right) / Double(asked.count)
  }

  func squaredDistance(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for i in a.indices { sum += (a[i] - b[i]) * (a[i] - b[i]) }
    return sum
  }

  /// All ways to draw a class, with the class.
  static let ways = DrawnSprites.kinds.enumerated().flatMap { label, kind in
    kind.sprites.indices.map { (label, $0) }
  }

  @Test("every way to draw a class fills a fair part of the picture", arguments: ways)
  func size(label: Int, way: Int) {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<50 {
      let sprite = DrawnSprites.kinds[label].sprites[way](&generator)
      var canvas = SpriteCanvas(side: 32) { _ in RGB(repeating: -9) }
      let pose = Pose(origin: [16, 16], x: [13, 0], y: [0, 13])
      canvas.draw(sprite, at: pose, in: Light(direction: [0, 0], outline: 0))
      let covered = canvas.colours.count { $0.min() > -1 }
      #expect((80..<800).contains(covered))
    }
  }
}
