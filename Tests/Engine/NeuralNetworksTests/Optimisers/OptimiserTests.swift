import NeuralNetworks
import Tensors
import Testing

@Suite("Optimisers") struct OptimiserTests {
  static var all: [any Optimiser] {
    [
      SGD(learningRate: 0.1), SGD(learningRate: 0.1, momentum: 0.9, isNesterov: true, decay: 0.1),
      RMSprop(learningRate: 0.05, decay: 0.1), Adam(learningRate: 0.1),
      Adam(learningRate: 0.1, form: .paper),
    ]
  }

  @Test("change parameters where they are, and no copy taken before", arguments: 0..<all.count)
  func copies(index: Int) {
    func check(_ optimiser: some Optimiser) {
      var optimiser = optimiser
      let problem = Quadratic()
      let network = problem
      let copy = problem.matrix
      problem.descend(by: &optimiser, steps: 2)
      #expect(copy.scalars == Array(Quadratic.start[..<4]))
      #expect(problem.matrix.bytes != copy.bytes)
      #expect(network.matrix.bytes == problem.matrix.bytes)
    }
    check(Self.all[index])
  }

  @Test(
    "continue bit for bit with another's state, which stays as it was when it was taken",
    arguments: 0..<all.count, [DType.float32, .float64])
  func state(index: Int, dtype: DType) {
    func check<O: Optimiser>(_ fresh: O) {
      var (first, second) = (fresh, fresh)
      let (whole, resumed) = (Quadratic(dtype: dtype), Quadratic(dtype: dtype))
      whole.descend(by: &first, steps: 3)
      let state = first.state
      (resumed.matrix, resumed.vector) = (whole.matrix, whole.vector)
      whole.descend(by: &first, steps: 4)
      second.state = state
      resumed.descend(by: &second, steps: 4)
      #expect(state.step == 3)
      #expect(second.state.step == 7)
      #expect(
        resumed.parameters.map(\.parameter.value.bytes)
          == whole.parameters.map(\.parameter.value.bytes))
      #expect(
        second.state.slots.mapValues { $0.map(\.bytes) }
          == first.state.slots.mapValues { $0.map(\.bytes) })
    }
    check(Self.all[index])
  }

  @Test("remember what their equations name")
  func slots() {
    func names<O: Optimiser>(_ fresh: O) -> [String] {
      var optimiser = fresh
      Quadratic().descend(by: &optimiser, steps: 1)
      for tensors in optimiser.state.slots.values {
        #expect(tensors.map(\.shape) == [[2, 2], [3]])
      }
      return optimiser.state.slots.keys.sorted()
    }
    #expect(names(SGD(learningRate: 0.1)) == ["velocity"])
    #expect(names(RMSprop(learningRate: 0.1)) == ["meanSquare"])
    #expect(names(Adam(learningRate: 0.1)) == ["mean", "meanSquare"])
  }

  @Test("follow the learning rate they are given between steps")
  func learningRate() {
    var optimiser = SGD(learningRate: 0.1)
    let problem = Quadratic()
    problem.descend(by: &optimiser, steps: 1)
    let before = problem.numbers
    optimiser.learningRate = 0
    problem.descend(by: &optimiser, steps: 1)
    #expect(problem.numbers == before)
  }
}

@Suite("Optimisers stop") struct OptimiserFailureTests {
  private func message(_ result: ExitTest.Result) -> String {
    String(decoding: result.standardErrorContent, as: UTF8.self)
  }

  @Test("at gradients of another number than the parameters")
  func count() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let problem = Quadratic()
        var (_, gradients) = valueAndGradients(of: problem.parameters) { problem.vector.sum() }
        gradients.values.append(gradients.values[0])
        var optimiser = SGD(learningRate: 0.1)
        optimiser.update(problem.parameters, along: gradients)
      })
    #expect(message(result).contains("3 gradients were given for 2 parameters"))
  }

  @Test("at a gradient of another shape than its parameter")
  func shape() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let problem = Quadratic()
        var (_, gradients) = valueAndGradients(of: problem.parameters) { problem.vector.sum() }
        gradients.values.swapAt(0, 1)
        var optimiser = Adam(learningRate: 0.1)
        optimiser.update(problem.parameters, along: gradients)
      })
    #expect(message(result).contains("shape [2, 2]"))
    #expect(message(result).contains("shape [3]"))
  }

  @Test("at a state of another rule")
  func otherRule() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let problem = Quadratic()
        var (sgd, adam) = (SGD(learningRate: 0.1), Adam(learningRate: 0.1))
        problem.descend(by: &sgd, steps: 1)
        adam.state = sgd.state
        problem.descend(by: &adam, steps: 1)
      })
    #expect(message(result).contains("holds 0 tensors \"mean\" for 2 parameters"))
  }

  @Test("at a state of another network, before memory is written beyond its end")
  func otherNetwork() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let problem = Quadratic()
        var optimiser = RMSprop(learningRate: 0.1)
        problem.descend(by: &optimiser, steps: 1)
        optimiser.state.slots["meanSquare"]?[1] = .zeros([2], dtype: .float64)
        problem.descend(by: &optimiser, steps: 1)
      })
    #expect(message(result).contains("\"meanSquare\" of vector has shape [2]"))
    #expect(message(result).contains("the parameter [3]"))
  }
}
