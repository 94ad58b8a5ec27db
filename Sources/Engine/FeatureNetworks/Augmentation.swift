import Datasets
import Tensors

extension LabelledImages {
  /// The pictures at `indices` as they might have been taken just as well, [indices, height, width,
  /// channels] from 0 to 1: half of them mirrored, and each moved by up to two pixels either way, the
  /// pixels at its edge repeated.
  func varied(_ indices: [Int], using random: inout SplitMix64) -> Tensor {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(indices.count * bytesPerImage)
    for index in indices {
      let isMirrored = random.below(2) == 1
      let (down, right) = (random.below(5) - 2, random.below(5) - 2)
      let columns = (0..<width).map { x in
        let column = min(max(x + right, 0), width - 1)
        return isMirrored ? width - 1 - column : column
      }
      for y in 0..<height {
        let row = index * bytesPerImage + min(max(y + down, 0), height - 1) * width * channels
        for column in columns {
          let pixel = row + column * channels
          bytes += pixels[pixel..<pixel + channels]
        }
      }
    }
    return Tensor(bytes: bytes, shape: [indices.count, height, width, channels], from: 0, to: 1)
  }
}
