import Kernels
import Tensors
import Testing
import Training

@testable import StyleTransfer

@Suite("A transfer", .serialized)
struct TransferTests {
  @Test(
    "has a tenth of the loss left after few evaluations, by either minimiser",
    arguments: [(Configuration.Minimiser.lbfgs, 40), (.adam, 80)])
  func falls(minimiser: Configuration.Minimiser, evaluations: Int) {
    var transfer = tinyTransfer { ($0.minimiser, $0.start) = (minimiser, .noise) }
    let losses = transfer.takeSteps(evaluations)
    #expect(losses.last! < losses[0] / 10, "\(losses[0]) → \(losses.last!)")
    #expect(transfer.step == evaluations)
    if minimiser == .lbfgs { #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 }) }
  }

  @Test("tells the parts of the loss of the picture that it has, to the end", arguments: [1, 2])
  func parts(scales: Int) {
    // After some hundred evaluations there are line searches that are given up.
    var transfer = Transfer(
      of: [(speckles(16, 12, seed: 6), 1)], onto: speckles(8, 8), in: tinyNetwork(),
      tinyConfiguration {
        ($0.start, $0.scales, $0.rounds, $0.evaluations) = (.noise, scales, 20, 35)
        $0.weights = LossWeights(content: 0, style: 1, variation: 10)
      }, seed: 1)
    for _ in 0..<700 {
      let metrics = transfer.takeStep()
      #expect(metrics.map(\.name) == ["loss", "content", "style", "variation"])
      #expect(metrics == transfer.metrics)
      let terms = transfer.loss.terms(of: transfer.picture)
      let expected = [
        terms.total.item, terms.content.item, terms.styles.reduce(0) { $0 + $1.item },
        terms.variation.item,
      ]
      let isTrue = zip(metrics, expected).allSatisfy { isNear($0.value, $1, 1e-10) }
      #expect(isTrue, "\(transfer.step): \(metrics), \(expected)")
    }
  }

  @Test("goes through its sizes, the smallest first, each picture beginning as the last one ends")
  func scales() {
    var transfer = tinyTransfer {
      ($0.start, $0.scales, $0.rounds, $0.evaluations) = (.noise, 2, 5, 2)
    }
    var shapes: [[Int]] = []
    for step in 1...12 {
      let before = transfer.picture
      _ = transfer.takeStep()
      shapes.append(transfer.picture.shape)
      if step == 7 {
        let size = transfer.picture.shape
        let enlarged = before.resized(width: size[2], height: size[1])
        #expect(distance(transfer.picture, enlarged) < 1e-12)
      }
    }
    #expect(shapes == (1...12).map { $0 <= 6 ? [1, 6, 8, 3] : [1, 12, 16, 3] })
  }

  @Test("begins with the content picture, whose content loss is nothing")
  func contentStart() {
    var transfer = tinyTransfer()
    #expect(distance(transfer.picture, speckles(12, 16)) < 1e-15 && transfer.step == 0)
    #expect(transfer.takeStep()[1].value < 1e-20)
    #expect(distance(transfer.picture, speckles(12, 16)) < 1e-15)
  }

  @Test("or with grey noise, which the seed decides")
  func noiseStart() {
    let pictures = [1, 1, 2].map { seed in
      tinyTransfer(seed: seed) { $0.start = .noise }.picture
    }
    #expect(pictures[0].bytes == pictures[1].bytes && pictures[0].bytes != pictures[2].bytes)
    let numbers = pictures[0].scalars
    #expect(numbers.allSatisfy { (0...1).contains($0) } && Set(numbers).count == numbers.count)
    #expect(abs(numbers.reduce(0, +) / Double(numbers.count) - 0.5) < 0.05)
    #expect(tinyTransfer(seed: 1).picture.bytes == tinyTransfer(seed: 2).picture.bytes)
  }

  @Test(
    "one thread and two leave the same bytes", arguments: Configuration.Minimiser.allCases,
    DType.allCases)
  func threads(minimiser: Configuration.Minimiser, dtype: DType) {
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    let pictures = [1, 2, 2].map { threads in
      ThreadPool.shared.threadCount = threads
      var transfer = Transfer(
        of: [(speckles(40, 50, dtype: dtype, seed: 6), 1)], onto: speckles(64, 50, dtype: dtype),
        in: tinyNetwork(dtype: dtype),
        tinyConfiguration { ($0.minimiser, $0.start) = (minimiser, .noise) }, seed: 1)
      transfer.takeSteps(8)
      return transfer.picture.bytes
    }
    #expect(pictures[0] == pictures[1] && pictures[1] == pictures[2])
  }

  @Test("with restarts, sets out anew after each round, and has come less far")
  func restarts() {
    let losses = [24, 6].map { evaluations in
      var transfer = tinyTransfer {
        ($0.restarts, $0.evaluations, $0.start) = (true, evaluations, .noise)
      }
      return transfer.takeSteps(24)
    }
    #expect(losses[0][..<6] == losses[1][..<6])
    #expect(losses[0][6...] != losses[1][6...])
    #expect(losses[0].last! < losses[1].last!, "\(losses.map { $0.last! })")
  }

  @Test("with the original colours, keeps how far red, green and blue are from each other")
  func originalColours() {
    var (plain, coloured) = (tinyTransfer(), tinyTransfer { $0.originalColours = true })
    let losses = (plain.takeSteps(20), coloured.takeSteps(20))
    #expect(losses.0 == losses.1)
    let content = speckles(12, 16)
    let expected = StyleTransfer.originalColours(of: content, onto: plain.picture)
    #expect(coloured.result.bytes == expected.bytes)
    #expect(distance(coloured.result, plain.picture) > 0.01)
    let (a, b) = (coloured.result.scalars, content.scalars)
    for place in stride(from: 0, to: a.count, by: 3) {
      #expect(abs((a[place] - a[place + 1]) - (b[place] - b[place + 1])) < 1e-13)
      #expect(abs((a[place + 2] - a[place + 1]) - (b[place + 2] - b[place + 1])) < 1e-13)
    }
  }

  @Test("where nothing is left to gain, stays as it is")
  func over() {
    let grey = Tensor(repeating: 0.25, shape: [1, 12, 16, 3], dtype: .float64)
    var transfer = Transfer(
      of: [(grey, 1)], onto: grey, in: tinyNetwork(),
      tinyConfiguration { $0.weights = LossWeights(content: 1, style: 0, variation: 1) }, seed: 1)
    #expect(transfer.takeSteps(3) == [0, 0, 0])
    #expect(transfer.step == 3 && distance(transfer.picture, grey) < 1e-15)
  }

  @Test("refuses numbers that nothing can be transferred with, and names them")
  func flaw() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = tinyTransfer { $0.rounds = 0 }
    }
    #expect(try message(result).contains("nothing can be transferred with rounds 0"))
  }
}

@Suite("Ten evaluations of a transfer, to the digit")
struct TransferTraceTests {
  @Test("by L-BFGS")
  func lbfgs() {
    expectTrace(
      .lbfgs,
      [
        205731.25166509525, 149923.40925543965, 65114.00743827549, 55026.98695638128,
        33517.70221612123, 27323.57961760104, 24303.835343093666, 23158.87837066625,
        19931.071798033045, 18372.025113416752,
      ])
  }

  @Test("by Adam")
  func adam() {
    expectTrace(
      .adam,
      [
        205731.25166509525, 73737.02657647154, 69877.0081310036, 74745.1971007766,
        59898.3656903025, 38219.89464424172, 29430.746167493686, 37790.18608775901,
        45107.555709875116, 40347.32658643588,
      ])
  }

  private func expectTrace(_ minimiser: Configuration.Minimiser, _ expected: [Double]) {
    var transfer = tinyTransfer { ($0.minimiser, $0.start) = (minimiser, .noise) }
    let losses = transfer.takeSteps(10)
    #expect(losses.count == expected.count, "\(losses)")
    #expect(zip(losses, expected).allSatisfy { isNear($0, $1, 1e-9) }, "\(losses)")
  }
}
