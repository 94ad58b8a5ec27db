import NeuralNetworks
import Tensors
import Testing
import Training

@Suite("Checkpoint of L-BFGS") struct CheckpointLBFGSTests {
  /// `Σ i·xᵢ⁴/4 − xᵢ`.
  private func function(_ x: Tensor) -> (value: Double, gradient: Tensor) {
    let weights = Tensor((1...x.count).map(Double.init), shape: x.shape, dtype: x.dtype)
    let cube = weights * x * x * x
    return ((cube * x / 4 - x).sum().item, cube - 1)
  }

  private func descended(_ dtype: DType = .float32, evaluations: Int) -> LBFGS {
    var lbfgs = LBFGS(startingAt: .ones([2, 3], dtype: dtype) * 3, history: 4)
    for _ in 0..<evaluations { lbfgs.step(function) }
    return lbfgs
  }

  @Test("goes on to the same bytes", arguments: [DType.float32, .float64], [0, 1, 2, 3, 4, 5, 9])
  func bytes(dtype: DType, evaluations: Int) throws {
    let folder = try TemporaryFolder()
    var whole = descended(dtype, evaluations: evaluations)
    var checkpoint = Checkpoint(network: "picture", step: evaluations)
    checkpoint.store(whole, as: "picture")
    try checkpoint.write(to: folder.file("state"))
    var resumed = descended(dtype, evaluations: 3)
    try Checkpoint(contentsOf: folder.file("state"), network: "picture")
      .restore(&resumed, as: "picture")
    #expect(resumed.evaluations == evaluations)
    for _ in 0..<6 {
      whole.step(function)
      resumed.step(function)
      #expect(resumed.trial.bytes == whole.trial.bytes)
      #expect(resumed.state.numbers == whole.state.numbers)
    }
  }

  @Test(
    "is refused where it does not fit, and nothing changes",
    arguments: [
      ("numbers", nil, "whole numbers “lbfgs.picture.numbers”"),
      ("numbers", .init(float64: [1], shape: [1]), "F64"),
      ("numbers", .init(uint64: [9, 1, 0], shape: [3]), "found 3 numbers"),
      ("gradient", nil, "“gradient”"),
      ("x", .init(float32: [1], shape: [1]), "“lbfgs.picture.x”, F32 of shape [2, 3]"),
      ("x", .init(float64: [1, 1, 1, 1, 1, 1], shape: [2, 3]), "found F64"),
      ("x", .init(float32: [1, 1, .nan, 1, 1, 1], shape: [2, 3]), "finite numbers “x”"),
      ("momentum", .init(float32: [1, 1, 1, 1, 1, 1], shape: [2, 3]), "momentum"),
    ] as [(String, SafetensorsFile.Entry?, String)])
  func unfit(part: String, entry: SafetensorsFile.Entry?, message: String) throws {
    let folder = try TemporaryFolder()
    var checkpoint = Checkpoint(network: "picture", step: 9)
    checkpoint.store(descended(evaluations: 9), as: "picture")
    try checkpoint.write(to: folder.file("state"))
    var file = try SafetensorsFile(contentsOf: folder.file("state"))
    file.entries["lbfgs.picture.\(part)"] = entry
    try file.write(to: folder.file("state"))
    let stored = try Checkpoint(contentsOf: folder.file("state"), network: "picture")
    var lbfgs = descended(evaluations: 4)
    let before = lbfgs.state
    let error = #expect(throws: CheckpointError.self) {
      try stored.restore(&lbfgs, as: "picture")
    }
    let text = try #require(error).description
    #expect(text.contains(message) && text.contains(folder.file("state").path), "\(text)")
    #expect(lbfgs.state.numbers == before.numbers)
    #expect(lbfgs.state.tensors.mapValues(\.bytes) == before.tensors.mapValues(\.bytes))
  }
}
