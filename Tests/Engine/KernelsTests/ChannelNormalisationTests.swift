import Foundation
import Testing

@testable import Kernels

/// Numbers to normalise, with statistics that need not be theirs.
private struct NormalisationCase<S: Scalar> {
  let shape: ChannelGroups
  let activation: Activation
  let x, dy, mean, variance, scale, shift: [S]
  let epsilon = S(0.001)

  init(_ shape: ChannelGroups, _ activation: Activation) {
    (self.shape, self.activation) = (shape, activation)
    x = draws(shape.count, seed: 1)
    dy = draws(shape.count, seed: 2)
    mean = draws(shape.groups * shape.channels, seed: 3)
    variance = draws(shape.groups * shape.channels, seed: 4).map { $0 + 2 }
    scale = draws(shape.channels, seed: 5)
    shift = draws(shape.channels, seed: 6)
  }

  func withKernel(_ body: (ChannelNormalisation<S>) -> Void) {
    mean.withUnsafeBufferPointer { mean in
      variance.withUnsafeBufferPointer { variance in
        scale.withUnsafeBufferPointer { scale in
          shift.withUnsafeBufferPointer { shift in
            body(
              ChannelNormalisation(
                of: shape, mean: mean.baseAddress!, variance: variance.baseAddress!,
                scale: scale.baseAddress!, shift: shift.baseAddress!, epsilon: epsilon,
                activation: activation))
          }
        }
      }
    }
  }

  func output() -> [S] {
    var y = [S](repeating: 77, count: shape.count + 1)
    withKernel { normalise(x, by: $0, into: &y) }
    #expect(y.last == 77, "written beyond the end")
    return y.dropLast()
  }

  /// dx, dγ and dβ.
  func gradients(ownStatistics: Bool) -> [[S]] {
    let y = output()
    var dx = [S](repeating: 77, count: shape.count + 1)
    var dScale = [S](repeating: 77, count: shape.channels + 1)
    var dShift = dScale
    withKernel {
      normalisationGradient(
        dy, input: x, output: y, by: $0, ownStatistics: ownStatistics, into: &dx,
        dScale: &dScale, dShift: &dShift)
    }
    #expect([dx, dScale, dShift].allSatisfy { $0.last == 77 }, "written beyond the end")
    return [dx.dropLast(), dScale.dropLast(), dShift.dropLast()]
  }

  // MARK: By definition, in Double

  private func normal(_ place: Int, _ statistic: Int) -> Double {
    let deviation = (Double(variance[statistic]) + Double(epsilon)).squareRoot()
    return (Double(x[place]) - Double(mean[statistic])) / deviation
  }

  private func p(_ place: Int, _ statistic: Int) -> Double {
    let channel = statistic % shape.channels
    return Double(scale[channel]) * normal(place, statistic) + Double(shift[channel])
  }

  func expectedOutput() -> [Double] {
    var y = [Double](repeating: 0, count: shape.count)
    for (statistic, places) in shape.places.enumerated() {
      for place in places { y[place] = value(p(place, statistic)).value }
    }
    return y
  }

  func expectedGradients(ownStatistics: Bool) -> [[Double]] {
    var dx = [Double](repeating: 0, count: shape.count)
    var dScale = [Double](repeating: 0, count: shape.channels)
    var dShift = dScale
    for (statistic, places) in shape.places.enumerated() {
      let channel = statistic % shape.channels
      let dP = places.map { Double(dy[$0]) * value(p($0, statistic)).slope }
      let sum = dP.reduce(0, +)
      let product = zip(dP, places).reduce(0) { $0 + $1.0 * normal($1.1, statistic) }
      dScale[channel] += product
      dShift[channel] += sum
      let deviation = (Double(variance[statistic]) + Double(epsilon)).squareRoot()
      for (dP, place) in zip(dP, places) {
        let own = (sum + normal(place, statistic) * product) / Double(shape.rows)
        dx[place] = Double(scale[channel]) / deviation * (ownStatistics ? dP - own : dP)
      }
    }
    return [dx, dScale, dShift]
  }

  private func value(_ p: Double) -> (value: Double, slope: Double) {
    switch activation {
    case .identity: (p, 1)
    case .relu: (max(p, 0), p > 0 ? 1 : 0)
    case .leakyReLU(let slope): (p > 0 ? p : slope * p, p > 0 ? 1 : slope)
    case .tanh: (Foundation.tanh(p), 1 - Foundation.tanh(p) * Foundation.tanh(p))
    case .sigmoid:
      (1 / (1 + Foundation.exp(-p)), 1 / (2 + Foundation.exp(p) + Foundation.exp(-p)))
    }
  }
}

@Suite struct ChannelNormalisationTests {
  static let activations: [Activation] = [
    .identity, .relu, .leakyReLU(slope: 0.2), .tanh, .sigmoid,
  ]

  @Test("is f(γ·x̂ + β)", arguments: ChannelGroups.all, activations)
  func forward(_ shape: ChannelGroups, _ activation: Activation) {
    let single = NormalisationCase<Float>(shape, activation)
    let double = NormalisationCase<Double>(shape, activation)
    expectEqual(single.output(), single.expectedOutput(), 4e-7)
    expectEqual(double.output(), double.expectedOutput(), 1e-15)
  }

  @Test(
    "has the gradients of its equation",
    arguments: ChannelGroups.all, activations)
  func gradients(_ shape: ChannelGroups, _ activation: Activation) {
    // A sum errs by as many roundings as a random walk of its length goes far; the expected one, too.
    let roundings = 4 + Double(shape.groups * shape.rows).squareRoot()
    for own in [false, true] {
      let single = NormalisationCase<Float>(shape, activation)
      let double = NormalisationCase<Double>(shape, activation)
      for (found, expected) in zip(
        single.gradients(ownStatistics: own), single.expectedGradients(ownStatistics: own))
      {
        expectEqual(found, expected, 1e-6 * roundings)
      }
      for (found, expected) in zip(
        double.gradients(ownStatistics: own), double.expectedGradients(ownStatistics: own))
      {
        expectEqual(found, expected, 1e-14 * roundings)
      }
    }
  }

  private func expectEqual<S: Scalar>(
    _ found: [S], _ expected: [Double], _ tolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: sourceLocation)
    let error = zip(found, expected).map { (Double($0) - $1).magnitude }.max() ?? 0
    #expect(error <= tolerance, "\(S.self)", sourceLocation: sourceLocation)
  }
}

extension OnThreads {
  @Suite struct ChannelNormalisationTests {
    @Test("gives the same bytes on any number of threads", arguments: ChannelGroups.all)
    func sameBytes(_ shape: ChannelGroups) {
      let test = NormalisationCase<Float>(shape, .leakyReLU(slope: 0.1))
      let results = OnThreads.results { [test.output()] + test.gradients(ownStatistics: true) }
      for result in results { #expect(result == results[0]) }
    }
  }
}
