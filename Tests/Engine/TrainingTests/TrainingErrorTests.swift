import Foundation
import Testing

@testable import Training

@Suite("Why training cannot go on")
struct TrainingErrorTests {
  private let checkpoint = URL(fileURLWithPath: "/runs/a/checkpoint.safetensors")

  @Test("finite numbers pass", arguments: [0, -1, 1e308, .leastNonzeroMagnitude])
  func finite(value: Double) {
    #expect(throws: Never.self) {
      try checkFinite([Metric("loss", value)], step: 1, lastCheckpoint: nil)
    }
  }

  @Test(
    "the first number that is not finite ends training", arguments: [Double.infinity, -.infinity])
  func infinite(value: Double) {
    let metrics = [Metric("a", 1), Metric("b", value), Metric("c", .nan)]
    let error = TrainingError.diverged(
      step: 9, quantity: "b", value: value, lastCheckpoint: checkpoint)
    #expect(throws: error) { try checkFinite(metrics, step: 9, lastCheckpoint: checkpoint) }
  }

  @Test("a number that is none ends training, and the message says how to go on")
  func notANumber() throws {
    let error = try #require(throws: TrainingError.self) {
      try checkFinite([Metric("loss", .nan)], step: 9, lastCheckpoint: checkpoint)
    }
    #expect(
      "\(error)" == """
        Training diverged at step 9: expected a finite loss, found nan. The last checkpoint, \
        /runs/a/checkpoint.safetensors, is from before. Try a smaller learning rate or another seed.
        """)
    let unsaved = try #require(throws: TrainingError.self) {
      try checkFinite([Metric("loss", .nan)], step: 9, lastCheckpoint: nil)
    }
    #expect("\(unsaved)".contains("No checkpoint had been saved."))
  }

  @Test("a run that is complete is not resumed, and the message says how to go on")
  func nothingLeft() {
    #expect(
      "\(TrainingError.nothingLeft(step: 500, steps: 400))" == """
        Nothing is left to train: the checkpoint is of step 500, and --steps asks for a total \
        of 400. Ask for more, or start a new run.
        """)
  }
}
