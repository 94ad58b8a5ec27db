import DeepDream
import FeatureNetworks
import NeuralNetworks
import Tensors
import Testing

/// The answers to the exercises of `02-deep-dream.md`, in their order.
@Suite("The exercises of chapter 2")
struct DreamExerciseTests {
  @Test("1: a convolution, ReLU and a pooling, forwards and back, and a step")
  func byHand() {
    let row = TinyRow(kernel: [1, 0, -1])
    let x = row.picture([0, 0.2, 0.1, 0.1, 0.3, 0])
    let (value, gradient) = row.valueAndGradient(at: x)
    #expect(abs(value - 1.0 / 30) < 1e-12)
    #expect(areClose(gradient, [0, 1.0 / 15, 0, -1.0 / 15, 0.2, 0]))
    let next = x.ascended(along: gradient, rate: 0.01)
    #expect(areClose((next - x) * 100, [0, 1.2, 0, -1.2, 3.6, 0]))
    #expect(abs(row.valueAndGradient(at: next).value - 0.04276) < 5e-6)
    let promised = value + ((next - x) * gradient).sum().item
    #expect(abs(promised - 0.0421) < 5e-5)
  }

  @Test("2: a mean helps all alike, a mean square the strong; a factor changes nothing")
  func meanOrMeanSquare() {
    func grown(_ objective: some Objective) -> Tensor {
      var a = Tensor([0.3, 0.1], shape: [1, 1, 2, 1], dtype: .float64)
      for _ in 0..<10 {
        let gradient = valueAndGradient(at: a) { objective([$0]) }.gradient
        a = a.ascended(along: gradient, rate: 0.01)
      }
      return a
    }
    #expect(areClose(grown(ChannelMean(layer: "any", channel: 0)), [0.4, 0.2]))
    #expect(areClose(grown(MeanSquare([WeightedLayer("any")])), [0.45, 0.15]))
    #expect(areClose(grown(MeanSquare([WeightedLayer("any", weight: 1000)])), [0.45, 0.15]))
  }

  @Test("3: a position of the deepest layer sees 66 pixels")
  func position() {
    #expect(window(of: .small) == 66)
    var random = SplitMix64(seed: 3)
    let network = FeatureNetwork(
      .small, preprocessing: .centred, dtype: .float64, using: &random)
    let picture = Tensor.uniform(
      [1, 96, 96, 3], from: 0, to: 1, dtype: .float64, using: &random)
    let gradient = valueAndGradient(at: picture) { x in
      network.activations(of: x, at: ["block4_conv2"])[0]
        .sliced(6..<7, along: 1).sliced(6..<7, along: 2).sum()
    }.gradient
    for axis in [1, 2] {
      let seen = (0..<96).filter { line in
        // Winograd's convolution leaves rounding errors where zeros belong.
        gradient.sliced(line..<line + 1, along: axis).scalars.contains { abs($0) > 1e-12 }
      }
      #expect(seen.allSatisfy((19...84).contains) && seen.count > 40, "\(seen)")
    }
  }

  @Test("4: octaves give back what was not dreamt, and keep what was")
  func octaves() {
    var random = SplitMix64(seed: 4)
    let original = Tensor.uniform(
      [1, 48, 64, 3], from: 0.2, to: 0.8, dtype: .float64, using: &random)
    let octaves = Octaves(of: original, count: 4, scale: 1.4)
    #expect(octaves.sizes.map(\.width) == [23, 32, 45, 64])
    #expect(octaves.sizes.map(\.height) == [17, 24, 34, 48])
    for brightness in [0, 0.05] {
      var picture = octaves.start + brightness
      for octave in 1..<4 { picture = octaves.enlarged(picture, to: octave) }
      #expect(areClose(picture, (original + brightness).scalars))
    }
  }
}

/// Other numbers of its text.
@Suite("What chapter 2 says besides")
struct DreamClaimsTests {
  @Test("a row of four pixels, its gradient, and what a step makes of it")
  func row() {
    let row = TinyRow(kernel: [-1, 2, -1])
    let x = row.picture([1, 3, 2, 0])
    let (value, gradient) = row.valueAndGradient(at: x)
    #expect(value == 5 && gradient.scalars == [-3, 5, -1, -1])
    let step = gradient * (0.1 / 2.5)
    #expect(abs(row.valueAndGradient(at: x + step).value - 6.6256) < 1e-9)
    #expect(abs(value + (step * gradient).sum().item - 6.44) < 1e-9)
    #expect(areClose(row.answers(to: x + step), [3.56, 0.76]))

    let byMean = Tensors.valueAndGradient(at: x) { row.answers(to: $0).mean() }.gradient
    #expect(byMean.scalars == [-0.5, 0.5, 0.5, -0.5])
    #expect(areClose(row.answers(to: x + byMean * (0.1 / 0.5)), [3.2, 1.2]))
  }

  @Test(
    "how many pixels a position of each network's last layer sees",
    arguments: [(Architecture.small, 66), (.vgg16, 196), (.vgg19, 252)])
  func windows(architecture: Architecture, pixels: Int) {
    #expect(window(of: architecture) == pixels)
  }

  @Test("the octaves of 350 × 262 pixels, and of the landscape")
  func sizes() {
    let sizes = Octaves.sizes(height: 262, width: 350, count: 3, scale: 1.4)
    #expect(sizes.map(\.width) == [178, 250, 350])
    #expect(sizes.map(\.height) == [133, 187, 262])
    let ours = Configuration(preset: .quick, for: .small)
    let first = ours.octaveSizes(height: 480, width: 640)[0]
    #expect(ours.octaves == 6 && first == Octaves.Size(height: 89, width: 118))
  }

  @Test("what a pixel of VGG16 costs")
  func memory() {
    var numbers = 0.0
    let blocks = Architecture.vgg16.blocks
    for (number, block) in blocks.enumerated() {
      let positions = 1 / Double(1 << (2 * number))
      numbers += Double(block.convolutions * block.channels) * positions
      if number < blocks.count - 1 { numbers += Double(block.channels) * positions / 4 }
    }
    #expect(numbers == 300)
  }
}

/// Three taps along a row, zeros outside, ReLU, pooling in windows of two, and the mean square.
///
/// Pooling takes windows of 2 × 2, so a row of zeros stands below; nothing there is above zero.
private struct TinyRow {
  let weight: Tensor

  init(kernel: [Double]) {
    weight = Tensor([0, 0, 0] + kernel + [0, 0, 0], shape: [3, 3, 1, 1], dtype: .float64)
  }

  func picture(_ pixels: [Double]) -> Tensor {
    Tensor(pixels, shape: [1, 1, pixels.count, 1], dtype: .float64)
  }

  func answers(to picture: Tensor) -> Tensor {
    let below = Tensor.zeros(picture.shape, dtype: .float64)
    let sums = conv2D(
      concatenated([picture, below], along: 1), weight: weight,
      bias: .zeros([1], dtype: .float64), padding: .same)
    return maxPooled(relu(sums), size: 2)
  }

  func valueAndGradient(at picture: Tensor) -> (value: Double, gradient: Tensor) {
    let square = MeanSquare([WeightedLayer("the only one")])
    let (value, gradient) = Tensors.valueAndGradient(at: picture) { square([answers(to: $0)]) }
    return (value.item, gradient)
  }
}

/// By the rule of the text: the window of one position of a layer, or of the last convolution.
func window(of architecture: Architecture, at name: String? = nil) -> Int {
  var (pixels, apart) = (1, 1)
  for layer in architecture.layers.dropLast() {
    if layer.convolution != nil {
      pixels += 2 * apart
    } else {
      (pixels, apart) = (pixels + apart, 2 * apart)
    }
    if layer.name == name { break }
  }
  return pixels
}

private func areClose(_ found: Tensor, _ expected: [Double]) -> Bool {
  found.count == expected.count
    && zip(found.scalars, expected).allSatisfy { abs($0 - $1) < 1e-9 }
}
