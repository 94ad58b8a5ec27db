import Kernels
import Pictures

/// A convolution along one axis, drawn: pixels above, outputs below, and each output's window.
private struct AxisDrawing {
  let axis: ConvolutionAxis
  let padding: Padding
  let side = 32.0

  private var title: String {
    let windows = "kernel \(axis.kernel), stride \(axis.stride), \(padding)"
    let zeros = padding == .same ? ", zeros \(axis.before) + \(after)" : ""
    return "\(windows): \(axis.input) → \(axis.output)\(zeros)"
  }

  /// The zeros that are needed behind the last pixel.
  private var after: Int {
    max((axis.output - 1) * axis.stride - axis.before + axis.kernel - axis.input, 0)
  }

  /// Input pixels with the zeros around them, as cells.
  private var inputs: [Cell] {
    (-axis.before..<axis.input + after).map { place in
      0..<axis.input ~= place ? Cell(text: "\(place)") : Cell(text: "0", isOutlined: false)
    }
  }

  /// The x of an input pixel's left side.
  private func x(_ input: Int, _ left: Double) -> Double { left + side * Double(input) }

  /// The x of an output pixel's left side: below the middle of its window.
  private func outputX(_ output: Int, _ left: Double) -> Double {
    let middle = Double(output * axis.stride - axis.before) + Double(axis.kernel) / 2
    return left + side * middle - side / 2
  }

  /// Draws all of it; `left` is where pixel 0 begins.
  func draw(on canvas: inout Canvas, left: Double, top: Double) {
    let (bottom, gap) = (top + 24 + side, 52.0)
    canvas.title(title, at: Point(left - side, top))
    for output in 0..<axis.output {
      let first = output * axis.stride - axis.before
      let window = [
        Point(x(first, left) + 1, bottom), Point(x(first + axis.kernel, left) - 1, bottom),
        Point(outputX(output, left) + side, bottom + gap),
        Point(outputX(output, left), bottom + gap),
      ]
      canvas.fill(window, colour: .ofSeries(output % 2), opacity: 0.22)
    }
    canvas.draw([inputs], at: Point(x(-axis.before, left), bottom - side), side: side)
    for output in 0..<axis.output {
      let cell = Cell(text: "\(output)", colour: .ofSeries(output % 2), strength: 0.22)
      canvas.draw([[cell]], at: Point(outputX(output, left), bottom + gap), side: side)
    }
  }
}

/// Six ways to put windows on six pixels.
var paddings: Image {
  let cases: [(kernel: Int, stride: Int, padding: Padding)] = [
    (3, 1, .valid), (3, 1, .same), (3, 2, .same), (4, 2, .same), (5, 2, .same), (4, 2, .valid),
  ]
  var canvas = Canvas(width: 880, height: 560)
  for (index, (kernel, stride, padding)) in cases.enumerated() {
    let axis = ConvolutionAxis(input: 6, kernel: kernel, stride: stride, padding: padding)
    let drawing = AxisDrawing(axis: axis, padding: padding)
    let (row, column) = index.quotientAndRemainder(dividingBy: 2)
    drawing.draw(
      on: &canvas, left: 66 + 440 * Double(column), top: 36 + 184 * Double(row))
  }
  return canvas.image
}

/// Transposed convolutions of stride 2 along one axis: what each input pixel is spread over, and how
/// many products each output pixel sums.
var transposedWindows: Image {
  var canvas = Canvas(width: 700, height: 400)
  for (index, kernel) in [4, 5].enumerated() {
    let axis = ConvolutionAxis(transposedFrom: 6, kernel: kernel, stride: 2, padding: .same)
    draw(spreading: axis, on: &canvas, left: 60, top: 34 + 195 * Double(index))
  }
  return canvas.image
}

/// The same axis upside down: its outputs are what is spread.
private func draw(
  spreading axis: ConvolutionAxis, on canvas: inout Canvas, left: Double, top: Double
) {
  let (side, gap) = (40.0, 50.0)
  let (bottom, first) = (top + 24 + side, -axis.before)
  canvas.title("kernel \(axis.kernel), stride 2, same: 6 → 12, transposed", at: Point(left, top))
  var sums = [Int](repeating: 0, count: axis.input)
  for source in 0..<axis.output {
    let start = source * axis.stride + first
    for place in start..<start + axis.kernel where sums.indices ~= place { sums[place] += 1 }
    let middle = left + side * (Double(start) + Double(axis.kernel) / 2)
    let colour = Colour.ofSeries(source % 2)
    let window = [
      Point(middle - side / 2, bottom), Point(middle + side / 2, bottom),
      Point(left + side * Double(start + axis.kernel), bottom + gap),
      Point(left + side * Double(start), bottom + gap),
    ]
    canvas.fill(window, colour: colour, opacity: 0.22)
    let cell = Cell(text: "\(source)", colour: colour, strength: 0.22)
    canvas.draw([[cell]], at: Point(middle - side / 2, bottom - side), side: side)
  }
  let most = Float(sums.max() ?? 1)
  let cells = sums.map {
    Cell(text: "\($0)", colour: .ofSeries(2), strength: 0.5 * Float($0) / most)
  }
  canvas.draw([cells], at: Point(left, bottom + gap), side: side, textSize: 12)
  canvas.draw("products", at: Point(left + side * 12 + 16, bottom + gap + side / 2 + 5))
}
