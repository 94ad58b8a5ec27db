import ArgumentParser
import GAN
import GANTraining
import NeuralNetworks
import Tensors
import Training

extension ChapterTricks {
  /// The networks, parameter by parameter.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, and what remedies add to them.")

    @OptionGroup var choice: GameChoice

    func run() {
      let game = PointGame(choice.configuration, data: PointCloud(.ring), seed: 0)
      print("generator\n\(table(of: game.generator.variables).text)")
      print("\ndiscriminator\n\(table(of: game.discriminator.variables).text)")
    }

    private func table(of variables: ParameterList) -> Table {
      var table = Table(heading: ["parameter", "shape", "numbers", "trained"])
      for (name, parameter) in variables {
        let shape = parameter.value.shape
        table.rows.append([
          name, shape.map(String.init).joined(separator: " × "),
          readableCount(parameter.value.count), parameter.isTrained ? "yes" : "no",
        ])
      }
      let trained = variables.filter(\.parameter.isTrained)
      let count = trained.reduce(0) { $0 + $1.parameter.value.count }
      table.rows.append(["all", "", readableCount(count), "yes"])
      return table
    }
  }
}
