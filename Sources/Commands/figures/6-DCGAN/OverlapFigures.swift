import DCGAN
import NeuralNetworks
import Pictures
import Tensors

/// How many products each output pixel sums in three transposed convolutions of stride 2.
var overlaps: Image {
  let (count, side) = (5, 26.0)
  var canvas = Canvas(width: 900, height: 340)
  for (index, kernel) in [3, 5, 4].enumerated() {
    var random = SplitMix64(seed: 0)
    let layer = Conv2DTranspose(
      inputs: 1, outputs: 1, kernel: kernel, stride: 2, padding: .same, weights: .glorotUniform,
      using: &random)
    let counts = layer.overlapCounts(for: [count, count, 1])
    let most = Float(counts.joined().max() ?? 1)
    let cells = counts.map { row in
      row.map { Cell(text: "\($0)", colour: .ofSeries(0), strength: 0.8 * Float($0) / most) }
    }
    let left = 24 + 294 * Double(index)
    canvas.title("\(kernel) × \(kernel), stride 2", at: Point(left, 38))
    canvas.draw(cells, at: Point(left, 54), side: side)
  }
  return canvas.image
}

/// The deviation of each pixel that untrained generators draw, with kernels of 5 and of 4: the nearer to
/// white, the more it depends on the noise.
var untrainedDeviations: Image {
  let pictures = [5, 4].map { kernel -> Image in
    var configuration = DCGAN.Configuration.published(.mnist)
    configuration.widthFactor = 0.25
    configuration.stridedKernel = kernel
    let squares = (0..<16).map { seed -> Tensor in
      var random = SplitMix64(seed: UInt64(seed))
      let generator = configuration.makeGenerator(using: &random)
      let noise = Tensor.normal([64, configuration.latentCount], using: &random)
      let pictures = generator(noise, mode: .training)
      return (pictures * pictures).mean(along: 0)
    }
    let deviation = sqrt(squares.dropFirst().reduce(squares[0]) { $0 + $1 } * (1 / 16.0))
    let highest = deviation.scalars.max() ?? 1
    return Image(deviation, from: 0, to: highest).scaled(by: 9)
  }
  return Image.grid(pictures, columns: 2, spacing: 12)
}
