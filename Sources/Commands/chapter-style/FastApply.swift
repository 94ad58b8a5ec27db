import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import Pictures
import StyleTransfer
import Tensors

/// Paints a picture.
struct FastApply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Paint a picture in the style that a network has learned.")

  @Option(
    help: ArgumentHelp(
      "The picture to paint, of any size; a landscape that is drawn here, if not given.",
      valueName: "png"))
  var image: String?

  @Option(
    parsing: .unconditional,
    help: "The longer side to which it is scaled first; its own, if not given.")
  var size: Int?

  @Flag(help: "Keep the picture's colours.")
  var originalColours = false

  @Option(
    help: ArgumentHelp("Where to write; painted.png in the run if not given.", valueName: "png"))
  var output: String?

  @OptionGroup var trained: CheckpointOptions

  func validate() throws { try check("--size", size ?? 64, isIn: 4...8192) }

  func run() throws {
    trained.machine.apply()
    let (folder, file) = try trained.find(command: ChapterStyle.Fast.name)
    let settings = try folder.readFastConfiguration()
    let (network, step) = try FastTransfer.network(from: file, settings.training)
    let content = Tensor(try picture(), from: 0, to: 1)
    let start = ProcessInfo.processInfo.systemUptime
    var random = SplitMix64(seed: trained.seed)
    var painted = network.painted(content, grain: settings.training.grain, using: &random)
    let seconds = ProcessInfo.processInfo.systemUptime - start
    if originalColours { painted = StyleTransfer.originalColours(of: content, onto: painted) }
    let url = output.map { URL(fileURLWithPath: $0) } ?? folder.url.appending(path: "painted.png")
    try Image(painted, from: 0, to: 1).writePNG(to: url)
    trained.machine.say(
      """
      \(image ?? "A drawn landscape") at \(content.shape[2])×\(content.shape[1]) in the style of \
      \(settings.style), step \(step), in \(String(format: "%.2f", seconds)) s: \(url.relativePath)
      """)
  }

  private func picture() throws -> Image {
    guard let image else {
      let size = size ?? 256
      return drawnLandscape(width: size, height: size * 3 / 4)
    }
    if let size { return try readPicture(image, size: size) }
    return try Image(contentsOfPNG: URL(fileURLWithPath: image)).converted(toChannels: 3)
  }
}
