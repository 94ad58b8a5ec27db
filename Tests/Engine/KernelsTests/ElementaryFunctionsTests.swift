import Kernels
import Testing

/// `function` of every number of `x`, in vectors where the compiler made any.
private func values<S: Scalar>(_ function: ElementaryFunction, _ x: [S]) -> [S] {
  [S](unsafeUninitializedCapacity: x.count) { y, count in
    x.withUnsafeBufferPointer {
      map(function, $0.baseAddress!, into: y.baseAddress!, count: x.count)
    }
    count = x.count
  }
}

/// The largest error of `function` over `x`, in units in the last place, and the argument it is at.
///
/// Values that are not finite must agree: their error is 0 or ∞.
private func largestError<S: Scalar>(
  _ function: ElementaryFunction, _ x: [S]
) -> (ulps: Double, x: S) {
  var largest = (ulps: -1.0, x: S.nan)
  for (x, value) in zip(x, values(function, x)) {
    let exact = reference(function, Wide(x))
    let rounded = S(exact)
    let agrees = value == rounded ? value.sign == rounded.sign : value.isNaN && rounded.isNaN
    var ulps = agrees ? 0 : Double.infinity
    if value.isFinite && rounded.isFinite && rounded != 0 {
      ulps = Double(abs(Wide(value) - exact) / Wide(rounded.ulp))
    }
    if ulps > largest.ulps { largest = (ulps, x) }
  }
  return largest
}

/// Where a function changes its form or leaves the normal numbers, for Float and for Double.
private let turningPoints: [Double] = [
  0, 0.17328679513998632, 0.34657359027997264, 0.41421356237309503, 0.7071067811865476,
  0.8813735870195429, 1, 1.4142135623730951, 2, 9.010913, 16.635532, 19.061547465398498, 20,
  87.33654, 88.72284, 89, 103.97208, 104, 708.3964185322641, 709.782712893384, 710,
  745.1332191019412, 746,
]

/// A turning point with the 100 numbers next to it on either side, under both signs.
private func neighbours<S: Scalar>(_ points: [S]) -> [S] {
  points.flatMap { point in
    (0...200).flatMap { i -> [S] in
      let x = S(bitPattern: point.magnitude.bitPattern &+ S.Bits(i) &- S.Bits(100))
      return [x, -x]
    }
  }
}

@Suite("Elementary functions") struct ElementaryFunctionsTests {
  @Test(
    "are within 3 ulp over all Floats, a million of them", arguments: ElementaryFunction.allCases)
  func floats(function: ElementaryFunction) {
    let everywhere = stride(from: UInt64(0), through: 0xFFFF_FFFF, by: 4093)
      .map { Float(bitPattern: UInt32($0)) }
    let ends = [Float.leastNormalMagnitude, .greatestFiniteMagnitude, .infinity]
    let x = everywhere + neighbours(turningPoints.map { Float($0) } + ends)
    let largest = largestError(function, x)
    #expect(largest.ulps <= 3, "\(function)(\(largest.x))")
  }

  @Test(
    "are within 3 ulp over all Doubles, half a million of them",
    arguments: ElementaryFunction.allCases)
  func doubles(function: ElementaryFunction) {
    var generator = SplitMix64(seed: 5)
    let everywhere = (0..<200_000).map { _ in Double(bitPattern: generator.next()) }
    let busy = [1.0, 8, 50, 750].flatMap { bound in
      (0..<75_000).map { _ in generator.uniform(-bound, bound) }
    }
    let ends = [Double.leastNormalMagnitude, .greatestFiniteMagnitude, .infinity]
    let largest = largestError(function, everywhere + busy + neighbours(turningPoints + ends))
    // Where Foundation has nothing wider, its own error is within the bound.
    #expect(largest.ulps <= (Wide.self == Double.self ? 4 : 3), "\(function)(\(largest.x))")
  }

  @Test("are within 3 ulp of values from 400 bits", arguments: ElementaryFunction.allCases)
  func references(function: ElementaryFunction) {
    let points = ElementaryFunctionsReferences.of(function).points
    for (point, value) in zip(points, values(function, points.map(\.x))) {
      let ulps = abs(value - point.value) / point.value.ulp
      #expect(ulps <= 3, "\(function)(\(point.x)) is \(value), not \(point.value)")
    }
  }

  @Test("of special arguments are exact", arguments: ElementaryFunction.allCases)
  func specialArguments(function: ElementaryFunction) {
    let infinity = Double.infinity
    let table: [(x: Double, value: Double)] =
      switch function {
      case .exp:
        [(0, 1), (-0.0, 1), (infinity, infinity), (-infinity, 0), (1e5, infinity), (-1e5, 0)]
      case .log:
        [
          (1, 0), (0, -infinity), (-0.0, -infinity), (infinity, infinity), (-infinity, .nan),
          (-1, .nan),
        ]
      case .tanh: [(0, 0), (-0.0, -0.0), (infinity, 1), (-infinity, -1), (30, 1), (-30, -1)]
      case .sigmoid: [(0, 0.5), (-0.0, 0.5), (infinity, 1), (-infinity, 0), (1e5, 1), (-1e5, 0)]
      case .softplus: [(infinity, infinity), (-infinity, 0), (1e5, 1e5), (-1e5, 0)]
      }
    let doubles = values(function, table.map(\.x) + [.nan])
    let floats = values(function, table.map { Float($0.x) } + [.nan])
    for (i, value) in (table.map(\.value) + [.nan]).enumerated() {
      #expect(isSame(doubles[i], value), "Double \(i): \(doubles[i]), not \(value)")
      #expect(isSame(floats[i], Float(value)), "Float \(i): \(floats[i]), not \(value)")
    }
  }

  private func isSame<S: Scalar>(_ a: S, _ b: S) -> Bool {
    a.isNaN ? b.isNaN : a == b && a.sign == b.sign
  }

  @Test("do not depend on place, count or being in place", arguments: ElementaryFunction.allCases)
  func places(function: ElementaryFunction) {
    checkPlaces(function, Float.self)
    checkPlaces(function, Double.self)
  }

  private func checkPlaces<S: Scalar>(_ function: ElementaryFunction, _ type: S.Type) {
    var generator = SplitMix64(seed: 6)
    let x = (0..<70).map { _ in S(generator.uniform(-120, 120)) } + [S.nan, .infinity, -0.0]
    let alone = x.map { values(function, [$0])[0].bitPattern }
    for count in 1...x.count {
      for start in 0...min(3, x.count - count) {
        let range = start..<start + count
        let apart = values(function, Array(x[range]))
        #expect(apart.map(\.bitPattern) == Array(alone[range]), "\(type), \(range)")

        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer {
          let y = $0.baseAddress! + start
          map(function, UnsafePointer(y), into: y, count: count)
        }
        var expected = x.map(\.bitPattern)
        expected.replaceSubrange(range, with: alone[range])
        #expect(inPlace.map(\.bitPattern) == expected, "\(type), in place, \(range)")
      }
    }
  }

  @Test func `tanh is odd and sigmoids of x and −x add up to 1`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<1000 {
      let x = generator.uniform(-25, 25)
      #expect(Double.tanh(-x) == -Double.tanh(x))
      #expect(abs(Double.sigmoid(x) + Double.sigmoid(-x) - 1) <= 0x1p-51)
    }
  }
}
