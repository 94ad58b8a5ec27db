/// A picture of data between two axes.
///
/// A new kind of chart says what its frame is and how its data are drawn; the rest is here.
public protocol Chart: Sendable {
  /// Title, axes, legend and reference lines.
  var frame: Frame { get }

  /// Draws the data; the canvas is clipped to the plot's area and half a line's width around it.
  func drawData(on canvas: inout Canvas, in plot: Plot)
}

extension Chart {
  /// The chart as a picture in RGB; equal charts give equal bytes.
  ///
  /// - Precondition: the size leaves at least 60×40 pixels to the data, which 240×200 does.
  public func rendered(width: Int = 800, height: Int = 500) -> Image {
    var canvas = Canvas(width: width, height: height)
    let plot = Plot(frame, width: width, height: height)
    plot.drawFrame(on: &canvas)
    let everything = canvas.clip
    canvas.clip = plot.area.inset(by: -2)
    drawData(on: &canvas, in: plot)
    canvas.clip = everything
    plot.drawReferenceLines(on: &canvas)
    return canvas.image
  }
}
