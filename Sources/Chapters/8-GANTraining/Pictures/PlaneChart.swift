public import Pictures

/// A piece of the plane: what is thought of its every place as a ground of two colours, and points and
/// arrows on it.
public struct PlaneChart: Chart {
  /// Something drawn over what was drawn before.
  public enum Layer: Sendable {
    /// A probability for each cell, row by row from the lower left: above ½ in the first colour of the
    /// palette, below in the second, and the paler the closer to ½.
    case ground(probabilities: [Double], columns: Int)
    /// Discs about points.
    case points([Point], radius: Double, colour: Colour, opacity: Float = 1)
    /// Where points are pulled, each arrow as long as its pull times a factor.
    case arrows([Arrow], factor: Double, colour: Colour)
  }

  /// Title, axes and legend.
  public let frame: Frame
  private let layers: [Layer]

  /// A chart of layers, the first at the bottom.
  public init(_ frame: Frame, layers: [Layer]) { (self.frame, self.layers) = (frame, layers) }

  /// Draws layer after layer.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    for layer in layers {
      switch layer {
      case .ground(let probabilities, let columns):
        draw(probabilities, columns: columns, on: &canvas, in: plot)
      case .points(let points, let radius, let colour, let opacity):
        for centre in points.compactMap({ plot.point($0.x, $0.y) }) {
          canvas.fillCircle(centre: centre, radius: radius, colour: colour, opacity: opacity)
        }
      case .arrows(let arrows, let factor, let colour):
        for arrow in arrows {
          let end = arrow.point + factor * arrow.pull
          guard let from = plot.point(arrow.point.x, arrow.point.y),
            let to = plot.point(end.x, end.y)
          else { continue }
          canvas.drawArrow(from: from, to: to, colour: colour)
        }
      }
    }
  }

  /// A rectangle for each cell, from the top left.
  private func draw(
    _ probabilities: [Double], columns: Int, on canvas: inout Canvas, in plot: Plot
  ) {
    let rows = probabilities.count / columns
    let (width, height) = (plot.area.width / Double(columns), plot.area.height / Double(rows))
    for row in 0..<rows {
      for column in 0..<columns {
        let probability = probabilities[(rows - 1 - row) * columns + column]
        let left = plot.area.left + Double(column) * width
        let top = plot.area.top + Double(row) * height
        canvas.fill(
          Rectangle(left: left, top: top, right: left + width, bottom: top + height),
          colour: .ofSeries(probability > 0.5 ? 0 : 1),
          opacity: Float(abs(probability - 0.5) * 0.6))
      }
    }
  }
}

extension Canvas {
  /// A shaft with a head that is no longer than the arrow; nothing where that is shorter than a pixel.
  fileprivate mutating func drawArrow(from start: Point, to end: Point, colour: Colour) {
    let way = end - start
    let length = (way * way).sum().squareRoot()
    if length < 1 { return }
    let ahead = min(7, length) / length * way
    let aside = 0.45 * Point(-ahead.y, ahead.x)
    stroke([[start, end - ahead / 2]], width: 1.2, colour: colour)
    fill([end, end - ahead + aside, end - ahead - aside], colour: colour)
  }
}
