import Foundation
import Tensors
import Testing
import Training

@testable import StyleTransfer

@Suite("A transfer saved and restored")
struct SavingTests {
  @Test(
    "goes on to the bytes of one that never stopped, in the midst of a line too",
    arguments: Configuration.Minimiser.allCases, [(false, 1), (true, 1), (false, 2)])
  func resuming(
    minimiser: Configuration.Minimiser, kind: (restarts: Bool, scales: Int)
  ) throws {
    let folder = try TemporaryFolder()
    func fresh() -> Transfer {
      tinyTransfer(dtype: .float32) {
        ($0.minimiser, $0.restarts, $0.scales) = (minimiser, kind.restarts, kind.scales)
        ($0.evaluations, $0.rounds, $0.start) = (4, 3, .noise)
      }
    }
    var unbroken = fresh()
    let losses = unbroken.takeSteps(12)
    for pause in 0..<12 {
      var (first, second) = (fresh(), fresh())
      first.takeSteps(pause)
      try first.checkpoint().write(to: folder.file("pause"))
      second.takeSteps(3)
      try second.restore(folder.file("pause"))
      #expect(second.step == pause && second.picture.bytes == first.picture.bytes)
      #expect(second.metrics == first.metrics)
      #expect(second.takeSteps(12 - pause) == Array(losses[pause...]))
      #expect(try second.fileBytes(in: folder) == unbroken.fileBytes(in: folder), "\(pause)")
    }
  }

  @Test("the twelve evaluations above have trials among them that were in vain")
  func trials() {
    var transfer = tinyTransfer(dtype: .float32) {
      ($0.restarts, $0.evaluations, $0.start) = (true, 4, .noise)
    }
    let losses = transfer.takeSteps(12)
    #expect(zip(losses, losses.dropFirst()).contains { $0 == $1 }, "\(losses)")
  }

  @Test("a checkpoint of the other minimiser, of another size or cut short is refused")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("a")
    func write(_ transfer: Transfer, cutTo length: Int? = nil) throws {
      var transfer = transfer
      transfer.takeSteps(3)
      try transfer.checkpoint().write(to: url)
      if let length { try Data(contentsOf: url).prefix(length).write(to: url) }
    }
    let larger = Transfer(
      of: [(speckles(16, 12), 1)], onto: speckles(13, 16), in: tinyNetwork(),
      tinyConfiguration(), seed: 1)
    let cases: [(Configuration.Minimiser, Transfer, Int?, String)] = [
      (.lbfgs, tinyTransfer { $0.minimiser = .adam }, nil, "“style transfer by adam”"),
      (.adam, tinyTransfer(), nil, "“style transfer by lbfgs”"),
      (.lbfgs, larger, nil, "[1, 13, 16, 3]"),
      (.lbfgs, tinyTransfer(dtype: .float32), nil, "F32"),
      (.lbfgs, tinyTransfer(), 1000, "not a sound safetensors file"),
      (.lbfgs, tinyTransfer(), 0, "not a sound safetensors file"),
    ]
    for (minimiser, writer, length, says) in cases {
      try write(writer, cutTo: length)
      var transfer = tinyTransfer { $0.minimiser = minimiser }
      transfer.takeSteps(2)
      let before = try transfer.fileBytes(in: folder)
      let error = try #require(throws: CheckpointError.self) { try transfer.restore(url) }
      for part in [url.path, "expected", "found", says] {
        #expect("\(error)".contains(part), "\(error)")
      }
      #expect(transfer.step == 2)
      #expect(try transfer.fileBytes(in: folder) == before, "\(says)")
    }
  }
}
