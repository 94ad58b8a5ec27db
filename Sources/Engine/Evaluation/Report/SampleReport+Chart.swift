public import Pictures

extension SampleReport {
  /// The share of each class among generated and real pictures, as the judge sees them.
  public var classChart: Image {
    let names = judge.classNames
    let fairShare = 1 / Double(names.count)
    let widest = names.map { Canvas.width(of: $0) }.max() ?? 0
    return BarChart(
      title: "What the pictures show", xLabel: "class", yLabel: "share of pictures",
      categories: names,
      series: [
        BarChart.Series("real", values: real.classes.shares),
        BarChart.Series("generated", values: generated.classes.shares),
      ],
      referenceLines: onlyClass == nil ? [ReferenceLine(fairShare, label: "equal")] : []
    ).rendered(width: max(800, 140 + names.count * Int(widest + 12)))
  }
}
