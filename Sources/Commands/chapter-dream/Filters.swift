import ArgumentParser
import ChapterOptions
import DeepDream
import FeatureNetworks
import Foundation
import Pictures
import Tensors
import Training

extension ChapterDream {
  /// What single channels answer to.
  struct Filters: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw what the channels of a layer like best, each from grey noise.")

    @Option(help: "The layer; the deepest, if not given.")
    var layer: String?

    @Option(parsing: .unconditional, help: "How many channels, the first ones.")
    var count = 24

    @Option(parsing: .unconditional, help: "Pictures in a row.")
    var columns = 8

    @Option(parsing: .unconditional, help: "Steps at each size.")
    var steps = 20

    @Option(parsing: .unconditional, help: "By how much an average pixel changes in a step, of 1.")
    var rate = 0.01

    @Option(parsing: .unconditional, help: "How many sizes; 1 is the plain question.")
    var octaves = 3

    @Option(parsing: .unconditional, help: "The side of each picture.")
    var size = 128

    @Option(parsing: .unconditional, help: "The seed of the noise.")
    var seed: UInt64 = 1

    @Option(
      help: ArgumentHelp(
        "Where to write; filters-LAYER.png below runs/ if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var chosen: NetworkOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--count", count, isIn: 1...10_000)
      try check("--columns", columns, isIn: 1...100)
      try check("--steps", steps, isIn: 1...100_000)
      try check("--rate", isPositive: rate)
      try check("--octaves", octaves, isIn: 1...32)
      try check("--size", size, isIn: 16...1024)
    }

    func run() throws {
      machine.apply()
      let network = try chosen.network(on: machine)
      var configuration = Configuration(preset: .quick, for: network.architecture)
      (configuration.octaves, configuration.steps) = (octaves, steps)
      (configuration.rate, configuration.size, configuration.jitter) = (rate, size, 4)
      let layer = layer ?? network.architecture.layers.last { $0.convolution != nil }!.name
      try network.architecture.check(
        [layer], on: configuration.octaveSizes(height: size, width: size))
      let channels = network.channels(of: layer)
      let url = URL(fileURLWithPath: output ?? "runs/filters-\(layer).png")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var display = ProgressDisplay(
        total: min(count, channels), style: .suitable(isQuiet: machine.quiet))
      let pictures = (0..<min(count, channels)).map { channel in
        let picture = network.favourite(
          ofChannel: channel, in: layer, configuration, seed: seed)
        display.update(step: channel + 1)
        return Image(picture, from: 0, to: 1)
      }
      display.finish()
      try Image.grid(pictures, columns: columns).writePNG(to: url)
      machine.say(
        "The first \(pictures.count) of \(channels) channels of \(layer): \(url.relativePath)")
    }
  }
}
