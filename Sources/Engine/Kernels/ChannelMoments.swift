/// The mean and the (biased) variance of each channel in each group, [groups, channels]:
/// `μ = Σx / rows` and `σ² = Σ(x − μ)² / rows`.
///
/// One walk through memory: every block finds its own μ and Σ(x − μ)², the latter while it is in the
/// cache, and `Σ(x − μ)² = Σ over blocks of (Σ(x − μᵇ)² + rowsᵇ·(μᵇ − μ)²)` joins them in a fixed
/// order (Chan, Golub & LeVeque 1983). All numbers are counted from the group's first row, so that
/// nothing cancels however large the mean is.
/// - Precondition: there is at least one row and one channel.
@specialized(where S == Float)
@specialized(where S == Double)
public func channelMoments<S: Scalar>(
  _ x: UnsafePointer<S>, of shape: ChannelGroups, mean: UnsafeMutablePointer<S>,
  variance: UnsafeMutablePointer<S>
) {
  let channels = shape.channels
  let blockRows = shape.blockRows(size: 1 << 15, atLeast: 16)
  let blocks = shape.blockCount(blockRows)
  let partialCount = shape.groups * blocks * channels
  withScratch(2 * partialCount, of: S.self) { means in
    let squares = means + partialCount
    shape.inBlocks(of: blockRows) { block in
      let first = block.number * channels
      blockMoments(x, of: block, in: shape, mean: means + first, squares: squares + first)
    }
    for group in 0..<shape.groups {
      let first = group * blocks * channels
      join(
        means + first, squares + first, blocks: blocks, blockRows: blockRows, in: shape,
        mean: mean + group * channels, variance: variance + group * channels)
      let (mean, origin) = (mean + group * channels, x + group * shape.rows * channels)
      for j in 0..<channels { mean[j] += origin[j] }
    }
  }
}

/// A block's own mean, counted from the group's first row, and its sum of squared deviations from it.
@inline(__always)
private func blockMoments<S: Scalar>(
  _ x: UnsafePointer<S>, of block: ChannelGroups.Block, in shape: ChannelGroups,
  mean: UnsafeMutablePointer<S>, squares: UnsafeMutablePointer<S>
) {
  let (channels, lanes) = (shape.channels, shape.lanes)
  withScratch(3 * lanes, of: S.self) { origin in
    let (centre, sums) = (origin + lanes, origin + 2 * lanes)
    shape.spread(x + block.group * shape.rows * channels, over: origin)
    sums.update(repeating: 0, count: lanes)
    shape.forEachRun(of: block) { start, count in
      let x = x + start
      for j in 0..<count { sums[j] += x[j] - origin[j] }
    }
    shape.fold(sums)
    let rows = S(block.count / channels)
    for j in 0..<channels { mean[j] = sums[j] / rows }

    shape.spread(mean, over: centre)
    sums.update(repeating: 0, count: lanes)
    shape.forEachRun(of: block) { start, count in
      let x = x + start
      for j in 0..<count {
        let deviation = (x[j] - origin[j]) - centre[j]
        sums[j] = multiplyAdd(deviation, deviation, sums[j])
      }
    }
    shape.fold(sums)
    squares.update(from: sums, count: channels)
  }
}

/// Joins the moments of one group's blocks.
@inline(__always)
private func join<S: Scalar>(
  _ means: UnsafePointer<S>, _ squares: UnsafePointer<S>, blocks: Int, blockRows: Int,
  in shape: ChannelGroups, mean: UnsafeMutablePointer<S>, variance: UnsafeMutablePointer<S>
) {
  let channels = shape.channels
  func weight(_ block: Int) -> S { S(min(blockRows, shape.rows - block * blockRows)) }
  mean.update(repeating: 0, count: channels)
  for block in 0..<blocks {
    let (means, share) = (means + block * channels, weight(block) / S(shape.rows))
    for j in 0..<channels { mean[j] += share * means[j] }
  }
  variance.update(repeating: 0, count: channels)
  for block in 0..<blocks {
    let (means, squares) = (means + block * channels, squares + block * channels)
    let weight = weight(block)
    for j in 0..<channels {
      let deviation = means[j] - mean[j]
      variance[j] += squares[j] + weight * deviation * deviation
    }
  }
  for j in 0..<channels { variance[j] /= S(shape.rows) }
}
