import FeatureNetworks
import Kernels
import Tensors
import Testing

@testable import DeepDream

@Suite("A dream", .serialized)
struct DreamTests {
  @Test("has at least ten times more of what is asked for after twenty steps")
  func rises() {
    var dream = tinyDream { ($0.octaves, $0.steps, $0.rate) = (1, 20, 0.02) }
    let steps = dream.steps()
    #expect(steps.count == 20)
    #expect(steps[19].loss > 10 * steps[0].loss, "\(steps[0].loss) → \(steps[19].loss)")
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.loss < $1.loss })
  }

  @Test("has less of what has a negative weight")
  func falls() {
    let objective = MeanSquare([WeightedLayer("block2_conv1", weight: -1)])
    var dream = tinyDream(objective) { ($0.octaves, $0.steps, $0.rate) = (1, 10, 0.002) }
    let steps = dream.steps()
    #expect(steps[0].loss < 0 && steps[9].loss > 0.9 * steps[0].loss)
  }

  @Test("goes through all octaves, and tells which step is the last of each")
  func records() {
    var dream = tinyDream { ($0.octaves, $0.steps) = (3, 2) }
    let steps = dream.steps()
    #expect(steps.map(\.octave) == [1, 1, 2, 2, 3, 3])
    #expect(steps.map(\.number) == [1, 2, 1, 2, 1, 2])
    #expect(steps.map(\.isLast) == [false, true, false, true, false, true])
    #expect(dream.picture.shape == [1, 32, 40, 3])
    #expect(dream.image.width == 40 && dream.image.height == 32)
    #expect(dream.next() == nil)
  }

  @Test("an octave ends with the step that finds more than enough, and that one changes nothing")
  func maxLoss() {
    var free = tinyDream { ($0.octaves, $0.steps, $0.rate) = (1, 12, 0.02) }
    let losses = free.steps().map(\.loss)
    let enough = (losses[4] + losses[5]) / 2
    var dream = tinyDream {
      ($0.octaves, $0.steps, $0.rate, $0.maxLoss) = (1, 12, 0.02, enough)
    }
    for number in 0..<5 { #expect(dream.next()?.loss == losses[number]) }
    let before = dream.picture.bytes
    let last = dream.next()
    #expect(last?.loss == losses[5] && last?.isLast == true && last?.number == 6)
    #expect(dream.picture.bytes == before)
    #expect(dream.next() == nil)
  }

  @Test("the same seed leaves the same bytes, another one others; without jitter all do")
  func seeds() {
    func picture(_ seed: UInt64, jitter: Int) -> [UInt8] {
      var dream = tinyDream(seed: seed) { $0.jitter = jitter }
      _ = dream.steps()
      return dream.picture.bytes
    }
    #expect(picture(1, jitter: 6) == picture(1, jitter: 6))
    #expect(picture(1, jitter: 6) != picture(2, jitter: 6))
    #expect(picture(1, jitter: 0) == picture(2, jitter: 0))
    #expect(picture(1, jitter: 0) != picture(1, jitter: 6))
  }

  @Test("one thread and two leave the same bytes", arguments: [64, 512])
  func threads(tile: Int) {
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    let pictures = [1, 2].map { threads in
      ThreadPool.shared.threadCount = threads
      var dream = tinyDream(of: speckles(90, 150)) { ($0.tile, $0.jitter) = (tile, 5) }
      _ = dream.steps()
      return dream.picture.bytes
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test("jitter is undone: a step changes the same pixels with and without it")
  func staysInPlace() {
    // Without pooling on the way, only what is near an edge can tell how far a picture was moved.
    let objective = MeanSquare([WeightedLayer("block1_conv1")])
    let changes = [0, 15].map { jitter in
      var dream = tinyDream(objective) { ($0.octaves, $0.steps, $0.jitter) = (1, 1, jitter) }
      _ = dream.steps()
      return (dream.picture - speckles(32, 40)).scalars
    }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (a, b) = (changes[0], changes[1])
    #expect(a != b)
    #expect(product(a, b) > 0.9 * (product(a, a) * product(b, b)).squareRoot())
  }

  @Test("numbers stay between black and white")
  func bounds() {
    var dream = tinyDream { ($0.rate, $0.steps) = (0.3, 4) }
    _ = dream.steps()
    #expect(dream.picture.scalars.allSatisfy { (0...1).contains($0) })
  }
}

@Suite("Favourites of single channels")
struct FilterTests {
  @Test("raise their own channel far above what noise does", arguments: [0, 7])
  func raised(channel: Int) {
    let network = tinyNetwork()
    func picture(steps: Int, rate: Double) -> Tensor {
      let configuration = tinyConfiguration {
        ($0.octaves, $0.steps, $0.rate, $0.size) = (1, steps, rate, 24)
      }
      return network.favourite(ofChannel: channel, in: "block2_conv1", configuration, seed: 1)
    }
    func mean(_ picture: Tensor) -> Double {
      let maps = network.activations(of: picture, at: ["block2_conv1"])
      return ChannelMean(layer: "block2_conv1", channel: channel)(maps).item
    }
    let (before, after) = (picture(steps: 1, rate: 1e-9), picture(steps: 15, rate: 0.02))
    #expect(after.shape == [1, 24, 24, 3])
    #expect(mean(after) > 1.5 * mean(before), "\(mean(before)) → \(mean(after))")
  }

  @Test("are the same for the same seed, others for another channel or seed")
  func seeds() {
    func picture(_ channel: Int, _ seed: UInt64) -> [UInt8] {
      tinyNetwork().favourite(
        ofChannel: channel, in: "block1_conv1", tinyConfiguration { $0.size = 12 }, seed: seed
      ).bytes
    }
    #expect(picture(1, 1) == picture(1, 1))
    #expect(picture(1, 1) != picture(2, 1) && picture(1, 1) != picture(1, 2))
  }

  @Test(
    "there are as many as the layer has channels",
    arguments: [("block1_pool", 32), ("block2_conv2", 64), ("block4_pool", 128)])
  func channels(layer: String, count: Int) {
    var random = SplitMix64(seed: 1)
    let network = FeatureNetwork(.small, preprocessing: .centred, using: &random)
    #expect(network.channels(of: layer) == count)
  }
}
