import Pictures
import Tensors

/// A convolution as a matrix, and the transposed one: 8 pixels to 4 and back, kernel 4, stride 2.
var convolutionMatrices: Image {
  let matrix = matrix(of: [8], kernel: [4], stride: 2)
  let transposed = matrix[0].indices.map { column in matrix.map { $0[column] } }
  let side = 34.0
  var canvas = Canvas(width: 640, height: 350)
  canvas.title("C: 8 pixels → 4", at: Point(40, 40))
  canvas.draw(cells(matrix), at: Point(40, 56), side: side)
  canvas.title("C transposed: 4 → 8", at: Point(430, 40))
  canvas.draw(cells(transposed), at: Point(430, 56), side: side)
  for row in 0..<8 {
    canvas.draw(
      row % 2 == 0 ? "even" : "odd", at: Point(430 - 10, 56 + side * Double(row) + 22),
      alignment: .trailing)
  }
  return canvas.image
}

/// The matrix of a 3 × 3 kernel on 6 × 6 pixels without padding.
var convolutionMatrix2D: Image {
  let matrix = matrix(of: [6, 6], kernel: [3, 3], stride: 1)
  var canvas = Canvas(width: 700, height: 370)
  canvas.title(
    "3 × 3 on 6 × 6 pixels: 16 × 36, of which 144 are not 0 and 9 differ",
    at: Point(24, 32))
  canvas.draw(cells(matrix, labelled: false), at: Point(24, 50), side: 18)
  return canvas.image
}

/// Taps by number, from 1 up; 0 where the matrix is 0.
///
/// It is found by asking the library what it makes of each unit picture.
private func matrix(of sides: [Int], kernel: [Int], stride: Int) -> [[Int]] {
  let (height, width) = (sides.count == 2 ? sides[0] : 1, sides.last!)
  let pixels = height * width
  let units = Tensor(
    (0..<pixels * pixels).map { $0 / pixels == $0 % pixels ? 1 : 0 },
    shape: [pixels, height, width, 1], dtype: .float64)
  let taps = kernel.reduce(1, *)
  let weight = Tensor(
    (1...taps).map(Double.init), shape: [kernel.count == 2 ? kernel[0] : 1, kernel.last!, 1, 1],
    dtype: .float64)
  let columns = conv2D(
    units, weight: weight, bias: .zeros([1], dtype: .float64), stride: stride,
    padding: sides.count == 2 ? .valid : .same)
  let outputs = columns.count / pixels
  let scalars = columns.scalars
  return (0..<outputs).map { row in
    (0..<pixels).map { Int(scalars[$0 * outputs + row]) }
  }
}

private func cells(_ matrix: [[Int]], labelled: Bool = true) -> [[Cell]] {
  let indices = [Character]("₀₁₂₃")
  return matrix.map { row in
    row.map { tap in
      if tap == 0 { return Cell(colour: .white) }
      let text = labelled ? "w\(indices[tap - 1])" : ""
      // Taps of a row of the kernel share a colour.
      let colour = Colour.ofSeries(labelled ? (tap - 1) % 4 : (tap - 1) / 3)
      let strength: Float = labelled ? 0.3 : [0.35, 0.6, 0.9][(tap - 1) % 3]
      return Cell(text: text, colour: colour, strength: strength)
    }
  }
}
