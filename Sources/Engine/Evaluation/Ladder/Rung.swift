public import Datasets
public import Tensors

/// Pictures whose fault is known, from none to the worst: what measures of samples are tried on.
public enum Rung: String, CaseIterable, Sendable {
  /// Other real pictures: what is left is chance.
  case real
  /// Normal noise on every number, its deviation a tenth of the way from black to white.
  case noisy = "noise 0.1"
  /// Each pixel the mean of the 3 × 3 around it.
  case blurred = "blur"
  /// None of the last class.
  case lastMissing = "one less"
  /// A hundred pictures, each many times.
  case repeated
  /// None of the second half of the classes.
  case halfMissing = "half"
  /// Each number white or black, white as often as it is bright in the data.
  case coins
  /// Each number anything from black to white.
  case uniform

  /// `count` pictures with this fault, made of `data`.
  /// - Precondition: the first half of the data's classes has as many pictures, and 100.
  public func images(
    _ count: Int, from data: LabelledImages, using random: inout SplitMix64
  ) -> LabelledImages {
    switch self {
    case .real: data.picked(count, using: &random)
    case .noisy: data.picked(count, using: &random).noisy(deviation: 0.1, using: &random)
    case .blurred: data.picked(count, using: &random).blurred
    case .lastMissing: data.firstClasses(data.classCount - 1).picked(count, using: &random)
    case .repeated: data.picked(100, using: &random).subset((0..<count).map { $0 % 100 })
    case .halfMissing: data.firstClasses(data.classCount / 2).picked(count, using: &random)
    case .coins: data.coins(count, using: &random)
    case .uniform:
      data.picked(count, using: &random).withPixels { _ in UInt8(random.below(256)) }
    }
  }
}

extension LabelledImages {
  /// The pictures of the first classes.
  fileprivate func firstClasses(_ count: Int) -> LabelledImages {
    subset(labels.indices.filter { labels[$0] < count })
  }

  /// The same pictures with other bytes, made one by one from each byte's place.
  fileprivate func withPixels(_ byte: (_ place: Int) -> UInt8) -> LabelledImages {
    LabelledImages(
      name: name, height: height, width: width, channels: channels,
      pixels: pixels.indices.map(byte), labels: labels, classNames: classNames)
  }

  /// The pictures with normal noise on every number, of a deviation in which 1 is from black to white.
  fileprivate func noisy(deviation: Double, using random: inout SplitMix64) -> LabelledImages {
    let noise = Tensor.normal([pixels.count], deviation: 255 * deviation, using: &random).scalars
    return withPixels { UInt8(min(max(Double(pixels[$0]) + noise[$0], 0), 255) + 0.5) }
  }

  /// Each pixel the mean of those of the 3 × 3 around it that the picture has.
  var blurred: LabelledImages {
    withPixels { place in
      let channel = place % channels
      let (column, row) = (place / channels % width, place / channels / width % height)
      let image = place / bytesPerImage * bytesPerImage
      var (sum, count) = (0, 0)
      for y in max(row - 1, 0)...min(row + 1, height - 1) {
        for x in max(column - 1, 0)...min(column + 1, width - 1) {
          sum += Int(pixels[image + (y * width + x) * channels + channel])
          count += 1
        }
      }
      return UInt8((sum + count / 2) / count)
    }
  }

  /// Pictures of which each number is white with the probability that is its mean brightness.
  fileprivate func coins(_ count: Int, using random: inout SplitMix64) -> LabelledImages {
    var sums = [Int](repeating: 0, count: bytesPerImage)
    for (place, byte) in pixels.enumerated() { sums[place % bytesPerImage] += Int(byte) }
    let means = sums.map { Double($0) / Double(255 * self.count) }
    return picked(count, using: &random)
      .withPixels { random.uniform() < means[$0 % bytesPerImage] ? 255 : 0 }
  }
}
