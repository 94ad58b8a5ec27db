import Testing

@testable import SSGAN

private func outcome(_ labelCount: Int, _ error: Double, _ twinError: Double) -> Experiment.Outcome
{
  Experiment.Outcome(labelCount: labelCount, seed: 1, error: error, twinError: twinError)
}

@Suite("Errors over several trainings")
struct MeanErrorsTests {
  @Test("means and half ranges are those of each number of labels, the fewest labels first")
  func means() {
    let errors = MeanErrors.all(of: [
      outcome(100, 0.25, 0.5), outcome(20, 0.5, 0.75), outcome(100, 0.75, 0.25),
      outcome(100, 0.5, 0.75),
    ])
    #expect(errors.map(\.labelCount) == [20, 100])
    #expect(errors[0].error == MeanErrors.Spread([0.5]) && errors[0].error.halfRange == 0)
    #expect(errors[1].error.mean == 0.5 && errors[1].error.halfRange == 0.25)
    #expect(errors[1].twinError.mean == 0.5 && errors[1].twinError.halfRange == 0.25)
    #expect(errors[0].twinError.mean == 0.75)
    #expect(MeanErrors.all(of: []).isEmpty)
  }

  @Test("the chart of errors has a bar for game and twin at each number of labels")
  func chart() {
    // Hashes of the pixels: a failure would print a million numbers otherwise.
    func bars(_ outcomes: Experiment.Outcome...) -> Int {
      Experiment.errorChart(outcomes).pixels.hashValue
    }
    let both = bars(outcome(20, 0.5, 0.25), outcome(100, 0.25, 0.5))
    #expect(both == bars(outcome(100, 0.25, 0.5), outcome(20, 0.5, 0.25)))
    #expect(both != bars(outcome(20, 0.25, 0.5), outcome(100, 0.5, 0.25)))
    #expect(both != bars(outcome(20, 0.5, 0.25)))
    // The axis reaches to 50 % in all three.
    let one = bars(outcome(20, 0.5, 0.25))
    #expect(one != bars(outcome(20, 0.5, 0.375)))
    #expect(one != bars(outcome(20, 0.25, 0.5)))
  }
}
