import Foundation
import Testing

@testable import Tensors

@Suite struct CrossEntropyTests {
  @Test("of undecided logits is log 2, or log of the number of classes")
  func undecided() {
    let zeros = Tensor.zeros([2, 4], dtype: .float64)
    let labels = Tensor([1.0, 0, 0, 0, 0, 0.5, 0.5, 0], shape: [2, 4], dtype: .float64)
    let (log2, log4) = (Foundation.log(2.0), Foundation.log(4.0))
    expectEqual(
      sigmoidCrossEntropy(logits: zeros, labels: labels), [2, 4],
      [Double](repeating: log2, count: 8))
    expectEqual(softmaxCrossEntropy(logits: zeros, labels: labels), [2], [log4, log4])
  }

  @Test("a class is a one in its column, in both precisions", arguments: [DType.float32, .float64])
  func oneHot(dtype: DType) {
    let rows = Tensor.oneHot([2, 0, 2], count: 4, dtype: dtype)
    #expect(rows.dtype == dtype)
    expectEqual(rows, [3, 4], [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0])
  }

  @Test("a class that is not there stops with the class and the count")
  func noSuchClass() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.oneHot([0, 4], count: 4) }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("class 4 was asked for, found 4 classes"))
  }

  @Test("of Bernoulli logits: gradient σ(z) − y, and the gradient of that")
  func sigmoidGradient() throws {
    let labels = sigmoid(normal([3, 4], seed: 2))
    try checkGradients(
      [normal([3, 4])], closedForm: { z, d in [d * (sigmoid(z[0]) - labels)] },
      of: { sigmoidCrossEntropy(logits: $0[0], labels: labels) })
    try checkGradients([normal([3, 4])]) { z in
      valueAndGradient(at: z[0]) { sigmoidCrossEntropy(logits: $0, labels: labels).sum() }.gradient
    }
  }

  @Test("of class logits: gradient softmax(z)·Σy − y, and the gradient of that")
  func softmaxGradient() throws {
    for labels in [normal([3, 5], seed: 2).softmax(), awayFromZero([3, 5], seed: 3)] {
      try checkGradients(
        [normal([3, 5])],
        closedForm: { z, d in
          let mass = labels.sum(along: 1, keepingDimension: true)
          return [d.reshaped([3, 1]) * (z[0].softmax() * mass - labels)]
        },
        of: { softmaxCrossEntropy(logits: $0[0], labels: labels) })
      try checkGradients([normal([3, 5])]) { z in
        valueAndGradient(at: z[0]) {
          softmaxCrossEntropy(logits: $0, labels: labels).sum()
        }.gradient
      }
    }
  }

  @Test("has a finite gradient at logits of ±1000")
  func hugeLogits() {
    let z = Tensor([1000.0, -1000], shape: [1, 2])
    let labels = Tensor([0.0, 1], shape: [1, 2])
    let bernoulli = valueAndGradient(at: z) {
      sigmoidCrossEntropy(logits: $0, labels: labels).sum()
    }
    #expect(bernoulli.value.item == 2000 && bernoulli.gradient.scalars == [1, -1])
    let classes = valueAndGradient(at: z) { softmaxCrossEntropy(logits: $0, labels: labels).sum() }
    #expect(classes.value.item == 2000 && classes.gradient.scalars == [1, -1])
  }

  @Test("takes the labels for constants")
  func constantLabels() {
    let z = normal([2, 3], seed: 1)
    let gradient = valueAndGradient(at: normal([2, 3], seed: 2)) {
      sigmoidCrossEntropy(logits: z, labels: $0).sum()
    }.gradient
    #expect(gradient.scalars.allSatisfy { $0 == 0 })
  }

  @Test("does not compare shapes that differ, and says both")
  func mismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = softmaxCrossEntropy(logits: Tensor.ones([2, 3]), labels: Tensor.ones([2, 4]))
    }
    let text = try message(result)
    #expect(text.contains("[2, 3]") && text.contains("[2, 4]"))
  }
}
