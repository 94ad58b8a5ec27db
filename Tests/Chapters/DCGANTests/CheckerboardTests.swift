import Tensors
import Testing

@testable import DCGAN

@Suite("The checkerboard")
struct CheckerboardTests {
  @Test(
    "pixels away from the edge are made of equally many products just where the stride divides",
    arguments: [(2, 2), (3, 2), (4, 2), (5, 2), (3, 3), (4, 3), (5, 3), (3, 1), (5, 1)])
  func overlaps(kernel: Int, stride: Int) {
    let side = 12
    let counts = productsPerPixel(side: side, kernel: kernel, stride: stride)
    let rows = counts.shape[0]
    let inner = (kernel..<rows - kernel).flatMap { row in
      counts.sliced(row..<row + 1).scalars[kernel..<rows - kernel]
    }
    #expect((Set(inner).count == 1) == kernel.isMultiple(of: stride))
  }

  @Test("a kernel of 5 by strides of 2 makes pixels of 4, 6 and 9 products")
  func published() {
    let counts = productsPerPixel(side: 7, kernel: 5, stride: 2)
    let inner = counts.sliced(4..<10).transposed().sliced(4..<10)
    #expect(Set(inner.scalars) == [4, 6, 9])
  }
}
