import Foundation
import NeuralNetworks
import Tensors
import Testing
import Training

@Suite("Checkpoint") struct CheckpointTests {
  private struct Network: Module {
    let dense: Dense
    let norm = BatchNorm(featureCount: 3)

    init(seed: UInt64) {
      var generator = SplitMix64(seed: seed)
      dense = Dense(inputs: 4, outputs: 3, weights: .glorotUniform, using: &generator)
    }

    func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { norm(dense(x), mode: mode) }
  }

  @Test("brings the running statistics back with the parameters")
  func runningStatistics() throws {
    let folder = try TemporaryFolder()
    var generator = SplitMix64(seed: 1)
    let x = Tensor.normal([8, 4], using: &generator)
    let network = Network(seed: 2)
    for _ in 0..<5 { _ = network(x, mode: .training) }
    var checkpoint = Checkpoint(network: "normalised", step: 5)
    checkpoint.store(network.variables, as: "network")
    try checkpoint.write(to: folder.file("five"))

    let restored = Network(seed: 3)
    #expect(restored(x, mode: .inference).bytes != network(x, mode: .inference).bytes)
    try Checkpoint(contentsOf: folder.file("five"), network: "normalised")
      .restore(["network": restored.variables])
    #expect(restored.norm.runningMean.bytes == network.norm.runningMean.bytes)
    #expect(restored.norm.runningMean.scalars.allSatisfy { $0 != 0 })
    #expect(restored(x, mode: .inference).bytes == network(x, mode: .inference).bytes)
  }

  @Test("of the trained parameters alone does not do for a network that averages")
  func parametersAlone() throws {
    let folder = try TemporaryFolder()
    var checkpoint = Checkpoint(network: "normalised", step: 5)
    checkpoint.store(Network(seed: 1).parameters, as: "network")
    try checkpoint.write(to: folder.file("five"))
    let stored = try Checkpoint(contentsOf: folder.file("five"), network: "normalised")
    let error = #expect(throws: CheckpointError.self) {
      try stored.restore(["network": Network(seed: 2).variables])
    }
    #expect("\(try #require(error))".contains("network.norm.runningMean"))
  }

  @Test("keeps notes, which cannot be mistaken for its network and step")
  func notes() throws {
    let folder = try TemporaryFolder()
    var checkpoint = Checkpoint(network: "noted", step: 7)
    checkpoint.notes = ["data": "digits", "step": "8", "network": "another"]
    try checkpoint.write(to: folder.file("seven"))
    let read = try Checkpoint(contentsOf: folder.file("seven"), network: "noted")
    #expect(read.step == 7 && read.notes == ["data": "digits"])
  }

  @Test(
    "of one optimiser is refused by another, and by the same where a part is missing",
    arguments: [
      (true, "“optimiser.net.mean.dense.bias”"), (false, "“optimiser.net.mean.dense.weight”"),
    ])
  func anotherOptimiser(isWhole: Bool, found: String) throws {
    let folder = try TemporaryFolder()
    let network = Network(seed: 1)
    let parameters = network.dense.parameters
    let named = ParameterList(parameters.map { ("dense.\($0.name)", $0.parameter) })
    var adam = Adam(learningRate: 0.1)
    let gradients = valueAndGradients(of: named) { network.dense(.ones([2, 4])).sum() }.gradients
    adam.update(named, along: gradients)
    if !isWhole { adam.state.slots["mean"] = [] }
    var checkpoint = Checkpoint(network: "dense", step: 1)
    checkpoint.store(adam, of: named, as: "net")
    try checkpoint.write(to: folder.file("one"))
    let stored = try Checkpoint(contentsOf: folder.file("one"), network: "dense")
    let error = #expect(throws: CheckpointError.self) {
      if isWhole {
        var other = RMSprop(learningRate: 0.1)
        try stored.restore(&other, of: named, as: "net")
      } else {
        var same = Adam(learningRate: 0.1)
        try stored.restore(&same, of: named, as: "net")
      }
    }
    #expect("\(try #require(error))".contains(found))
  }
}
