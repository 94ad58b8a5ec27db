import Pictures
import Tensors
import Testing

@Suite("Resizing a tensor")
struct TensorResizeTests {
  @Test(
    "gives what resizing the image gives, before that is rounded",
    arguments: [(1, 1), (3, 5), (5, 3), (17, 11), (40, 2)], [DType.float32, .float64])
  func asImages(size: (width: Int, height: Int), dtype: DType) {
    let pixels = (0..<7 * 6 * 3).map { UInt8(truncatingIfNeeded: $0 * 89) }
    let image = Image(width: 7, height: 6, channels: 3, pixels: pixels)
    let resized = Tensor(image, from: 0, to: 255, dtype: dtype)
      .resized(width: size.width, height: size.height)
    #expect(resized.shape == [1, size.height, size.width, 3] && resized.dtype == dtype)
    let expected = image.resized(width: size.width, height: size.height)
    for (number, byte) in zip(resized.scalars, expected.pixels) {
      #expect(abs(number - Double(byte)) < 0.5001)
    }
  }

  @Test("treats each picture of a batch by itself, and numbers of any size")
  func batches() {
    var random = SplitMix64(seed: 1)
    let both = Tensor.normal([2, 5, 4, 2], deviation: 100, using: &random)
    let resized = both.resized(width: 3, height: 9)
    for number in 0..<2 {
      let one = both.sliced(number..<number + 1).resized(width: 3, height: 9)
      #expect(resized.sliced(number..<number + 1).bytes == one.bytes)
    }
  }
}

@Suite("An image as a tensor")
struct ImageTensorTests {
  @Test("is its bytes between two numbers, and back the same image", arguments: [1, 3, 4])
  func roundTrip(channels: Int) {
    let pixels = (0..<5 * 3 * channels).map { UInt8(truncatingIfNeeded: $0 * 37) }
    let image = Image(width: 5, height: 3, channels: channels, pixels: pixels)
    let tensor = Tensor(image, from: -1, to: 1, dtype: .float64)
    #expect(tensor.shape == [1, 3, 5, channels])
    #expect(abs(tensor.scalars[1] - (Double(pixels[1]) / 255 * 2 - 1)) < 1e-12)
    #expect(Image(tensor, from: -1, to: 1) == image)
    #expect(Image(tensor.reshaped([3, 5, channels]), from: -1, to: 1) == image)
  }
}
