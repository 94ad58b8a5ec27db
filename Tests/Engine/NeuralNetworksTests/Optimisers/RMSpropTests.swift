import NeuralNetworks
import Testing

@Suite("RMSprop") struct RMSpropTests {
  @Test(
    "takes the steps of its equation", arguments: [false, true],
    [(0, .infinity), (0.25, .infinity), (0, 2), (0.25, 2)])
  func equation(isEpsilonInsideRoot: Bool, limits: (decay: Double, bound: Double)) {
    let (decay, bound) = limits
    let optimiser = RMSprop(
      learningRate: 0.05, epsilon: 1e-3, isEpsilonInsideRoot: isEpsilonInsideRoot, decay: decay,
      clipping: bound.isFinite ? .byValue(bound) : .none)
    let expected = Quadratic.trajectory(clip: { $0.map { min(max($0, -bound), bound) } }) {
      t, g, memory in
      memory.0 = 0.9 * memory.0 + 0.1 * g * g
      let root =
        isEpsilonInsideRoot ? (memory.0 + 1e-3).squareRoot() : memory.0.squareRoot() + 1e-3
      return -0.05 / (1 + decay * Double(t - 1)) * g / root
    }
    expectEqual(Quadratic.trajectory(of: optimiser), expected)
  }

  @Test("ends where PyTorch 2.15.0 ends: ε outside the root")
  func outside() {
    expectEqual(
      Quadratic.trajectory(of: RMSprop(learningRate: 0.05, epsilon: 1e-3)),
      [
        [
          0.696261033489959, 0.2075523298808425, -0.23650692295971934, 1.206984243100193,
          -0.18016598231017233, -0.30709091731923327, 0.12489808029932863,
        ]
      ])
  }

  @Test("ends where Keras 3.15.1 ends: ε inside the root")
  func inside() {
    let optimiser = RMSprop(learningRate: 0.05, epsilon: 1e-3, isEpsilonInsideRoot: true)
    expectEqual(
      Quadratic.trajectory(of: optimiser),
      [
        [
          0.6929113357965222, 0.20722767344512322, -0.236217281311212, 1.2068217599395652,
          -0.18001179150345498, -0.30512964896495554, 0.1249994663747914,
        ]
      ])
  }

  // Keras' own InverseTimeDecay computes in single precision, so the rate was set before each step.
  @Test("ends where Keras 3.15.1 ends with clipvalue=2 and the rate 0.05/(1 + t/4)")
  func clippedAndDecayed() {
    let optimiser = RMSprop(
      learningRate: 0.05, epsilon: 1e-3, isEpsilonInsideRoot: true, decay: 0.25,
      clipping: .byValue(2))
    expectEqual(
      Quadratic.trajectory(of: optimiser),
      [
        [
          0.4704029996055512, 0.4967557522749136, -0.4741536465609008, 1.4740421671585715,
          -0.47404216715857134, -0.0050470971187937565, 0.12500049019045234,
        ]
      ])
  }
}
