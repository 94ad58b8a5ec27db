extension Plot {
  /// Draws what lies under the data: grid, axes, labels, title and legend.
  func drawFrame(on canvas: inout Canvas) {
    canvas.draw(frame.title, at: Point(area.left, titleBaseline), size: Self.titleSize)
    drawLegend(on: &canvas)
    drawTicks(on: &canvas)
    canvas.draw(
      frame.xAxis.label, at: Point((area.left + area.right) / 2, area.bottom + 44),
      alignment: .centre)
    canvas.draw(
      frame.yAxis.label, at: Point(24, (area.top + area.bottom) / 2), alignment: .centre,
      rotated: true)
  }

  /// Draws what lies over the data: the reference lines, their labels in the margin.
  func drawReferenceLines(on canvas: inout Canvas) {
    let lines = Self.visible(frame.referenceLines, on: frame.yAxis).sorted { $0.value > $1.value }
    var lowestLabel = -Double.infinity
    for line in lines {
      let row = y(line.value).rounded(.down) + 0.5
      let dashes = stride(from: area.left, to: area.right, by: 9).map { start in
        [Point(start, row), Point(min(start + 5, area.right), row)]
      }
      canvas.stroke(dashes, width: 1.2, colour: .faintInk)
      let baseline = max(row + Self.labelSize / 2, lowestLabel + 16)
      canvas.draw(line.label, at: Point(area.right + 8, baseline))
      lowestLabel = baseline
    }
  }

  private func drawTicks(on canvas: inout Canvas) {
    let (xAxis, yAxis) = (frame.xAxis, frame.yAxis)
    for tick in yAxis.ticks {
      let row = y(tick.value).rounded(.down) + 0.5
      if yAxis.hasGrid {
        canvas.stroke(
          [[Point(area.left, row), Point(area.right, row)]], width: 1, colour: .grid)
      }
      canvas.draw(
        tick.text, at: Point(area.left - 10, row + Self.labelSize / 2), alignment: .trailing)
    }
    for tick in xAxis.ticks {
      let column = x(tick.value).rounded(.down) + 0.5
      if xAxis.hasGrid {
        canvas.stroke(
          [[Point(column, area.top), Point(column, area.bottom)]], width: 1, colour: .grid)
      }
      canvas.draw(tick.text, at: Point(column, area.bottom + 20), alignment: .centre)
    }
    let bottom = area.bottom.rounded(.down) + 0.5
    canvas.stroke(
      [[Point(area.left, bottom), Point(area.right, bottom)]], width: 1, colour: .faintInk)
  }

  private func drawLegend(on canvas: inout Canvas) {
    var baseline = area.top - 10 - Double(legendRows.count - 1) * Self.legendRowHeight
    for row in legendRows {
      var left = area.left
      for entry in row {
        let middle = baseline - Self.labelSize / 2 + 0.5
        let ends = [Point(left + 3, middle), Point(left + Self.swatchWidth - 9, middle)]
        canvas.stroke([ends], width: 5, colour: entry.colour)
        canvas.draw(entry.name, at: Point(left + Self.swatchWidth, baseline))
        left += Self.entryWidth(entry)
      }
      baseline += Self.legendRowHeight
    }
  }
}
