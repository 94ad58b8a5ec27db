/// The gradient of `lstm`, from the last time back to the first. With dₜ = ∂loss/∂hₜ from outside:
///
///     dh = dₜ + dzₜ₊₁·Uᵀ
///     dc = dcₜ₊₁·fₜ₊₁ + dh·o·(1 − tanh²cₜ)
///     dzᵢ = dc·g·i(1 − i),  dz_f = dc·cₜ₋₁·f(1 − f),  dz_g = dc·i·(1 − g²)
///     dz_o = dh·tanh(cₜ)·o(1 − o)
///
/// ∂loss/∂U is Σ hₜ₋₁ᵀ·dzₜ, a product of the rows of all times at once. `naiveLSTMGradient` is the same,
/// number by number.
/// - Parameters:
///   - d: ∂loss with respect to `memory.states`, [times + 2, batch, units].
///   - memory: as `lstm` left it.
///   - dZ: for dz, [times, batch, 4·units].
///   - dHidden, dCell: for the gradients of h and c before the first time, [batch, units].
@specialized(where S == Float)
@specialized(where S == Double)
public func lstmGradient<S: Scalar>(
  _ d: UnsafePointer<S>, recurrentWeight u: UnsafePointer<S>, _ shape: LSTMShape,
  memory: LSTMMemory<S>, into dZ: UnsafeMutablePointer<S>, dHidden: UnsafeMutablePointer<S>,
  dCell: UnsafeMutablePointer<S>
) {
  let (batch, units, width) = (shape.batch, shape.units, shape.width)
  let transposed = PackedMatrix(MatrixView(u, rows: units, columns: width, transposed: true))
  shape.forEachPiece { rows in
    let start = rows.lowerBound * units
    let count = rows.count * units
    let (dH, dC) = (dHidden + start, dCell + start)
    dH.update(from: d + shape.times * batch * units + start, count: count)
    dC.update(from: d + (shape.times + 1) * batch * units + start, count: count)
    withScratch(units, of: S.self) { t in
      for time in (0..<shape.times).reversed() {
        let first = time * batch + rows.lowerBound
        let dZ = dZ + first * width
        for row in 0..<rows.count {
          let this = (first + row) * units
          let gradient = CellGradient(
            gates: memory.gates + (first + row) * width, c: memory.cells + this,
            newC: memory.cells + this + batch * units, t: t, units: units)
          gradient.find(
            dH: dH + row * units, dC: dC + row * units, into: dZ + row * width)
        }
        let dSums = MatrixView(dZ, rows: rows.count, columns: width)
        transposed.multiply(dSums, into: dH, isAccumulating: false)
        let outside = d + first * units
        for j in 0..<count { dH[j] += outside[j] }
      }
    }
  }
}

/// One row at one time.
private struct CellGradient<S: Scalar> {
  let gates, c, newC: UnsafePointer<S>
  /// Memory for tanh(c).
  let t: UnsafeMutablePointer<S>
  let units: Int

  /// Leaves dz, and in place of ∂loss/∂cₜ that of cₜ₋₁.
  ///
  /// In loops of few arrays each: the compiler's vectors need to know that none overlaps what is written.
  @inline(__always)
  func find(
    dH: UnsafePointer<S>, dC: UnsafeMutablePointer<S>, into dZ: UnsafeMutablePointer<S>
  ) {
    let (i, f, g, o) = (gates, gates + units, gates + 2 * units, gates + 3 * units)
    let (dI, dF, dG, dO) = (dZ, dZ + units, dZ + 2 * units, dZ + 3 * units)
    for j in 0..<units { t[j] = .tanh(newC[j]) }
    for j in 0..<units { dO[j] = dH[j] * t[j] * (o[j] * (1 - o[j])) }
    for j in 0..<units { dC[j] += dH[j] * o[j] * (1 - t[j] * t[j]) }
    for j in 0..<units { dI[j] = dC[j] * g[j] * (i[j] * (1 - i[j])) }
    for j in 0..<units { dG[j] = dC[j] * i[j] * (1 - g[j] * g[j]) }
    for j in 0..<units { dF[j] = dC[j] * c[j] * (f[j] * (1 - f[j])) }
    for j in 0..<units { dC[j] *= f[j] }
  }
}
