import Foundation
import NeuralNetworks
import Testing

@Suite("The strong Wolfe search") struct StrongWolfeSearchTests {
  /// A line, with the tolerances that its authors give it.
  struct Line: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let (sufficientDecrease, curvature): (Double, Double)
    let function: @Sendable (Double) -> (value: Double, slope: Double)
  }

  /// Moré & Thuente, "Line search algorithms with guaranteed sufficient decrease" (1994), section 5.
  ///
  /// They have c₂ = 0.1 in (5.2) too, which asks for t to 3e-9: there φ is the same number everywhere.
  static let lines = [
    Line(testDescription: "(5.1)", sufficientDecrease: 1e-3, curvature: 0.1) { t in
      let d = t * t + 2
      return (-t / d, (t * t - 2) / (d * d))
    },
    Line(testDescription: "(5.2)", sufficientDecrease: 0.1, curvature: 0.2) { t in
      let s = t + 0.004
      return (pow(s, 5) - 2 * pow(s, 4), 5 * pow(s, 4) - 8 * pow(s, 3))
    },
    Line(testDescription: "(5.3)", sufficientDecrease: 0.1, curvature: 0.1) { t in
      let (beta, l) = (0.01, 39.0)
      let wave = 2 * (1 - beta) / (l * Double.pi) * sin(l * Double.pi / 2 * t)
      let waveSlope = (1 - beta) * cos(l * Double.pi / 2 * t)
      if t <= 1 - beta { return (1 - t + wave, -1 + waveSlope) }
      if t >= 1 + beta { return (t - 1 + wave, 1 + waveSlope) }
      let d = t - 1
      return (d * d / (2 * beta) + beta / 2 + wave, d / beta + waveSlope)
    },
  ]

  private func search(_ line: Line, first: Double, c1: Double, c2: Double) -> StrongWolfeSearch? {
    let (value, slope) = line.function(0)
    var search = StrongWolfeSearch(
      value: value, slope: slope, first: first, sufficientDecrease: c1, curvature: c2)
    while true {
      let (value, slope) = line.function(search.trial)
      switch search.answer(value: value, slope: slope) {
      case .accept: return search
      case .tryAnother: continue
      case .giveUp: return nil
      }
    }
  }

  @Test(
    "accepts a length that fulfils both conditions, from near and far", arguments: lines,
    [1e-3, 1e-1, 10, 1000])
  func conditions(line: Line, first: Double) throws {
    for (c1, c2) in [(1e-4, 0.9), (line.sufficientDecrease, line.curvature)] {
      let found = try #require(search(line, first: first, c1: c1, c2: c2))
      let (origin, t) = (found.origin, found.trial)
      let (value, slope) = line.function(t)
      #expect(value <= origin.value + c1 * t * origin.slope)
      #expect(slope.magnitude <= c2 * origin.slope.magnitude)
      #expect(found.trials.map(\.length).last == t)
    }
  }

  private func start(first: Double = 1, resolution: Double = 0x1p-52) -> StrongWolfeSearch {
    StrongWolfeSearch(value: 0, slope: -1, first: first, resolution: resolution)
  }

  @Test("goes on between twice and ten times as far while φ falls")
  func outwards() {
    var search = start()
    _ = search.answer(value: -1, slope: -1)
    #expect(search.trial == 10)
    search = start()
    _ = search.answer(value: -0.95, slope: -0.91)  // a parabola's slope, with its minimum at 11
    #expect(search.trial == 10)
    search = StrongWolfeSearch(value: 0, slope: -1, first: 1, curvature: 0.1)
    _ = search.answer(value: -0.875, slope: -0.75)  // at 4
    #expect((search.trial - 4).magnitude < 1e-12)
    search = StrongWolfeSearch(value: 0, slope: -1, first: 1, curvature: 0.1)
    _ = search.answer(value: -0.6, slope: -0.2)  // at 1.25
    #expect(search.trial == 2)
  }

  @Test("comes back to the cubic's minimum, a tenth of the interval away from its ends")
  func inwards() {
    var search = start()
    _ = search.answer(value: 0, slope: 1)  // a parabola with its minimum at ½
    #expect(search.trial == 0.5)
    search = start()
    _ = search.answer(value: 999, slope: 1999)  // at 1/2000
    #expect(search.trial == 0.1)
  }

  @Test("halves the way where φ is not finite", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(bad: Double) {
    for (value, slope) in [(bad, 1), (-1, bad)] {
      var search = start(first: 8)
      for length in [4.0, 2, 1] {
        _ = search.answer(value: value, slope: slope)
        #expect(search.trial == length && search.lowest == nil)
      }
    }
  }

  @Test("halves the interval at least every second time")
  func halving() {
    // The cubic's minimum is always near the left end.
    var search = start()
    var lengths: [Double] = []
    for _ in 0..<12 {
      lengths.append(search.trial)
      _ = search.answer(value: 1e6, slope: 1e9)
    }
    #expect(lengths.max() == 1 && lengths.last! <= 0x1p-5)
  }

  @Test("gives up after twenty evaluations of what falls for ever, and knows the lowest")
  func unbounded() {
    var search = start()
    var answers: [String] = []
    for _ in 0..<StrongWolfeSearch.longest {
      answers.append("\(search.answer(value: -search.trial, slope: -1))")
    }
    #expect(answers == [String](repeating: "tryAnother", count: 19) + ["giveUp"])
    #expect(search.lowest?.length == 1e19 && search.lowest?.value == -1e19)
  }

  @Test(
    "gives up where the interval is as short as its numbers' rounding",
    arguments: [0x1p-2, 0x1p-8])
  func resolution(resolution: Double) {
    var search = start(resolution: resolution)
    // A jump down at ½, behind which φ falls as before: no length fulfils both conditions.
    while case .tryAnother = search.answer(
      value: search.trial < 0.5 ? -search.trial : 1, slope: -1)
    {}
    #expect(search.trials.count < StrongWolfeSearch.longest)
    let below = search.trials.filter { $0.value < 1 }.map(\.length).max()!
    let above = search.trials.filter { $0.value == 1 }.map(\.length).min()!
    #expect(above - below <= resolution * above)
  }

  @Test("stops at what is no search")
  func programmerErrors() async {
    await #expect(processExitsWith: .failure) {
      _ = StrongWolfeSearch(value: 0, slope: 1, first: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = StrongWolfeSearch(value: .nan, slope: -1, first: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = StrongWolfeSearch(value: 0, slope: -1, first: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = StrongWolfeSearch(value: 0, slope: -1, first: 1, curvature: 1)
    }
  }
}
