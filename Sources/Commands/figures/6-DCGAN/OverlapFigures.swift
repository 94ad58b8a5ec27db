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

/// How much of what is drawn lies on the lattice, with kernels of 5 and of 4, at each moment of a game.
func latticeChart(
  _ uneven: Performance<ConvolutionalPlay>, _ even: Performance<ConvolutionalPlay>
) -> Image {
  BarChart(
    title: "What alternates from pixel to pixel", xLabel: "step", yLabel: "share of the power",
    categories: (uneven.play.moments + [uneven.play.steps]).map(String.init),
    series: [
      BarChart.Series("kernels of 5", values: uneven.samples.map(latticeShare)),
      BarChart.Series("kernels of 4", values: even.samples.map(latticeShare)),
    ], referenceLines: [ReferenceLine(55.0 / 783, label: "noise")]
  ).rendered()
}

/// The share of the pictures' power, their mean apart, in what changes its sign from each row or column
/// to the next: the highest frequencies of their Fourier transforms. Noise of 28 × 28 pixels has 55 of
/// its 783 parts there.
private func latticeShare(of pictures: Tensor) -> Double {
  let (count, side) = (pictures.shape[0], pictures.shape[1])
  let x = pictures.reshaped([count, side, side])
  let signs = Tensor((0..<side).map { $0.isMultiple(of: 2) ? 1 : -1 }, shape: [side])
  let (alongRows, alongColumns) = (
    (x * signs).sum(along: 2), (x * signs.reshaped([side, 1])).sum(along: 1)
  )
  let both = (alongRows * signs).sum(along: 1)
  let sum = x.sum(along: 2).sum(along: 1)
  func power(_ x: Tensor) -> Double { (x * x).sum().item }
  let n = Double(side)
  return (n * power(alongRows) + n * power(alongColumns) - power(both))
    / (n * n * power(x) - power(sum))
}
