import Foundation
public import Tensors

/// Pictures of 16 × 16 grey pixels, each with exactly three bright spots that do not touch: data whose every
/// picture can be counted, for a generator that has to learn to count.
///
/// "GANs sometimes draw more eyes than a head has." Each patch of such a picture is right; only their
/// number is wrong, and no patch shows that.
public struct CountedBlobs: PointSource, Equatable {
  /// Spots on every picture.
  public let count: Int

  /// Pixels of either side.
  public static let side = 16
  /// A spot's radius in pixels; it is one inside, and fades over one pixel at its edge.
  static let radius = 1.8
  /// How far apart the middles of two spots are at least: two edges and a dark pixel.
  static let distance = 2 * radius + 2.4

  /// Pictures with `count` spots, of which at most four find room.
  public init(count: Int = 3) {
    if !(0...4).contains(count) { fatalError("0 to 4 spots were expected, found \(count)") }
    self.count = count
  }

  /// "3 spots"
  public var name: String { "\(count) spots" }

  /// 256.
  public var dimension: Int { Self.side * Self.side }

  /// From 0, black, to 1.
  public var range: Activation { .sigmoid }

  /// New pictures, [count, 256], row by row.
  public func sample(_ count: Int, dtype: DType, using random: inout SplitMix64) -> Tensor {
    let pictures = (0..<count).flatMap { _ in picture(using: &random) }
    return Tensor(pictures, shape: [count, dimension], dtype: dtype)
  }

  private func picture(using random: inout SplitMix64) -> [Double] {
    let middles = middles(using: &random)
    return (0..<dimension).map { pixel in
      let place = SIMD2(Double(pixel % Self.side), Double(pixel / Self.side))
      return middles.reduce(0) { light, middle in
        let distance = ((place - middle) * (place - middle)).sum().squareRoot()
        return max(light, min(1, max(0, Self.radius + 0.5 - distance)))
      }
    }
  }

  /// Middles far enough from one another and from the edges; where the last finds no room, all are drawn
  /// again.
  private func middles(using random: inout SplitMix64) -> [SIMD2<Double>] {
    let (low, high) = (Self.radius + 0.5, Double(Self.side) - 1.5 - Self.radius)
    while true {
      let middles = (0..<count).map { _ in
        SIMD2(random.uniform(low, high), random.uniform(low, high))
      }
      let areApart = middles.indices.allSatisfy { i in
        middles[..<i].allSatisfy { other in
          let difference = middles[i] - other
          return (difference * difference).sum() >= Self.distance * Self.distance
        }
      }
      if areApart { return middles }
    }
  }
}

extension CountedBlobs {
  /// The bright spots of each picture of [count, 256]: pieces of pixels above ½ that touch by an edge.
  public static func counts(in pictures: Tensor) -> [Int] {
    let scalars = pictures.scalars
    return (0..<pictures.shape[0]).map { index in
      count(scalars[index * side * side..<(index + 1) * side * side].map { $0 > 0.5 })
    }
  }

  private static func count(_ isBright: [Bool]) -> Int {
    var rest = isBright
    var pieces = 0
    for start in rest.indices where rest[start] {
      pieces += 1
      var waiting = [start]
      while let pixel = waiting.popLast() {
        if !rest[pixel] { continue }
        rest[pixel] = false
        let (row, column) = (pixel / side, pixel % side)
        if row > 0 { waiting.append(pixel - side) }
        if row + 1 < side { waiting.append(pixel + side) }
        if column > 0 { waiting.append(pixel - 1) }
        if column + 1 < side { waiting.append(pixel + 1) }
      }
    }
    return pieces
  }
}
