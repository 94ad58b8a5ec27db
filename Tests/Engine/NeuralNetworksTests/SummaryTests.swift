import NeuralNetworks
import Tensors
import Testing

@Suite("Summary") struct SummaryTests {
  struct TwoLayers: Module {
    let hidden, output: Dense

    init(_ inputs: Int, _ hidden: Int, _ outputs: Int) {
      var generator = SplitMix64(seed: 1)
      self.hidden = Dense(inputs: inputs, outputs: hidden, weights: .zeros, using: &generator)
      output = Dense(inputs: hidden, outputs: outputs, weights: .zeros, using: &generator)
    }
  }

  struct Nested: Module {
    let encoder = TwoLayers(5, 4, 3)
    let heads = [TwoLayers(3, 2, 1)]
  }

  @Test("is a table: layers, output shapes, parameters, operations, and the totals")
  func text() {
    let summary = TwoLayers(100, 128, 784).summary("Generator", inputShape: [100])
    #expect(
      summary.description == """
        Generator
        Layer (type)     Output shape   Parameters   FLOPs a sample
        ───────────────────────────────────────────────────────────
        hidden (Dense)   (None, 128)        12,928           25,728
        output (Dense)   (None, 784)       101,136          201,488
        ───────────────────────────────────────────────────────────
        Total                              114,064          227,216
        """)
  }

  @Test(
    "counts the parameters that Keras 3.15.1 counts",
    arguments: [([100, 128, 784], [12_928, 101_136]), ([784, 128, 1], [100_480, 129])])
  func counts(sizes: [Int], expected: [Int]) {
    let network = TwoLayers(sizes[0], sizes[1], sizes[2])
    let summary = network.summary("network", inputShape: [sizes[0]])
    #expect(summary.rows.map(\.parameterCount) == expected)
    #expect(summary.rows.map(\.outputShape) == [[sizes[1]], [sizes[2]]])
    #expect(summary.parameterCount == expected[0] + expected[1])
    #expect(summary.parameterCount == network.parameters.scalarCount)
  }

  @Test("says how many numbers are trained where some are not, as Keras 3 counts them")
  func untrained() {
    struct Normalised: Module {
      let dense: Dense
      let norm = BatchNorm(featureCount: 784)
      let shape = Reshape(to: [28, 28, 1])
    }
    var generator = SplitMix64(seed: 1)
    let dense = Dense(inputs: 100, outputs: 784, weights: .zeros, using: &generator)
    let summary = Normalised(dense: dense).summary("Normalised", inputShape: [100])
    #expect(
      summary.description == """
        Normalised
        Layer (type)       Output shape        Parameters   FLOPs a sample
        ──────────────────────────────────────────────────────────────────
        dense (Dense)      (None, 784)             79,184          157,584
        norm (BatchNorm)   (None, 784)              3,136            1,568
        shape (Reshape)    (None, 28, 28, 1)            0                0
        ──────────────────────────────────────────────────────────────────
        Total                                      82,320          159,152
        Trainable                                  80,752
        Non-trainable                               1,568
        """)
    #expect(summary.rows.map(\.trainedCount) == [79_184, 1568, 0])
  }

  @Test("counts two operations a weight and one a bias")
  func operations() {
    let summary = TwoLayers(784, 128, 1).summary("Discriminator", inputShape: [784])
    #expect(summary.rows.map(\.operations) == [2 * 784 * 128 + 128, 2 * 128 + 1])
    #expect(summary.operations == 200_832 + 257)
  }

  @Test("names the layers of modules within by the path to them")
  func nested() {
    let summary = Nested().summary("Nested", inputShape: [5])
    #expect(
      summary.rows.map(\.name) == [
        "encoder.hidden", "encoder.output", "heads.0.hidden", "heads.0.output",
      ])
    #expect(summary.rows.map(\.outputShape) == [[4], [3], [2], [1]])
    #expect(summary.parameterCount == Nested().parameters.scalarCount)
  }

  @Test("groups digits by three", arguments: [(1, "2"), (499, "500"), (999, "1,000")])
  func grouping(inputs: Int, expected: String) {
    var generator = SplitMix64(seed: 1)
    struct One: Module { let layer: Dense }
    let layer = Dense(inputs: inputs, outputs: 1, weights: .zeros, using: &generator)
    let total = One(layer: layer).summary("", inputShape: [inputs]).description
      .split(separator: "\n").last
    #expect(total?.split(separator: " ").dropFirst().first.map(String.init) == expected)
  }

  @Test("stops where one layer's output does not fit the next, naming both")
  func mismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = TwoLayers(5, 4, 3).summary("", inputShape: [6])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("5 inputs was given the shape [6]"))
  }
}
