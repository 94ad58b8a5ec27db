import Datasets
import Evaluation
import Foundation
import Tensors
import Testing

@Suite("Scratch") struct ScratchTests {
  @Test func times() throws {
    func time<T>(_ name: String, _ body: () throws -> T) rethrows -> T {
      let start = ProcessInfo.processInfo.systemUptime
      let result = try body()
      print(name, ProcessInfo.processInfo.systemUptime - start)
      return result
    }
    let mnist = URL(fileURLWithPath: "/work/shared/data/mnist")
    let training = try time("read") { try LabelledImages(mnistIn: mnist, split: .training, name: "MNIST") }
    let test = try LabelledImages(mnistIn: mnist, split: .test, name: "MNIST")
    let digits = DrawnDigits.make(count: 2000, seed: 1)
    let classifier = ShippedClassifier.mnist.classifier
    let samples = time("samples") {
      ComparedSamples(digits, heldOut: test, training: training, seenBy: classifier, seed: 1)
    }
    let memory = time("memory") { MemorisationTest(samples) }
    print(memory.ratios)
    let measures = time("measures") { SampleMeasures(of: samples.real, beside: samples.heldOut, classCount: 10, stream: .init(seed: 1)) }
    print(measures)
    for epochs in [4, 8, 16, 24] {
      let t = time("two \(epochs)") { TwoSampleTest(real: samples.heldOut.images, generated: digits, epochs: epochs, seed: 1) }
      print(t, t.accuracy, t.interval, t.pValue)
      let r = time("real two \(epochs)") { TwoSampleTest(real: samples.heldOut.images, generated: samples.real.images, epochs: epochs, seed: 1) }
      print(r, r.accuracy, r.interval, r.pValue)
      print(time("cas \(epochs)") { ClassificationAccuracyScore(generated: samples.generated, real: samples.real, heldOut: samples.heldOut.images, epochs: epochs, seed: 1)})
    }
  }
}
