import Testing

@testable import Kernels

@Suite struct WeightLanesTests {
  @Test(
    "blocks hold every pixel once, and no more than the limit unless a row does",
    arguments: [(1, 5, 7), (3, 32, 32), (2, 33, 32), (300, 2, 3), (5, 3, 1100), (7, 40, 27)])
  func blocks(batch: Int, height: Int, width: Int) {
    let shape = ConvolutionShape(
      batch: batch, height, width, inputs: 1, outputs: 1, kernel: (3, 3))
    let blocks = PixelBlock.blocks(of: shape, pixels: 1024)
    let rows = blocks.flatMap { block in
      block.images.flatMap { image in block.rows.map { image * height + $0 } }
    }
    #expect(rows == [Int](0..<batch * height))
    for block in blocks { #expect(block.pixelCount(width) <= max(1024, width)) }
  }
}
