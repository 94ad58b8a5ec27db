import Foundation
import GANTraining
import Training

extension Courses {
  /// A row for each game, and one for the data.
  var table: Table {
    let data = data
    var table = Table(
      heading: ["", "modes", "high quality", "reverse KL", "Jensen–Shannon"]
        + ["D's loss", "points made", "seconds"])
    for course in all {
      let trial = course.trial
      table.rows.append(
        [course.name] + cells(trial.coverage, trial.divergence) + [
          decimals(trial.discriminatorLoss, 3), readableCount(trial.generatorEvaluations),
          decimals(trial.seconds, 1),
        ])
    }
    table.rows.append(["the data"] + cells(data.coverage, data.divergence) + ["–", "–", "–"])
    return table
  }

  private func cells(_ coverage: Coverage?, _ divergence: GridDivergence) -> [String] {
    [
      coverage.map { "\($0.modes) of \($0.modeCount)" } ?? "–",
      decimals(coverage?.highQuality, 2), decimals(coverage?.reverseKL, 2),
      decimals(divergence.jensenShannon, 3),
    ]
  }

  /// What the numbers mean, in words.
  var reading: String {
    let sentences =
      all.compactMap { evenGame($0) ?? sprayed($0) } + [best, dearest].compactMap { $0 }
    return sentences.joined(separator: "\n")
  }

  /// A discriminator that cannot tell, and a generator that has found next to nothing.
  private func evenGame(_ course: Course) -> String? {
    guard course.hasCrossEntropy, let loss = course.trial.discriminatorLoss,
      let found = course.trial.coverage, abs(loss - 2 * log(2)) < 0.1,
      4 * found.modes <= found.modeCount
    else { return nil }
    return """
      \(course.name): D's loss is \(decimals(loss, 2)), near 2 ln 2 = 1.386, and \(covered(found)): \
      an even game is no sign of a good one.
      """
  }

  /// Modes that are found by points most of which lie elsewhere.
  private func sprayed(_ course: Course) -> String? {
    guard let found = course.trial.coverage, 4 * found.modes >= 3 * found.modeCount,
      found.highQuality < 0.5
    else { return nil }
    return """
      \(course.name): \(covered(found)), but only \(percent(found.highQuality)) of its points lie \
      within 3σ of one: read both numbers.
      """
  }

  private var best: String? {
    guard let baseline = all.first, all.count > 1 else { return nil }
    if let without = baseline.trial.coverage {
      let best = all.max { modes($0) < modes($1) }!
      if modes(best) == without.modes { return "No remedy covers more modes than none." }
      return """
        \(best.name) covers the most modes, \(modes(best)) of \(without.modeCount); without a \
        remedy there are \(without.modes).
        """
    }
    let best = all.min { distance($0) < distance($1) }!
    if distance(best) == distance(baseline) {
      return "No remedy comes closer to the data than none."
    }
    return """
      \(best.name) is closest to the data, \(decimals(distance(best), 3)) nats of Jensen–Shannon; \
      without a remedy there are \(decimals(distance(baseline), 3)), and another sample of the data \
      is at \(decimals(data.divergence.jensenShannon, 3)).
      """
  }

  /// Who has seen the most data.
  private var dearest: String? {
    guard let first = all.first,
      let dearest = all.max(by: {
        $0.trial.generatorEvaluations < $1.trial.generatorEvaluations
      }), dearest.trial.generatorEvaluations > first.trial.generatorEvaluations
    else { return nil }
    let factor =
      Double(dearest.trial.generatorEvaluations) / Double(first.trial.generatorEvaluations)
    return """
      \(dearest.name) had \(decimals(factor, 1)) times as many points made as the game without a \
      remedy: ablate --equal-data compares at equal cost.
      """
  }

  private func modes(_ course: Course) -> Int { course.trial.coverage?.modes ?? 0 }

  private func distance(_ course: Course) -> Double { course.trial.divergence.jensenShannon }

  private func covered(_ found: Coverage) -> String {
    switch found.modes {
    case 0: "no mode is covered"
    case 1: "one mode of \(found.modeCount) is covered"
    default: "\(found.modes) modes of \(found.modeCount) are covered"
    }
  }
}

extension Course {
  /// Whether an even game has a loss of 2 ln 2.
  fileprivate var hasCrossEntropy: Bool {
    let others: Set<Remedy.Kind> = [.leastSquares, .hinge, .wasserstein]
    return others.isDisjoint(with: trial.match.remedies.map(\.kind))
  }
}

/// A number with so many decimals; a dash where there is none.
func decimals(_ value: Double?, _ count: Int) -> String {
  value.map { String(format: "%.\(count)f", $0) } ?? "–"
}

/// "93 %"
func percent(_ share: Double) -> String { String(format: "%.0f %%", 100 * share) }
