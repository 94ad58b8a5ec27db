import Datasets
import Evaluation
import GAN
import Tensors

/// What `chapter-dcgan evaluate` finds out about a game on drawn digits.
func judged(
  _ performance: Performance<ConvolutionalPlay>
) throws -> (report: SampleReport, memorisation: MemorisationTest) {
  var random = performance.random("evaluate")
  let (game, heldOut) = (performance.game, try performance.play.heldOut())
  _ = heldOut.picked(2_000, using: &random)  // as the command does, for its discriminator
  let samples = ComparedSamples(
    game.images(of: game.samples(2_000, using: &random)), heldOut: heldOut,
    training: try performance.play.training(), seenBy: ShippedClassifier.digits.classifier, seed: 1)
  let memorisation = MemorisationTest(samples)
  return (SampleReport(of: samples, memorisation: memorisation, seed: 1), memorisation)
}
