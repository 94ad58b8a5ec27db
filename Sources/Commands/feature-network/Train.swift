import ArgumentParser
import ChapterOptions
import Datasets
import FeatureNetworks
import Foundation
import Training

extension FeatureNetworkCommand {
  /// A small network, by the classes of a data set.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the small network to tell the classes of pictures apart.")

    @OptionGroup var pictures: PictureOptions

    @Option(parsing: .unconditional, help: "How many pictures to draw, where they are drawn.")
    var count = 20_000

    @Option(parsing: .unconditional, help: "How often each picture is seen.")
    var epochs = 12

    @Option(parsing: .unconditional, help: "The seed of every random draw.")
    var seed: UInt64 = 42

    @Option(help: ArgumentHelp("Where to write the weights.", valueName: "safetensors"))
    var output = "small.safetensors"

    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--count", count, isIn: 1_000...1_000_000)
      try check("--epochs", epochs, isIn: 1...1_000)
    }

    func run() throws {
      machine.apply()
      let url = URL(fileURLWithPath: output)
      let folder = url.deletingLastPathComponent()
      if !FileManager.default.fileExists(atPath: folder.path) {
        throw ValidationError("--output: there is no folder \(folder.path). Create it first.")
      }
      let source = PictureSource(pictures.dataset ?? .sprites, in: pictures.data)
      let training = try source.training(drawn: count, seed: seed)
      let test = try source.heldOut(drawn: 5_000, seed: seed)
      try refuseUnsuitable(training)
      let trained = classifier(learning: training, testedOn: test, source)
      try trained.write(to: url)
      machine.say("Written to \(url.relativePath)")
    }

    /// Trains and says how good the network is.
    private func classifier(
      learning training: LabelledImages, testedOn test: LabelledImages, _ source: PictureSource
    ) -> FeatureClassifier {
      machine.say("\(readableCount(training.count)) pictures are learned: \(training.name)")
      let steps = FeatureClassifier.steps(epochs: epochs, pictureCount: training.count)
      var display = ProgressDisplay(total: steps, style: .suitable(isQuiet: machine.quiet))
      let drawn = (pictures.dataset ?? .sprites) == .sprites ? " --count \(count)" : ""
      let trained = FeatureClassifier(
        learning: training, testedOn: test, epochs: epochs,
        command: "swift run feature-network train \(source)\(drawn) --epochs \(epochs) "
          + "--seed \(seed)", seed: seed
      ) { display.update(step: $0, metrics: [Metric("cross-entropy", $1)]) }
      display.finish()
      machine.say(
        """
        accuracy \(readableNumber(trained.provenance.accuracy)) on \(readableCount(test.count)) \
        other pictures, weights \(trained.fingerprint)
        """)
      return trained
    }

    /// Refuses pictures from which nothing can be learned here.
    private func refuseUnsuitable(_ images: LabelledImages) throws {
      let size = "\(images.height)×\(images.width)×\(images.channels)"
      if images.channels != 3 || min(images.height, images.width) < 16 {
        throw ValidationError(
          "--dataset: the network learns pictures in colour with sides of 16 pixels or more, "
            + "found \(size) in \(images.name). Take --dataset sprites, which are drawn here.")
      }
      if Set(images.labels).count < 2 {
        throw ValidationError(
          "--dataset: the network learns what tells classes apart: two or more are needed, found "
            + "one in \(images.name).")
      }
    }
  }
}
