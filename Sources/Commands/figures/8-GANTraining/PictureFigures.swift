import ChapterOptions
import GANTraining
import Pictures
import Tensors

/// `chapter-tricks counting --preset paper`.
var spots: Image {
  let (blobs, configuration) = (CountedBlobs(), GANTraining.Configuration.spots())
  var game = PointGame(configuration, data: blobs, seed: 42)
  for _ in 0..<configuration.steps { _ = game.takeStep() }
  let (real, generated) = blobs.pictures(of: game, seed: 42)
  return blobs.chart(real: real, generated: generated)
}

/// `chapter-tricks digits --preset paper`: samples of the first seed.
func digitSamples(_ stage: Stage) throws -> Image {
  let source = PictureSource(.digits, in: nil)
  let data = PicturePoints(try source.training(drawn: PicturePoints.drawnCount, seed: 1))
  return PictureTrial.sheet(
    of: ([[]] + PicturePoints.usualTreatments).map { remedies in
      print("Digits with \(remedies.name) …")
      let configuration = GANTraining.Configuration.digits(remedies: remedies)
      var game = PointGame(configuration, data: data, seed: 1)
      for _ in 0..<configuration.steps { _ = game.takeStep() }
      var noise = SplitMix64(seed: 1).stream("measured noise")
      return (remedies.name, game.pictures(60, using: &noise).sample)
    })
}
