import Datasets
import Foundation
import Pictures
import Tensors
import Training
import VariationalAutoencoder

/// A trained autoencoder of chapter 4, and what was measured on the way.
struct AutoencoderStudy {
  /// Which preset on which data.
  enum Subject: String {
    /// `chapter-vae`, on drawn digits.
    case drawn
    /// `chapter-vae --preset paper --dataset mnist`.
    case published
    /// `chapter-vae --preset dense --dataset mnist`.
    case dense

    fileprivate var preset: Preset {
      switch self {
      case .drawn: .quick
      case .published: .paper
      case .dense: .dense
      }
    }
  }

  let training: AutoencoderTraining
  let pictures, heldOut: LabelledImages
  /// The measurements of the first hundred steps and of every tenth.
  private(set) var steps: [MetricsRecord] = []
  /// The bound on held-out pictures after every epoch.
  private(set) var epochs: [MetricsRecord] = []

  init(_ subject: Subject) throws {
    let configuration = Configuration(preset: subject.preset)
    if subject == .drawn {
      pictures = DrawnDigits.make(count: configuration.drawnCount, seed: 42)
      heldOut = DrawnDigits.make(count: 2_000, seed: ~42)
    } else {
      guard let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] else {
        fatalError("a figure of real pictures is made where CHAPTERS_DATA names a folder")
      }
      let folder = URL(fileURLWithPath: data).appending(path: "mnist")
      pictures = try LabelledImages(mnistIn: folder, split: .training, name: "MNIST")
      heldOut = try LabelledImages(mnistIn: folder, split: .test, name: "MNIST")
    }
    var training = AutoencoderTraining(configuration, pictures: pictures, seed: 42)
    for step in 1...configuration.epochs * training.stepsPerEpoch {
      let metrics = training.takeStep()
      if step <= 100 || step % 10 == 0 { steps.append(MetricsRecord(step: step, metrics)) }
      if step % training.stepsPerEpoch == 0 {
        var random = SplitMix64(seed: 42).stream("held-out codes")
        let bound = BoundReport(of: training.model, on: heldOut, using: &random)
        epochs.append(MetricsRecord(step: step, [Metric("negativeELBO", bound.negativeELBO)]))
      }
    }
    self.training = training
  }

  var model: Autoencoder { training.model }
  var latentCount: Int { training.configuration.latentCount }

  /// A stream of random numbers for one purpose, as the command's has it.
  func random(_ purpose: String) -> SplitMix64 { SplitMix64(seed: 1).stream(purpose) }

  /// Decoded pictures side by side.
  func sheet(_ pictures: Tensor, columns: Int) -> Image {
    LabelledImages(pictures, from: 0, to: 1, name: "decoded").sheet(columns: columns)
  }
}
