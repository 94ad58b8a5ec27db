import Pictures

/// One square of a drawing: a pixel, a tap or an element of a matrix.
struct Cell {
  /// What is written in it.
  var text = ""
  /// What it is filled with, as strong as `strength`, 0 to 1.
  var colour = Colour.white
  var strength: Float = 0
  /// Whether it has an outline; zeros of a padding have none.
  var isOutlined = true
}

extension Canvas {
  /// The outlines of cells.
  static let outline = Colour(0xA8A8A8)

  /// Rows of cells from an upper left corner on.
  mutating func draw(_ rows: [[Cell]], at corner: Point, side: Double, textSize: Double = 10) {
    for (y, row) in rows.enumerated() {
      for (x, cell) in row.enumerated() {
        let place = corner + side * Point(Double(x), Double(y))
        let square = Rectangle(
          left: place.x, top: place.y, right: place.x + side, bottom: place.y + side)
        fill(square, colour: cell.colour, opacity: cell.strength)
        if cell.isOutlined { outline(square) }
        draw(
          cell.text, at: Point(place.x + side / 2, place.y + (side + textSize) / 2),
          size: textSize, alignment: .centre)
      }
    }
  }

  /// The sides of a rectangle.
  mutating func outline(
    _ rectangle: Rectangle, width: Double = 1, colour: Colour = Canvas.outline
  ) {
    stroke([rectangle.corners + [rectangle.corners[0]]], width: width, colour: colour)
  }

  /// A heading over a part of a drawing.
  mutating func title(_ text: String, at place: Point) { draw(text, at: place, size: 12) }
}
