import ArgumentParser
import ChapterOptions
import Foundation
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// What the published program's mistakes cost.
  struct Variants: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the network with and without the published program's two mistakes.",
      discussion: """
        Four variants of the dense network, each from several seeds; what each says about held-out \
        pictures, with the codes that it really draws. Writes a JSON file of all outcomes.
        """)

    @Option(parsing: .unconditional, help: "How many trainings of each variant.")
    var seeds = 3

    @Option(parsing: .unconditional, help: "Walks through the pictures.")
    var epochs = 10

    @Option(parsing: .unconditional, help: "How many numbers a code has.")
    var latents = 2

    @Option(parsing: .unconditional, help: "Codes a picture for the importance-weighted bound.")
    var samples = 100

    @Option(
      parsing: .unconditional, help: "Pictures for the importance-weighted bound.")
    var weighed = 1_000

    @Option(help: ArgumentHelp("Where to write.", valueName: "json"))
    var output = "runs/chapter-vae-variants.json"

    @OptionGroup var pictures: PictureOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--seeds", seeds, isIn: 1...1_000)
      try check("--epochs", epochs, isIn: 1...10_000)
      try check("--latents", latents, isIn: 1...4096)
      try check("--samples", samples, isIn: 1...100_000)
      try check("--weighed", weighed, isIn: 1...1_000_000)
    }

    func run() throws {
      machine.apply()
      var configuration = VariationalAutoencoder.Configuration(preset: .dense)
      (configuration.latentCount, configuration.epochs) = (latents, epochs)
      let source = PictureSource(pictures.dataset ?? .digits, in: pictures.data)
      let images = try source.training(drawn: configuration.drawnCount, seed: 1)
      let heldOut = try source.heldOut(drawn: 2_000, seed: 1)
      (configuration.height, configuration.width) = (images.height, images.width)
      configuration.channels = images.channels
      try configuration.check(images)
      var random = SplitMix64(seed: 1).stream("weighed")
      let few = heldOut.picked(min(weighed, heldOut.count), using: &random)
      var report = VariantReport(samples: samples)
      for seed in 1...UInt64(seeds) {
        for variant in Variant.allCases {
          let outcome = report.add(
            variant, of: configuration, learning: images, heldOut: heldOut, weighed: few, seed: seed
          )
          machine.say("seed \(seed), \(variant.rawValue): \(outcome.bound)")
        }
      }
      machine.say(
        "\n\(report)\n\nMeans over \(seeds) seeds ± half the range; the weighted bound takes "
          + "\(samples) codes of each of \(few.count) pictures.")
      let url = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try writeJSON(report, to: url)
      machine.say("Written to \(url.relativePath)")
    }
  }
}
