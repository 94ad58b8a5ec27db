import Foundation
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import VariationalAutoencoder

/// Networks and rules.
private let kinds = Configuration.Network.allCases.flatMap { network in
  Configuration.Rule.allCases.map { (network, $0) }
}

@Suite("An autoencoder's training saved and restored")
struct SavingTests {
  @Test(
    "a restored training goes on to the bytes of one that never stopped", arguments: kinds,
    [false, true])
  func resuming(kind: (network: Configuration.Network, rule: Configuration.Rule), drawn: Bool)
    throws
  {
    let folder = try TemporaryFolder()
    func fresh() -> AutoencoderTraining {
      tinyTraining(kind.network) { ($0.rule, $0.isBinarised) = (kind.rule, drawn) }
    }
    var unbroken = fresh()
    unbroken.takeSteps(12)
    for pause in [0, 1, 4, 5, 11] {
      var (first, second) = (fresh(), fresh())
      first.takeSteps(pause)
      try first.checkpoint().write(to: folder.file("pause"))
      second.takeSteps(3)
      try second.restore(folder.file("pause"))
      #expect(second.step == pause)
      second.takeSteps(12 - pause)
      #expect(try second.fileBytes(in: folder) == unbroken.fileBytes(in: folder), "\(pause)")
    }
  }

  @Test("a checkpoint of anything else, or a damaged one, is refused and nothing is changed")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("wrong")
    var training = tinyTraining(.convolutional)
    training.takeSteps(2)
    let before = try training.fileBytes(in: folder)
    for (write, says) in wrongCheckpoints {
      try write(url)
      let error = try #require(throws: CheckpointError.self, "\(says)") {
        try training.restore(url)
      }
      for part in [url.path, "expected", "found", says] {
        #expect("\(error)".contains(part), "\(error)")
      }
      #expect(training.step == 2)
      #expect(try training.fileBytes(in: folder) == before, "\(says)")
    }
  }

  @Test(
    "a trained network is read from its checkpoint alone, and says the same",
    arguments: Configuration.Network.allCases)
  func model(network: Configuration.Network) throws {
    let folder = try TemporaryFolder()
    var training = tinyTraining(network)
    training.takeSteps(3)
    let url = folder.file("a")
    try training.checkpoint().write(to: url)
    let (model, step) = try Autoencoder.restored(from: url, training.configuration)
    #expect(step == 3)
    let x = speckledPictures([6, 4, 1]).pictures([3, 1, 4])
    for (found, expected) in zip(model.parameters, training.model.parameters) {
      #expect(found.parameter.value.bytes == expected.parameter.value.bytes, "\(found.name)")
    }
    #expect(model.encoder(x).mean.bytes == training.model.encoder(x).mean.bytes)
    let other = tinyConfiguration(network) { $0.latentCount = 3 }
    let error = try #require(throws: CheckpointError.self) {
      try Autoencoder.restored(from: url, other)
    }
    #expect("\(error)".contains("[5, 3]") && "\(error)".contains("[5, 2]"), "\(error)")
  }
}

/// Ways to write a file that is no checkpoint of `tinyTraining(.convolutional)`, and what is said.
private let wrongCheckpoints: [(write: @Sendable (URL) throws -> Void, says: String)] = [
  ({ try tinyTraining(.convolutional, dtype: .float64).checkpoint().write(to: $0) }, "F64"),
  ({ try tinyTraining(.dense).checkpoint().write(to: $0) }, "no such tensor"),
  (
    { try tinyTraining(.convolutional) { $0.latentCount = 3 }.checkpoint().write(to: $0) },
    "[5, 3]"
  ),
  ({ try Checkpoint(network: "DCGAN", step: 1).write(to: $0) }, "one of “DCGAN”"),
  (
    { url in
      var checkpoint = Checkpoint(network: AutoencoderTraining.network, step: 0)
      checkpoint.store(tinyTraining(.convolutional).model.parameters, as: "model")
      checkpoint.store(
        RMSprop(learningRate: 1), of: tinyTraining(.convolutional).model.parameters, as: "model")
      checkpoint.store([1, 2, 3], as: "random")
      try checkpoint.write(to: url)
    }, "random"
  ),
  (
    { url in
      try tinyTraining(.convolutional).checkpoint().write(to: url)
      let whole = try Data(contentsOf: url)
      try whole.prefix(whole.count - 1).write(to: url)
    }, "is not a sound safetensors file"
  ),
  ({ try Data().write(to: $0) }, "is not a sound safetensors file"),
]
