public import Evaluation
import Foundation
import Pictures
public import Training

/// Generated pictures compared with real ones in a classifier's features: measured, drawn and told.
public struct SampleComparison {
  let folder: RunFolder
  let seed: UInt64
  let machine: MachineOptions
  /// When the command began; what is under way is told to whom it takes longer than three seconds.
  let start: Double

  /// For a run whose charts are written beside its others.
  public init(
    in folder: RunFolder, as trained: CheckpointOptions,
    since start: Double = ProgressDisplay.systemClock()
  ) {
    (self.folder, seed, machine, self.start) = (folder, trained.seed, trained.machine, start)
  }

  /// Measures everything.
  public func report(on samples: ComparedSamples) throws -> SampleReport {
    machine.say()
    stage("nearest training pictures")
    let memorisation = MemorisationTest(samples)
    let report = SampleReport(of: samples, memorisation: memorisation, seed: seed, stage: stage)
    let charts = folder.charts
    try report.classChart.writePNG(to: charts.appending(path: "classes.png"))
    try memorisation.chart.writePNG(to: charts.appending(path: "nearest.png"))
    try memorisation.sheet.writePNG(to: charts.appending(path: "neighbours.png"))
    machine.say(
      """
      \(report)
      \(charts.relativePath)/classes.png, \(charts.relativePath)/nearest.png
      \(charts.relativePath)/neighbours.png: generated, nearest training picture in pixels, in \
      features; at the left the nearest of all, at the right any.
      """)
    return report
  }

  private func stage(_ name: String) {
    let seconds = ProgressDisplay.systemClock() - start
    if seconds > 3 { machine.say("… \(readableDuration(seconds: seconds)): \(name)") }
  }
}
