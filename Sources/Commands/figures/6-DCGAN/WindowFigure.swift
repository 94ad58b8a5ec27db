import Pictures
import Tensors

/// A kernel slid over a picture, with the sum for one of its windows written out.
var convolutionWindow: Image {
  let picture: [[Double]] = [
    [0, 0, 2, 2, 2], [0, 0, 2, 2, 2], [0, 0, 0, 2, 2], [0, 0, 0, 2, 2], [0, 0, 0, 0, 2],
  ]
  let kernel: [[Double]] = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
  let result = conv2D(
    Tensor(picture.flatMap { $0 }, shape: [1, 5, 5, 1], dtype: .float64),
    weight: Tensor(kernel.flatMap { $0 }, shape: [3, 3, 1, 1], dtype: .float64),
    bias: .zeros([1], dtype: .float64), padding: .valid
  ).scalars
  let (side, chosen) = (40.0, (row: 1, column: 1))
  let (blue, orange) = (Colour.ofSeries(0), Colour.ofSeries(1))

  var canvas = Canvas(width: 700, height: 340)
  func text(_ number: Double) -> String { number < 0 ? "−\(Int(-number))" : "\(Int(number))" }
  let inside = picture.indices.map { y in
    picture[y].indices.map { x in
      let isChosen = 0..<3 ~= y - chosen.row && 0..<3 ~= x - chosen.column
      return Cell(text: text(picture[y][x]), colour: blue, strength: isChosen ? 0.25 : 0)
    }
  }
  let taps = kernel.map { $0.map { Cell(text: text($0), colour: orange, strength: 0.2) } }
  let sums = (0..<3).map { y in
    (0..<3).map { x in
      let isChosen = (y, x) == (chosen.row, chosen.column)
      return Cell(text: text(result[3 * y + x]), colour: blue, strength: isChosen ? 0.25 : 0)
    }
  }
  canvas.title("picture, 5 × 5", at: Point(30, 40))
  canvas.draw(inside, at: Point(30, 56), side: side, textSize: 12)
  canvas.title("kernel, 3 × 3", at: Point(310, 80))
  canvas.draw(taps, at: Point(310, 96), side: side, textSize: 12)
  canvas.title("output, 3 × 3", at: Point(510, 80))
  canvas.draw(sums, at: Point(510, 96), side: side, textSize: 12)
  canvas.draw("*", at: Point(270, 168), size: 16, alignment: .centre)
  canvas.draw("=", at: Point(470, 162), size: 14, alignment: .centre)
  let terms = (0..<3).map { y in
    (0..<3).map { x in
      let tap = text(kernel[y][x])
      let factor = tap.hasPrefix("−") ? "(\(tap))" : tap
      return "\(text(picture[chosen.row + y][chosen.column + x]))·\(factor)"
    }.joined(separator: " + ")
  }
  let sum = text(result[3 * chosen.row + chosen.column])
  canvas.draw(terms.joined(separator: "  +  ") + "  =  \(sum)", at: Point(30, 312), size: 11)
  return canvas.image
}
