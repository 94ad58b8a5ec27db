/// `y = f(γ·x̂ + β)` with `x̂ = (x − μ)/√(σ² + ε)`: what batch and instance normalisation do to numbers
/// whose statistics are known.
public struct ChannelNormalisation<S: Scalar> {
  let shape: ChannelGroups
  let mean, variance, scale, shift: UnsafePointer<S>
  let epsilon: S
  let activation: Activation

  /// - Parameters:
  ///   - mean, variance: μ and σ², [groups, channels].
  ///   - scale, shift: γ and β, [channels].
  ///   - epsilon: ε > 0.
  ///   - activation: f.
  public init(
    of shape: ChannelGroups, mean: UnsafePointer<S>, variance: UnsafePointer<S>,
    scale: UnsafePointer<S>, shift: UnsafePointer<S>, epsilon: S, activation: Activation
  ) {
    (self.shape, self.mean, self.variance) = (shape, mean, variance)
    (self.scale, self.shift, self.epsilon) = (scale, shift, epsilon)
    self.activation = activation
  }
}

/// `y = f(γ·x̂ + β)`, reading x once and writing y once.
@specialized(where S == Float)
@specialized(where S == Double)
public func normalise<S: Scalar>(
  _ x: UnsafePointer<S>, by normalisation: ChannelNormalisation<S>,
  into y: UnsafeMutablePointer<S>
) {
  let (shape, activation) = (normalisation.shape, normalisation.activation)
  normalisation.withTable { table in
    shape.inBlocks(of: shape.blockRows(size: 1 << 13, atLeast: 1)) { block in
      withScratch(shape.lanes, of: S.self) { p in
        shape.forEachRun(of: block) { start, count in
          if activation == .identity {
            table[block.group].normalise(x + start, into: y + start, count: count)
          } else {
            table[block.group].normalise(x + start, into: p, count: count)
            activation.apply(p, into: y + start, count: count)
          }
        }
      }
    }
  }
}

/// μ, γ/√(σ² + ε) and β of one group, a number for each lane.
struct NormalisationLanes<S: Scalar> {
  let centre, factor, shift: UnsafeMutablePointer<S>

  /// `y = γ·x̂ + β` for one run of lanes.
  @inline(__always)
  func normalise(_ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int) {
    let (centre, factor, shift) = (centre, factor, shift)
    for j in 0..<count { y[j] = multiplyAdd(x[j] - centre[j], factor[j], shift[j]) }
  }
}

/// The lanes of every group, one after the other in memory.
struct NormalisationTable<S: Scalar> {
  let memory: UnsafeMutablePointer<S>
  let lanes: Int

  @inline(__always)
  subscript(group: Int) -> NormalisationLanes<S> {
    let centre = memory + 3 * group * lanes
    return NormalisationLanes(
      centre: centre, factor: centre + lanes, shift: centre + 2 * lanes)
  }
}

extension ChannelNormalisation {
  /// Calls `body` with the lanes of every group.
  @inline(__always)
  func withTable(_ body: (NormalisationTable<S>) -> Void) {
    let lanes = shape.lanes
    withScratch(3 * shape.groups * lanes, of: S.self) { memory in
      let table = NormalisationTable(memory: memory, lanes: lanes)
      for group in 0..<shape.groups {
        let (centre, factor, variance) = (
          table[group].centre, table[group].factor, table[group].shift
        )
        shape.spread(mean + group * shape.channels, over: centre)
        shape.spread(scale, over: factor)
        shape.spread(self.variance + group * shape.channels, over: variance)
        for j in 0..<lanes { factor[j] /= (variance[j] + epsilon).squareRoot() }
        shape.spread(shift, over: table[group].shift)  // where the variance stood
      }
      body(table)
    }
  }
}
