public import Tensors

/// Two of a code's numbers, which can be looked at as a plane.
public struct LatentPlane: Equatable, Sendable {
  /// Which number goes to the right, and which upwards; counted from 0.
  public let x, y: Int

  /// The plane of two numbers.
  public init(x: Int, y: Int) {
    if x < 0 || y < 0 || x == y {
      fatalError("two different numbers were expected, found \(x), \(y)")
    }
    (self.x, self.y) = (x, y)
  }

  /// The plane of the two numbers that tell pictures apart best: whose μ vary most among them.
  /// - Parameter means: μ of each picture, [count, latents], two latents or more.
  public init(mostActiveOf means: Tensor) {
    if means.rank != 2 || means.shape[1] < 2 {
      fatalError("means of [count, 2 latents or more] were expected, found \(means.shape)")
    }
    let activity = columns(means).map(variance)
    let best = activity.indices.sorted { (activity[$0], $1) > (activity[$1], $0) }.prefix(2)
      .sorted()
    self.init(x: best[0], y: best[1])
  }
}

extension LatentPlane: CustomStringConvertible {
  /// Both numbers, counted from 1: "numbers 1 and 2".
  public var description: String { "numbers \(x + 1) and \(y + 1)" }
}
