/// How a dream goes.
public struct Configuration: Codable, Equatable, Sendable {
  /// An empty one.
  public init() {}
}
