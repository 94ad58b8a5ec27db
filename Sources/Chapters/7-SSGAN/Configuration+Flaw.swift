extension Configuration {
  /// A number that no game can be played with, such as "batchSize 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("classCount", classCount, 2...256), ("latentCount", latentCount, 1...100_000),
      ("labelCount", labelCount ?? classCount, classCount...Int.max),
      ("batchSize", batchSize, 2...100_000), ("steps", steps, 1...Int.max),
      ("generatorSteps", generatorSteps, 1...1_000),
      ("annealingSteps", annealingSteps, 1...Int.max),
      ("drawnCount", drawnCount, batchSize...10_000_000),
    ]
    for (name, count, range) in counts where !range.contains(count) { return "\(name) \(count)" }
    let numbers: [(String, Double, ClosedRange<Double>)] = [
      ("widthFactor", widthFactor, 1e-3...16), ("lowestNoise", lowestNoise, -1...0),
      ("black", black, -1...0), ("crossEntropyWeight", crossEntropyWeight, 0...1e6),
      ("huberWeight", huberWeight, 0...1e6), ("unsupervisedWeight", unsupervisedWeight, 0...1e6),
      ("certainty", certainty, 0.5...1), ("reconstructionWeight", reconstructionWeight, 0...1e6),
      ("slope", slope, 1e-6...1), ("dropoutRate", dropoutRate, 0...0.99),
      ("learningRate", learningRate, 1e-12...1e3), ("beta1", beta1, 0...0.9999),
      ("discriminatorRate", discriminatorRate, 1e-6...1e6),
      ("longestGradient", longestGradient ?? 1, 1e-12...1e12),
      ("averagingRate", averagingRate, 0...1),
    ]
    for (name, number, range) in numbers where !range.contains(number) {
      return "\(name) \(number)"
    }
    return nil
  }
}
