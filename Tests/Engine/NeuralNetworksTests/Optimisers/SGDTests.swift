import NeuralNetworks
import Testing

@Suite("SGD") struct SGDTests {
  @Test(
    "takes the steps of its equation", arguments: [(0, false), (0.5, false), (0.5, true)],
    [0, 0.25])
  func equation(form: (momentum: Double, isNesterov: Bool), decay: Double) {
    let (momentum, isNesterov) = form
    let optimiser = SGD(
      learningRate: 0.1, momentum: momentum, isNesterov: isNesterov, decay: decay)
    let expected = Quadratic.trajectory { t, g, memory in
      let rate = 0.1 / (1 + decay * Double(t - 1))
      memory.0 = momentum * memory.0 - rate * g
      return isNesterov ? momentum * memory.0 - rate * g : memory.0
    }
    expectEqual(Quadratic.trajectory(of: optimiser), expected)
  }

  @Test("ends where PyTorch 2.15.0 and Keras 3.15.1 end: plain")
  func plain() {
    expectEqual(
      Quadratic.trajectory(of: SGD(learningRate: 0.1)),
      [
        [
          0.4012630607616211, -0.3026431198, 0.3389387264, 0.012093235199999998, 1.9152574253,
          -0.05917594785890555, 0.1003906994574097,
        ]
      ])
  }

  @Test("ends where PyTorch 2.15.0 and Keras 3.15.1 end: momentum")
  func momentum() {
    expectEqual(
      Quadratic.trajectory(of: SGD(learningRate: 0.1, momentum: 0.5)),
      [
        [
          0.6458555590125977, -0.8669852288000001, 0.5488179449, 0.0579078392, 1.9450114207999998,
          -0.45265350609220956, 0.1285022984987915,
        ]
      ])
  }

  @Test("ends where PyTorch 2.15.0 and Keras 3.15.1 end: Nesterov's momentum")
  func nesterov() {
    expectEqual(
      Quadratic.trajectory(of: SGD(learningRate: 0.1, momentum: 0.5, isNesterov: true)),
      [
        [
          0.6484775562939387, -0.8203504411017578, 0.5158982143999999, 0.004913557199999999,
          2.0002031956452146, -0.47842487866950967, 0.1243835211596744,
        ]
      ])
  }

  // Keras' own InverseTimeDecay computes in single precision, so the rate was set before each step.
  @Test("ends where Keras 3.15.1 ends with the rate 0.1/(1 + t/4): Nesterov and decay")
  func decay() {
    let optimiser = SGD(learningRate: 0.1, momentum: 0.5, isNesterov: true, decay: 0.25)
    expectEqual(
      Quadratic.trajectory(of: optimiser),
      [
        [
          0.4243317786103761, -0.3877652645466294, 0.4242315398504243, -0.03448261046802797,
          2.048660656893133, -0.08784067246276475, 0.1071363843579231,
        ]
      ])
  }
}
