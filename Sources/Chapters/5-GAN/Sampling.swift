public import Datasets
public import Pictures
public import Tensors

extension Game {
  /// Pictures from new noise, [count, 784].
  public func samples(_ count: Int, using random: inout SplitMix64) -> Tensor {
    generator(drawNoise(count, &random))
  }

  /// The pictures that the discriminator takes for real most readily, out of `factor` times as many.
  ///
  /// One of the published programs offers this as `--nice`. It flatters, by the discriminator's taste.
  public func nicestSamples(
    _ count: Int, outOf factor: Int = 20, using random: inout SplitMix64
  ) -> Tensor {
    let candidates = samples(count * factor, using: &random)
    let scores = discriminator(candidates).probabilityOfReal.scalars
    let best = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    return candidates.gathered([Int](best.prefix(count)))
  }

  /// Pictures along straight lines through the noise: each row goes from one draw to another.
  public func interpolations(
    rows: Int, columns: Int, using random: inout SplitMix64
  ) -> Tensor {
    let from = drawNoise(rows, &random)
    let to = drawNoise(rows, &random)
    let steps = (0..<columns).map { column in
      let t = Double(column) / Double(max(columns - 1, 1))
      return (1 - t) * from + t * to
    }
    // [columns · rows] in columns first; the picture wants rows first.
    let pictures = generator(concatenated(steps))
    let order = (0..<rows * columns).map { ($0 % columns) * rows + $0 / columns }
    return pictures.gathered(order)
  }
}

/// Grey pictures of 28 × 28 in [0, 1], side by side, each pixel three wide.
public func sheet(_ pictures: Tensor, columns: Int) -> Image {
  let images = (0..<pictures.shape[0]).map { index in
    Image(
      pictures.sliced(index..<index + 1).reshaped([28, 28, 1]), from: 0, to: 1)
  }
  return Image.grid(images, columns: columns).scaled(by: 3)
}

extension LabelledImages {
  /// Black pictures of 28 × 28, for a game that is not going to be trained.
  public static func blank(count: Int) -> LabelledImages {
    LabelledImages(
      name: "blank", height: 28, width: 28, channels: 1,
      pixels: [UInt8](repeating: 0, count: count * 784),
      labels: [UInt8](repeating: 0, count: count), classCount: 10)
  }
}
