public import Pictures

extension SampleReport {
  /// The share of each class among generated and real pictures, as the judge sees them.
  public var classChart: Image {
    let fairShare = 1 / Double(judge.classNames.count)
    return BarChart(
      title: "What the pictures show", xLabel: "class", yLabel: "share of pictures",
      categories: judge.classNames,
      series: [
        BarChart.Series("real", values: real.classes.shares),
        BarChart.Series("generated", values: generated.classes.shares),
      ],
      referenceLines: onlyClass == nil ? [ReferenceLine(fairShare, label: "equal")] : []
    ).rendered()
  }
}
