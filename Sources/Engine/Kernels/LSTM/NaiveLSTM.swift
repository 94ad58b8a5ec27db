/// The same as `lstm`, as it stands in the definition.
@specialized(where S == Float)
@specialized(where S == Double)
public func naiveLSTM<S: Scalar>(
  _ inputs: LSTMInputs<S>, recurrentWeight u: UnsafePointer<S>, _ shape: LSTMShape,
  memory: LSTMMemory<S>
) {
  let (units, stride) = (shape.units, shape.batch * shape.units)
  for row in 0..<shape.times * shape.batch {
    let (h, c) = (memory.states + row * units, memory.cells + row * units)
    let z = memory.gates + row * shape.width
    inputs.copy(row, count: 1, width: shape.width, into: z)
    for k in 0..<units {
      for j in 0..<shape.width { z[j] += h[k] * u[k * shape.width + j] }
    }
    for j in 0..<shape.width { z[j] = j / units == 2 ? .tanh(z[j]) : .sigmoid(z[j]) }
    for j in 0..<units {
      c[stride + j] = z[units + j] * c[j] + z[j] * z[2 * units + j]
      h[stride + j] = z[3 * units + j] * .tanh(c[stride + j])
    }
  }
  let last = memory.states + (shape.times + 1) * stride
  for j in 0..<stride { last[j] = memory.cells[shape.times * stride + j] }
}

/// The same as `lstmGradient`, as it stands in the definition.
@specialized(where S == Float)
@specialized(where S == Double)
public func naiveLSTMGradient<S: Scalar>(
  _ d: UnsafePointer<S>, recurrentWeight u: UnsafePointer<S>, _ shape: LSTMShape,
  memory: LSTMMemory<S>, into dZ: UnsafeMutablePointer<S>, dHidden: UnsafeMutablePointer<S>,
  dCell: UnsafeMutablePointer<S>
) {
  let (units, width) = (shape.units, shape.width)
  let stride = shape.batch * units
  for j in 0..<stride { dHidden[j] = d[shape.times * stride + j] }
  for j in 0..<stride { dCell[j] = d[(shape.times + 1) * stride + j] }
  for row in (0..<shape.times * shape.batch).reversed() {
    let place = row % shape.batch * units
    let (dH, dC) = (dHidden + place, dCell + place)
    let (z, dZ) = (memory.gates + row * width, dZ + row * width)
    let c = memory.cells + row * units
    for j in 0..<units {
      let (i, f, g, o) = (z[j], z[units + j], z[2 * units + j], z[3 * units + j])
      let t = S.tanh(c[stride + j])
      let dNew = dC[j] + dH[j] * o * (1 - t * t)
      dZ[j] = dNew * g * i * (1 - i)
      dZ[units + j] = dNew * c[j] * f * (1 - f)
      dZ[2 * units + j] = dNew * i * (1 - g * g)
      dZ[3 * units + j] = dH[j] * t * o * (1 - o)
      dC[j] = dNew * f
    }
    for k in 0..<units {
      dH[k] = d[row * units + k]
      for j in 0..<width { dH[k] += dZ[j] * u[k * width + j] }
    }
  }
}
