/// The one random generator of this package: 64 bits of state, a different stream for every purpose.
///
/// `next()` adds an odd constant to the state and scrambles the sum, so draw `i` is a function of
/// `state + i·γ` alone and long runs of draws can be computed side by side.
/// Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Equatable, Hashable, Sendable, Codable {
  /// All there is to save and to restore.
  public var state: UInt64

  /// The golden ratio's fraction in 64 bits, made odd.
  @usableFromInline static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates the generator whose draws are determined by `seed`.
  public init(seed: UInt64) { state = seed }

  /// Scrambles one state into one draw (the "mix13" variant of Stafford).
  @inlinable @inline(__always)
  static func mix(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.mix(state)
  }

  /// Leaves out `count` draws, as though they had been made.
  public mutating func skip(_ count: Int) { state &+= Self.increment &* UInt64(count) }

  /// A number in [0, 1): the upper 53 bits of one draw.
  ///
  /// Drawn from `next()` here because the standard library says that its own `random(in:using:)` may
  /// change with any release.
  @inlinable
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [low, high), or `low` where they are equal. What rounds up to `high` is the number below.
  @inlinable
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    let x = low + (high - low) * uniform()
    return x < high ? x : max(low, high.nextDown)
  }

  /// An integer in 0..<bound, every one equally likely (Lemire's multiplication with rejection).
  public mutating func below(_ bound: Int) -> Int {
    if bound <= 0 { fatalError("below(_:) needs a positive bound, found \(bound)") }
    let bound = UInt64(bound)
    let threshold = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= threshold { return Int(high) }
    }
  }

  /// A generator of its own for one purpose: equal names give equal streams, other names unrelated
  /// ones, and drawing from either leaves the other where it was.
  public func stream(_ name: String) -> SplitMix64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return SplitMix64(seed: Self.mix(state ^ Self.mix(hash)))
  }
}
