import Datasets
import FeatureNetworks
import Pictures
import StyleTransfer
import Tensors
import Training

/// A transfer taken to its end, with the picture after each iteration and the loss of every evaluation.
struct StyleStudy {
  /// The pictures after the iterations, at the sizes they were made at.
  private(set) var iterations: [Image] = []
  private(set) var records: [MetricsRecord] = []
  /// Where it ended.
  let transfer: Transfer

  /// Goes to the end of the configuration's iterations.
  init(
    of style: Image, onto content: Image, in network: FeatureNetwork, _ configuration: Configuration
  ) {
    var transfer = Transfer(
      of: [(Tensor(style, from: 0, to: 1), 1)], onto: Tensor(content, from: 0, to: 1),
      in: network, configuration, seed: 42)
    for step in 1...configuration.rounds * configuration.evaluations {
      records.append(MetricsRecord(step: step, transfer.takeStep()))
      if step % configuration.evaluations == 0 {
        iterations.append(Image(transfer.result, from: 0, to: 1))
      }
    }
    self.transfer = transfer
  }

  /// What the default command makes of the landscape that is drawn here, but for some numbers.
  init(
    in manner: PaintingManner, change: (inout Configuration) -> Void = { _ in }
  ) {
    var configuration = Configuration(preset: .quick, for: .small)
    change(&configuration)
    let size = configuration.size
    self.init(
      of: drawnPainting(manner, width: size, height: size * 3 / 4, seed: 1),
      onto: drawnLandscape(width: size, height: size * 3 / 4), in: .small, configuration)
  }

  /// What is left in the end.
  var image: Image { iterations.last! }
}
