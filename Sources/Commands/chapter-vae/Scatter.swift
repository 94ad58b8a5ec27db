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
      let shown = LatentMap(
        of: heldOut.picked(min(2_500, heldOut.count), using: &random), by: autoencoder.model)
      let url = autoencoder.folder.charts.appending(path: "scatter.png")
      try shown.chart(in: plane, title: "Codes of \(shown.labels.count) held-out pictures")
        .rendered(width: 720, height: 760).writePNG(to: url)
      autoencoder.say(
        "Codes in the plane of \(plane) of \(latents), step \(autoencoder.step): \(url.relativePath)"
      )
      report(map.agreements(with: LatentMap(of: known, by: autoencoder.model)), heldOut, known)
    }

    private func report(_ agreements: Int, _ heldOut: LabelledImages, _ known: LabelledImages) {
      let counts = (0..<heldOut.classCount).map { label in heldOut.labels.count { $0 == label } }
      let share = 100 / Double(heldOut.count)
      trained.machine.say(
        String(
          format: """
            %@ of %@ held-out pictures, %.1f %%, are of the class of the nearest of %@ training \
            pictures' codes;
            the commonest class has %.1f %%.
            """, readableCount(agreements), readableCount(heldOut.count),
          share * Double(agreements), readableCount(known.count), share * Double(counts.max()!)))
    }
  }
}
