/// A layer of long short-term memory, from what its inputs contribute to the gates, x·W + b:
///
///     z = xₜ·W + b + hₜ₋₁·U
///     i, f, g, o = σ(zᵢ), σ(z_f), tanh(z_g), σ(z_o)
///     cₜ = f·cₜ₋₁ + i·g;  hₜ = o·tanh(cₜ)
///
/// The gates of a row stand side by side, in that order. `naiveLSTM` is the same, number by number.
/// - Parameters:
///   - u: U, [units, 4·units].
///   - memory: holds h and c before the first time; the rest is written.
@specialized(where S == Float)
@specialized(where S == Double)
public func lstm<S: Scalar>(
  _ inputs: LSTMInputs<S>, recurrentWeight u: UnsafePointer<S>, _ shape: LSTMShape,
  memory: LSTMMemory<S>
) {
  let (batch, units, width) = (shape.batch, shape.units, shape.width)
  let view = MatrixView(u, rows: units, columns: width)
  let packed = batch < 4 ? nil : PackedMatrix(view)
  shape.forEachPiece { rows in
    for time in 0..<shape.times {
      let first = time * batch + rows.lowerBound
      let z = memory.gates + first * width
      let h = memory.states + first * units
      let c = memory.cells + first * units
      inputs.copy(first, count: rows.count, width: width, into: z)
      if let packed {
        let hidden = MatrixView(h, rows: rows.count, columns: units)
        packed.multiply(hidden, into: z, isAccumulating: true)
      } else {
        for row in 0..<rows.count { add(h + row * units, times: view, to: z + row * width) }
      }
      for row in 0..<rows.count {
        let (this, next) = (row * units, (batch + row) * units)
        updateCell(z + row * width, c: c + this, newC: c + next, newH: h + next, units)
      }
    }
    let last = (shape.times * batch + rows.lowerBound) * units
    (memory.states + last + batch * units).update(
      from: memory.cells + last, count: rows.count * units)
  }
}

/// `z += h·U` for one row: where rows are few, packing U would take longer than reading it once.
@inline(__always)
private func add<S: Scalar>(
  _ h: UnsafePointer<S>, times u: MatrixView<S>, to z: UnsafeMutablePointer<S>
) {
  var row = u.pointer
  for k in 0..<u.rows {
    let factor = h[k]
    for j in 0..<u.columns { z[j] = multiplyAdd(factor, row[j], z[j]) }
    row += u.columns
  }
}

/// The gates of one row in place of their sums z, and what they make of its c.
@inline(__always)
private func updateCell<S: Scalar>(
  _ z: UnsafeMutablePointer<S>, c: UnsafePointer<S>, newC: UnsafeMutablePointer<S>,
  newH: UnsafeMutablePointer<S>, _ units: Int
) {
  let (i, f, g, o) = (z, z + units, z + 2 * units, z + 3 * units)
  for j in 0..<2 * units { i[j] = .sigmoid(i[j]) }  // and f
  for j in 0..<units { g[j] = .tanh(g[j]) }
  for j in 0..<units { o[j] = .sigmoid(o[j]) }
  for j in 0..<units { newC[j] = f[j] * c[j] + i[j] * g[j] }
  for j in 0..<units { newH[j] = o[j] * .tanh(newC[j]) }
}
