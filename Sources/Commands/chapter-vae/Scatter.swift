import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import Pictures
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// The classes in the space of codes.
  struct Scatter: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Chart held-out pictures' codes, coloured by class, and say how well they part.",
      discussion: """
        Writes charts/scatter.png, and prints how many held-out pictures are of the class of the \
        training picture whose code is nearest. Training never saw a class.
        """)

    @OptionGroup var data: DataFolder
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      let latents = try autoencoder.planarLatentCount()
      let heldOut = try autoencoder.heldOut(in: data.data, drawn: 2_000)
      if heldOut.classCount < 2 {
        throw ValidationError(
          "--data: pictures of two classes or more are needed, found only "
            + "“\(heldOut.classNames[0])” in \(heldOut.name). Make a folder of each class.")
      }
      var random = autoencoder.random("scatter")
      let known = try autoencoder.pickedTraining(in: data.data, using: &random)
      let map = LatentMap(of: heldOut, by: autoencoder.model)
      let plane = LatentPlane(mostActiveOf: map.means)
      // More would hide one another.
      let shown = heldOut.picked(min(2_000, heldOut.count), using: &random)
      let url = autoencoder.folder.charts.appending(path: "scatter.png")
      try LatentMap(of: shown, by: autoencoder.model)
        .chart(in: plane, title: "Codes of \(readableCount(shown.count)) held-out pictures")
        .rendered(width: 720, height: 760).writePNG(to: url)
      autoencoder.say(
        "Codes in the plane of \(plane) of \(latents), step \(autoencoder.step): \(url.relativePath)"
      )
      report(map.agreements(with: LatentMap(of: known, by: autoencoder.model)), heldOut, known)
    }

    private func report(_ agreements: Int, _ heldOut: LabelledImages, _ known: LabelledImages) {
      func percent(_ count: Int) -> String {
        String(format: "%.1f %%", 100 * Double(count) / Double(heldOut.count))
      }
      let counts = (0..<heldOut.classCount).map { label in heldOut.labels.count { $0 == label } }
      trained.machine.say(
        """
        Of \(readableCount(heldOut.count)) held-out pictures \(readableCount(agreements)), \
        \(percent(agreements)), are of the class of the training picture whose code is nearest, among \
        \(readableCount(known.count)); of the commonest class are \(percent(counts.max()!)).
        """)
    }
  }
}
