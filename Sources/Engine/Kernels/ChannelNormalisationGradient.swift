/// The gradients of `y = f(p)`, `p = γ·x̂ + β`, in two walks through x and dy.
///
/// With dp = dy·f′(p), n = rows and r = 1/√(σ² + ε), the first walk finds `dβ = Σ dp` and
/// `dγ = Σ dp·x̂`. Where μ and σ² are constants, `dx = γ·r·dp`. Where they are x's own,
/// ∂μ/∂xᵢ = 1/n and ∂σ²/∂xᵢ = 2·(xᵢ − μ)/n, so that ∂x̂ⱼ/∂xᵢ = r·(δᵢⱼ − 1/n − x̂ᵢ·x̂ⱼ/n) and
///
///     dx = γ·r·(dp − (dβ + x̂·dγ)/n)
///
/// which the second walk writes, with dβ and dγ of x's group.
/// - Parameters:
///   - y: the output, which tells f′ of tanh and the sigmoid; for the ReLUs p is computed again.
///   - ownStatistics: whether μ and σ² are x's own.
///   - dScale, dShift: dγ and dβ, [channels], summed over the groups.
@specialized(where S == Float)
@specialized(where S == Double)
public func normalisationGradient<S: Scalar>(
  _ dy: UnsafePointer<S>, input x: UnsafePointer<S>, output y: UnsafePointer<S>,
  by normalisation: ChannelNormalisation<S>, ownStatistics: Bool,
  into dx: UnsafeMutablePointer<S>, dScale: UnsafeMutablePointer<S>,
  dShift: UnsafeMutablePointer<S>
) {
  let shape = normalisation.shape
  let (channels, count) = (shape.channels, shape.groups * shape.channels)
  normalisation.withTable { table in
    let backward = Backward(x: x, y: y, dy: dy, normalisation: normalisation, table: table)
    withScratch(2 * count, of: S.self) { sums in
      let products = sums + count
      backward.addUp(dP: sums, products: products)
      let share = ownStatistics ? 1 / S(shape.rows) : 0
      dScale.update(repeating: 0, count: channels)
      dShift.update(repeating: 0, count: channels)
      for first in stride(from: 0, to: count, by: channels) {
        let (variance, sums, products) = (
          normalisation.variance + first, sums + first, products + first
        )
        for j in 0..<channels {
          let r = 1 / (variance[j] + normalisation.epsilon).squareRoot()
          dShift[j] += sums[j]
          dScale[j] += products[j] * r
          sums[j] *= share
          products[j] *= share * r * r
        }
      }
      backward.write(into: dx, subtracting: sums, and: products)
    }
  }
}

/// The two walks of the gradient.
private struct Backward<S: Scalar> {
  let x, y, dy: UnsafePointer<S>
  let normalisation: ChannelNormalisation<S>
  let table: NormalisationTable<S>

  /// dp of one run of lanes, in `scratch`, which has room for two runs, or in dy itself.
  @inline(__always)
  private func dP(
    from start: Int, in group: Int, count: Int, scratch: UnsafeMutablePointer<S>
  ) -> UnsafePointer<S> {
    let (dP, p) = (scratch, scratch + table.lanes)
    switch normalisation.activation {
    case .identity: return dy + start
    case .relu, .leakyReLU:  // p has the sign of y, which then need not be read
      table[group].normalise(x + start, into: p, count: count)
      normalisation.activation.applyDerivative(dy + start, output: p, into: dP, count: count)
    case .tanh, .sigmoid:
      normalisation.activation.applyDerivative(
        dy + start, output: y + start, into: dP, count: count)
    }
    return UnsafePointer(dP)
  }

  /// Σ dp and Σ dp·(x − μ), [groups, channels]: block by block, and these in their order.
  @inline(__always)
  func addUp(dP sums: UnsafeMutablePointer<S>, products: UnsafeMutablePointer<S>) {
    let shape = normalisation.shape
    let (channels, lanes) = (shape.channels, shape.lanes)
    let blockRows = shape.blockRows(size: 1 << 15, atLeast: 16)
    let blocks = shape.groups * shape.blockCount(blockRows)
    withScratch(2 * blocks * lanes, of: S.self) { partial in
      shape.inBlocks(of: blockRows) { addUp($0, into: partial + 2 * $0.number * lanes) }
      sums.update(repeating: 0, count: shape.groups * channels)
      products.update(repeating: 0, count: shape.groups * channels)
      for number in 0..<blocks {
        let first = number / shape.blockCount(blockRows) * channels
        let (sums, products) = (sums + first, products + first)
        let block = partial + 2 * number * lanes
        for j in 0..<channels {
          sums[j] += block[j]
          products[j] += block[lanes + j]
        }
      }
    }
  }

  /// One block's Σ dp, and a run of lanes behind it its Σ dp·(x − μ).
  @inline(__always)
  private func addUp(_ block: ChannelGroups.Block, into sums: UnsafeMutablePointer<S>) {
    let (shape, lanes, centre) = (
      normalisation.shape, table.lanes, table[block.group].centre
    )
    let products = sums + lanes
    sums.update(repeating: 0, count: 2 * lanes)
    withScratch(2 * lanes, of: S.self) { scratch in
      shape.forEachRun(of: block) { start, count in
        let dP = dP(from: start, in: block.group, count: count, scratch: scratch)
        let x = x + start
        for j in 0..<count {
          sums[j] += dP[j]
          products[j] = multiplyAdd(dP[j], x[j] - centre[j], products[j])
        }
      }
    }
    shape.fold(sums)
    shape.fold(products)
  }

  /// `dx = γ·r·(dp − offset − (x − μ)·slope)`, the last two [groups, channels].
  @inline(__always)
  func write(
    into dx: UnsafeMutablePointer<S>, subtracting offset: UnsafePointer<S>,
    and slope: UnsafePointer<S>
  ) {
    let (shape, lanes) = (normalisation.shape, table.lanes)
    withScratch(2 * shape.groups * lanes, of: S.self) { corrections in
      for group in 0..<shape.groups {
        let first = corrections + 2 * group * lanes
        shape.spread(offset + group * shape.channels, over: first)
        shape.spread(slope + group * shape.channels, over: first + lanes)
      }
      shape.inBlocks(of: shape.blockRows(size: 1 << 13, atLeast: 1)) { block in
        let (centre, factor) = (table[block.group].centre, table[block.group].factor)
        let offset = corrections + 2 * block.group * lanes
        let slope = offset + lanes
        withScratch(2 * lanes, of: S.self) { scratch in
          shape.forEachRun(of: block) { start, count in
            let dP = dP(from: start, in: block.group, count: count, scratch: scratch)
            let (x, dx) = (x + start, dx + start)
            for j in 0..<count {
              dx[j] = factor[j] * (dP[j] - offset[j] - (x[j] - centre[j]) * slope[j])
            }
          }
        }
      }
    }
  }
}
