extension Remedy {
  /// Two remedies that cannot be taken together, with the reason; nil where all can.
  public static func conflict(in remedies: [Remedy]) -> String? {
    for (index, first) in remedies.enumerated() {
      for second in remedies[(index + 1)...] {
        if let reason = first.kind.reason(against: second.kind) {
          return "\(first) with \(second): \(reason)"
        }
      }
    }
    return nil
  }
}

extension Remedy.Kind {
  /// Why it does not go with another; nil where it does.
  fileprivate func reason(against other: Remedy.Kind) -> String? {
    if self == other { return "once is enough" }
    for group in Self.exclusive where group.kinds.contains(self) && group.kinds.contains(other) {
      return group.reason
    }
    for pair in Self.unfit {
      if pair.these.contains(self) && pair.those.contains(other)
        || pair.these.contains(other) && pair.those.contains(self)
      {
        return pair.reason
      }
    }
    return nil
  }

  /// Of each group, one at most.
  private static let exclusive: [(kinds: Set<Self>, reason: String)] = [
    ([.leastSquares, .hinge, .wasserstein], "a game has one loss"),
    ([.oneSidedSmoothing, .twoSidedSmoothing, .printedLabelNoise], "a point has one label"),
    ([.r1, .wasserstein], "a game has one penalty on the slope"),
    ([.mixedBatchNorm, .separateBatchNorm, .instanceNorm], "a layer has one norm"),
    ([.discriminatorSteps, .lossThreshold], "a game has one schedule"),
  ]

  /// Of each pair of groups, not one from either.
  private static let unfit: [(these: Set<Self>, those: Set<Self>, reason: String)] = [
    (
      [.oneSidedSmoothing, .twoSidedSmoothing, .printedLabelNoise],
      [.leastSquares, .hinge, .wasserstein], "only a cross-entropy has labels"
    ),
    (
      [.r1, .wasserstein], [.mixedBatchNorm, .separateBatchNorm, .minibatchDiscrimination],
      "the slope at a point is not defined where its batch takes part in the verdict"
    ),
    ([.unrolling], [.gradientDescent], "what is unrolled is Adam"),
  ]
}
