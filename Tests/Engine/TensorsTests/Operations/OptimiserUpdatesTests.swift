import Testing

@testable import Tensors

@Suite struct OptimiserUpdatesTests {
  @Test("changes the parameter and the optimiser's memory, and no copy of either")
  func valueSemantics() {
    var (parameter, velocity) = (Tensor([1.0, 2]), Tensor([0.0, 1]))
    let (oldParameter, oldVelocity) = (parameter, velocity)
    parameter.descend(
      Tensor([4.0, 4]), velocity: &velocity, rate: 0.25, momentum: 0.5, isNesterov: false)
    #expect(parameter.scalars == [0, 1.5] && velocity.scalars == [-1, -0.5])
    #expect(oldParameter.scalars == [1, 2] && oldVelocity.scalars == [0, 1])
  }

  @Test("RMSprop and Adam change all they should")
  func secondMoments() {
    var (parameter, meanSquare) = (Tensor([1.0], dtype: .float64), Tensor([4.0], dtype: .float64))
    let gradient = Tensor([2.0], dtype: .float64)
    parameter.descend(
      gradient, meanSquare: &meanSquare, rate: 1, decay: 0.5, epsilon: 0,
      isEpsilonInsideRoot: false)
    expectEqual(parameter, [1], [0])
    var moments = [Tensor([2.0], dtype: .float64), meanSquare]
    let before = moments
    parameter.descend(
      gradient, moments: &moments, rate: 3, beta1: 0.5, beta2: 0.5, epsilon: 1, rootScale: 1)
    expectEqual(parameter, [1], [-2])
    #expect(before[0].scalars == [2])
  }

  @Test("scales and clips in place")
  func scaling() {
    var x = Tensor([-3.0, 1])
    let old = x
    x.scale(by: 2)
    x.clip(to: 4)
    #expect(x.scalars == [-4, 2] && old.scalars == [-3, 1])
  }

  @Test("refuses a gradient of another shape, and says both")
  func mismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var (x, velocity) = (Tensor.ones([2, 3]), Tensor.zeros([2, 3]))
      x.descend(
        Tensor.ones([3, 2]), velocity: &velocity, rate: 1, momentum: 0, isNesterov: false)
    }
    let text = try message(result)
    #expect(text.contains("[2, 3]") && text.contains("[3, 2]"))
  }
}
