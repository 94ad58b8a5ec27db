import ArgumentParser
import ChapterOptions
import FeatureNetworks
import Foundation
import Pictures
import StyleTransfer
import Tensors
import Training

/// How many slow evaluations is a walk through a network worth?
struct FastCompare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare networks with the slow transfer, by its own loss.",
    discussion: """
      The loss of held-out pictures, and the time for one of them: as they are, painted by the \
      networks of the runs, and after some evaluations of the slow transfer. The first run's loss, \
      style and pictures are taken for all.
      """)

  @Argument(
    help: ArgumentHelp("Runs of fast train; the newest, if none is given.", valueName: "run"))
  var runs: [String] = []

  @Option(
    parsing: .upToNextOption, help: "After how many evaluations the slow transfer is looked at.")
  var evaluations = [20, 60, 200]

  @OptionGroup var machine: MachineOptions

  func validate() throws {
    for count in evaluations { try check("--evaluations", count, isIn: 1...100_000) }
  }

  func run() throws {
    machine.apply()
    let command = ChapterStyle.Fast.name
    let folders =
      try runs.isEmpty
      ? [RunFolder.newest(of: command, in: URL(fileURLWithPath: "runs"))]
      : runs.map { try RunFolder.open(URL(fileURLWithPath: $0), command: command) }
    let settings = try folders[0].readFastConfiguration()
    let feature = try readNetwork(settings.weights, on: machine)
    let style = try folders[0].stylePicture()
    try settings.check(feature, style: style)
    var rows: [(name: String, grain: Double, network: TransformNetwork)] = []
    for folder in folders {
      let training = try folder.readFastConfiguration().training
      let (network, step) = try FastTransfer.network(from: folder.checkpoint, training)
      rows.append(("fast: \(training.lesson), step \(step)", training.grain, network))
    }
    let comparison = FastComparison(
      style: Tensor(style, from: 0, to: 1), loss: settings.loss(style: style, in: feature),
      contents: try settings.contentPictures().heldOut.map { Tensor($0, from: 0, to: 1) })
    for (name, grain, network) in rows {
      var random = SplitMix64(seed: 1)
      comparison.look(at: name) { network.painted($0, grain: grain, using: &random) }
    }
    comparison.lookAtSlow(
      settings.training.slow(1, for: feature.architecture), in: feature,
      after: Set(evaluations).sorted())
  }
}

/// Lines of a table: what pictures are painted by, their loss, and the time for one of them.
private struct FastComparison {
  let style: Tensor
  let contents: [Tensor]
  let losses: [TransferLoss]
  let untouched: Double

  /// Begins the table with the pictures as they are.
  init(style: Tensor, loss: PerceptualLoss, contents: [Tensor]) {
    (self.style, self.contents) = (style, contents)
    losses = contents.map(loss.transferLoss(of:))
    untouched = zip(losses, contents).reduce(0) { $0 + $1.0.terms(of: $1.1).total.item }
    print(line("\(contents.count) pictures, painted by", "loss", "%", "s a picture"))
    add("nobody", contents, seconds: 0)
  }

  /// Adds what paints each picture in one go.
  func look(at name: String, _ paint: (Tensor) -> Tensor) {
    let start = ProcessInfo.processInfo.systemUptime
    let painted = contents.map(paint)
    let seconds = ProcessInfo.processInfo.systemUptime - start
    add(name, painted, seconds: seconds)
  }

  /// Adds the slow transfer, after so many evaluations.
  func lookAtSlow(
    _ configuration: StyleTransfer.Configuration, in network: FeatureNetwork, after counts: [Int]
  ) {
    var transfers = contents.map { content in
      Transfer(
        of: [(picture: style, weight: 1)], onto: content, in: network, configuration, seed: 1)
    }
    var seconds = 0.0
    for count in counts {
      let start = ProcessInfo.processInfo.systemUptime
      for index in transfers.indices {
        while transfers[index].step < count { _ = transfers[index].takeStep() }
      }
      seconds += ProcessInfo.processInfo.systemUptime - start
      add("slow: \(count) evaluations", transfers.map(\.picture), seconds: seconds)
    }
  }

  /// Adds pictures, as a file would hold them: what the slow transfer has beyond black and white is
  /// seen by the loss, and by nobody else.
  private func add(_ name: String, _ pictures: [Tensor], seconds: Double) {
    let sum = zip(losses, pictures).reduce(0) { sum, pair in
      let held = Tensor(Image(pair.1, from: 0, to: 1), from: 0, to: 1)
      return sum + pair.0.terms(of: held).total.item
    }
    let count = Double(contents.count)
    print(
      line(
        name, readableNumber(sum / count), String(format: "%.1f", 100 * sum / untouched),
        String(format: "%.3f", seconds / count)))
  }

  private func line(_ name: String, _ cells: String...) -> String {
    func spaces(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count))
    }
    return name + spaces(name, 34) + cells.map { spaces($0, 12) + $0 }.joined()
  }
}
