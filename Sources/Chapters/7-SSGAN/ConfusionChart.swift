public import Pictures

/// A confusion matrix as a picture: a row for each class, a column for what its pictures were taken for;
/// the darker, the larger the share of the row.
public struct ConfusionChart: Chart {
  /// Title and axes.
  public let frame: Frame
  private let matrix: ConfusionMatrix

  /// Creates a chart; the first class is at the top left.
  public init(_ matrix: ConfusionMatrix, title: String) {
    self.matrix = matrix
    frame = Frame(
      title: title, xAxis: Axis("taken for", categories: matrix.classNames),
      yAxis: Axis("class", categories: matrix.classNames.reversed()))
  }

  /// Fills the cells, and writes the counts that are not 0 into them where they are few enough.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    let side = matrix.counts.count
    let (width, height) = (plot.area.width / Double(side), plot.area.height / Double(side))
    for (row, counts) in matrix.counts.enumerated() {
      let total = Double(max(counts.reduce(0, +), 1))
      for (column, count) in counts.enumerated() where count > 0 {
        let left = plot.area.left + Double(column) * width
        let top = plot.area.top + Double(row) * height
        let share = Double(count) / total
        canvas.fill(
          Rectangle(left: left, top: top, right: left + width, bottom: top + height),
          colour: .ofSeries(row == column ? 0 : 1), opacity: Float(share.squareRoot()))
        if side <= 12 {
          canvas.draw(
            "\(count)", at: Point(left + width / 2, top + height / 2 + 5), alignment: .centre,
            colour: share > 0.4 ? .white : .ink)
        }
      }
    }
  }
}
