public import Tensors

/// The discriminator examined: what it says about real pictures it never saw, and about generated ones.
///
/// It measures the judge as much as the forger: 0.5 everywhere may mean perfect forgeries or a judge who
/// has learned nothing. Look at the pictures too.
public struct Examination: Sendable {
  /// D's probability of "real" for real pictures, in ascending order.
  public let real: [Double]
  /// D's probability of "real" for generated pictures, in ascending order.
  public let generated: [Double]

  /// Sorts the probabilities.
  public init(real: [Double], generated: [Double]) {
    if real.isEmpty || generated.isEmpty {
      fatalError("\(real.count) real and \(generated.count) generated pictures cannot be compared")
    }
    self.real = real.sorted()
    self.generated = generated.sorted()
  }

  /// The share of right answers when everything above ½ is called real; ½ at the equilibrium.
  public var accuracy: Double {
    let right = real.count { $0 > 0.5 } + generated.count { $0 <= 0.5 }
    return Double(right) / Double(real.count + generated.count)
  }

  /// The probability that a real picture scores above a generated one, ties counted half: the area under
  /// the receiver operating curve (Mann & Whitney 1947). ½ where the scores tell nothing.
  public var areaUnderCurve: Double {
    var (wins, below, tied) = (0.0, 0, 0)
    for score in real {
      while below < generated.count && generated[below] < score { below += 1 }
      tied = below
      while tied < generated.count && generated[tied] == score { tied += 1 }
      wins += Double(below) + Double(tied - below) / 2
    }
    return wins / (Double(real.count) * Double(generated.count))
  }
}

extension AdversarialGame {
  /// Examines the discriminator on real pictures, [count, …], and as many new forgeries.
  public func examination(on real: Tensor, using random: inout SplitMix64) -> Examination {
    let generated = samples(real.shape[0], using: &random)
    return Examination(
      real: probabilitiesOfReal(real), generated: probabilitiesOfReal(generated))
  }
}
