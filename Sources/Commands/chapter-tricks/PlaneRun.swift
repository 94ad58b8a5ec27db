import ChapterOptions
import Foundation
import GAN
import GANTraining
import Pictures
import Training

/// One run of `train`: what is played, and where it is written.
struct PlaneRun {
  let options: TrainingOptions
  let preset: String
  /// The run to go on with; nil for a new one.
  let earlier: RunFolder?
  let settings: RunConfiguration
  let cloud: PointCloud
  /// The file of the points, if they are a file's.
  let points: String?

  /// Goes on to the last step, or to Ctrl-C; every refusal comes before a folder is made.
  func perform() throws {
    Interruption.install()
    let steps = options.steps ?? settings.game.steps
    var game = PointGame(settings.game, data: cloud, seed: settings.seed)
    if let earlier {
      try game.restore(earlier.checkpoint)
      if game.step >= steps { throw TrainingError.nothingLeft(step: game.step, steps: steps) }
    }
    let folder = try earlier ?? newFolder()
    try folder.writeConfiguration(settings)
    options.machine.say(
      """
      \(ChapterTricks.Train.name) \(packageVersion), preset \(preset), seed \(settings.seed)
      \(readableCount(steps)) steps with \(settings.game.remedies.name)\(peculiarities); data: \(cloud.name)
      Generator \(readableCount(game.generator.parameters.scalarCount)) parameters, discriminator \
      \(readableCount(game.discriminator.parameters.scalarCount))
      Writing to \(folder.url.relativePath)

      """)
    var loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet))
    loop.shown = ["discriminatorLoss", "generatorLoss"]
    let isComplete = try loop.run(&game) { try report($0, in: folder) }
    options.machine.say(conclusion(in: folder, isComplete: isComplete))
  }

  private var peculiarities: String {
    let game = settings.game
    let loss = game.generatorLoss
    return (loss == .nonSaturating ? "" : " and a \(loss.hyphenated) loss")
      + (game.playsAtOnce ? ", both players at once" : "")
  }

  private func newFolder() throws -> RunFolder {
    let copy = try points.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    let folder = try options.newFolder(command: ChapterTricks.Train.name, preset: preset)
    if let copy { try writeAtomically([Array(copy)], to: folder.points) }
    return folder
  }

  /// Measures, draws, and says what was found.
  private func report(_ game: PointGame, in folder: RunFolder) throws -> [String] {
    let found = Findings(of: game, in: cloud, seed: settings.seed)
    let log = MetricsLog(folder.quality)
    log.append(MetricsRecord(step: game.step, found.metrics))
    try log.flush()
    let name = String(format: "step-%06d.png", game.step)
    try game.fieldChart("step \(readableCount(game.step))", over: cloud, seed: settings.seed)
      .rendered(width: 520, height: 520).writePNG(to: folder.samples.appending(path: name))
    try lossChart(MetricsLog.records(in: folder.metrics))
      .writePNG(to: folder.charts.appending(path: "losses.png"))
    let way = try MetricsLog.records(in: folder.quality).compactMap { record in
      (record["modes"] ?? record["jensenShannon"]).map { Point(Double(record.step), $0) }
    }
    let data = Findings(ofDataIn: cloud, seed: settings.seed)
    try Findings.chart([("", way)], comparedWith: data)
      .writePNG(to: folder.charts.appending(path: "modes.png"))
    return ["Step \(readableCount(game.step)): \(found)"]
  }

  private func conclusion(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    return isComplete
      ? "\nLook at \(path)/samples and \(path)/charts."
      : "\nInterrupted and saved. Go on with\n  swift run \(ChapterTricks.Train.name) --resume \(path)"
  }
}
