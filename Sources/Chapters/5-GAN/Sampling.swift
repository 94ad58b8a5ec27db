import Datasets
public import Pictures
public import Tensors

extension AdversarialGame {
  /// Pictures from new noise, [count, …].
  public func samples(_ count: Int, using random: inout SplitMix64) -> Tensor {
    pictures(from: drawNoise(count, &random))
  }

  /// The pictures that the discriminator takes for real most readily, out of `factor` times as
  /// many.
  ///
  /// One of the published programs offers this as `--nice`. It flatters, by the discriminator's
  /// taste.
  public func nicestSamples(
    _ count: Int, outOf factor: Int = 20, using random: inout SplitMix64
  ) -> Tensor {
    let noise = drawNoise(count * factor, &random)
    // Part by part, so that no more than `count` pictures are held at a time.
    let scores = (0..<factor).flatMap { part in
      probabilitiesOfReal(pictures(from: noise.sliced(part * count..<(part + 1) * count)))
    }
    let best = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    return pictures(from: noise.gathered([Int](best.prefix(count))))
  }

  /// Pictures along ways through the noise: each row goes from one draw to another.
  public func interpolations(
    rows: Int, columns: Int, along path: NoisePath = .linear, using random: inout SplitMix64
  ) -> Tensor {
    let from = drawNoise(rows, &random)
    let to = drawNoise(rows, &random)
    let steps = (0..<columns).map { column in
      path.point(Double(column) / Double(max(columns - 1, 1)), from: from, to: to)
    }
    // [columns · rows] in columns first; the picture wants rows first.
    let order = (0..<rows * columns).map { ($0 % columns) * rows + $0 / columns }
    return pictures(from: concatenated(steps).gathered(order))
  }
}

/// What a network makes of a batch, 64 rows at a time: an inner map of all would not fit into memory.
public func inParts<Part>(of batch: Tensor, _ body: (Tensor) -> Part) -> [Part] {
  stride(from: 0, to: batch.shape[0], by: 64).map { start in
    body(batch.sliced(start..<min(start + 64, batch.shape[0])))
  }
}

extension AdversarialGame {
  /// Pictures side by side, each pixel three wide.
  public func sheet(_ pictures: Tensor, columns: Int) -> Image {
    images(of: pictures).sheet(columns: columns)
  }
}

/// Grey pictures of 28 × 28 in [0, 1], side by side, each pixel three wide.
public func sheet(_ pictures: Tensor, columns: Int) -> Image {
  sheet(pictures.reshaped([pictures.shape[0], 28, 28, 1]), from: 0, to: 1, columns: columns)
}

/// Pictures of [count, height, width, channels], side by side, each pixel three wide; `low` is
/// black.
public func sheet(
  _ pictures: Tensor, from low: Double, to high: Double, columns: Int
) -> Image {
  LabelledImages(pictures, from: low, to: high, name: "pictures").sheet(columns: columns)
}
