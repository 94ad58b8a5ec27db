import ArgumentParser
import ChapterOptions
import Foundation
import GANTraining
import Pictures
import Training

extension ChapterTricks {
  /// The smallest game.
  struct Duel: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Play x·y: one player wants it small, the other wants it large.",
      discussion: """
        Both at once, in turn, and both by the gradient from one step ahead: how much further from \
        the equilibrium every step leads, measured and by formula.
        """)

    @Option(parsing: .unconditional, help: "The rate of both players.")
    var rate = 0.1

    @Option(parsing: .unconditional, help: "How many steps.")
    var steps = 200

    @Option(help: ArgumentHelp("Where to draw the paths.", valueName: "png"))
    var output = "runs/chapter-tricks-duel.png"

    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--rate", rate, isIn: 0.001...1.999)
      try check("--steps", steps, isIn: 1...1_000)
    }

    func run() throws {
      machine.apply()
      var table = Table(
        heading: ["steps", "growth a step", "by formula", "distance after \(steps)"])
      for kind in BilinearDuel.Steps.allCases {
        let end = BilinearDuel().path(steps, kind, rate: rate)[steps]
        let distance = (end * end).sum().squareRoot()
        table.rows.append([
          kind.rawValue, String(format: "%.6f", pow(distance, 1 / Double(steps))),
          String(format: "%.6f", kind.growth(rate: rate)), readableNumber(distance),
        ])
      }
      let url = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try BilinearDuel.pathChart(steps: steps, rate: rate).writePNG(to: url)
      machine.say(
        """
        x·y from (1, 0), rate \(readableNumber(rate)): the equilibrium is (0, 0)

        \(table.text)

        The paths: \(url.relativePath)
        """)
    }
  }
}
