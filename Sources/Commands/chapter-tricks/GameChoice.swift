import ArgumentParser
import ChapterOptions
import GAN
import GANTraining

/// One game: a baseline, and what is done about it.
struct GameChoice: ParsableArguments {
  @Option(help: "The game without remedies: tuned or collapse-prone; tuned if not given.")
  var baseline: Baseline?

  @Option(
    help: ArgumentHelp(
      "What is done against failure; several may be given, and several joined by +.",
      valueName: "remedy"),
    transform: Treatment.init(argument:))
  var remedy: [Treatment] = []

  @Option(help: "How much to do: quick, paper or smoke.")
  var preset = Preset.quick

  func validate() throws { try Treatment.check(remedies) }

  /// Whether anything was chosen that decides the game.
  var isMade: Bool { baseline != nil || !remedy.isEmpty }

  /// The game's numbers.
  var configuration: GANTraining.Configuration {
    Configuration(baseline ?? .tuned, preset: preset, remedies: remedies)
  }

  private var remedies: [Remedy] { remedy.flatMap(\.remedies) }
}
