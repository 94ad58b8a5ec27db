import Foundation

/// One side of a chart: what it shows, from where to where, and the ticks along it.
public struct Axis: Equatable, Sendable {
  /// How numbers become distances.
  public enum Scale: Sendable {
    /// Equal differences are equally far apart.
    case linear
    /// Equal ratios are equally far apart; numbers up to 0 have no place.
    case logarithmic
  }

  /// What the numbers are, with their unit.
  public let label: String
  /// The numbers at both ends.
  public let range: ClosedRange<Double>
  /// How numbers become distances.
  public let scale: Scale
  /// The marked places.
  public let ticks: [Tick]
  /// Whether the ticks have grid lines: those of numbers do, those of categories do not.
  public let hasGrid: Bool

  /// About as many ticks as fit a chart of the usual size.
  private static let tickCount = 6

  /// Creates an axis of numbers.
  ///
  /// - Parameters:
  ///   - range: the ends, kept as they are.
  /// - Precondition: a logarithmic range is positive.
  public init(_ label: String, range: ClosedRange<Double>, scale: Scale = .linear) {
    if scale == .logarithmic && range.lowerBound <= 0 {
      fatalError("a logarithmic axis has a positive range, found \(range) for \"\(label)\"")
    }
    self.label = label
    self.range = range.widened(scale)
    self.scale = scale
    hasGrid = true
    ticks =
      switch scale {
      case .linear: Tick.linear(in: self.range, count: Self.tickCount)
      case .logarithmic: Tick.logarithmic(in: self.range, count: Self.tickCount)
      }
  }

  /// Creates an axis of numbers that holds all of `values` it can show.
  ///
  /// - Parameters:
  ///   - rounded: lets the axis end at ticks, a little outside the values.
  public init(
    _ label: String, covering values: some Sequence<Double>, scale: Scale = .linear,
    rounded: Bool = true
  ) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where Self.canShow(value, scale) {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = scale == .linear ? (0, 1) : (1, 10) }
    let range = (low...high).widened(scale)
    self.init(label, range: rounded ? Self.roundedOutwards(range, scale) : range, scale: scale)
  }

  /// Creates an axis of names: the first stands at ½, the second at 1½.
  public init(_ label: String, categories: [String]) {
    self.label = label
    range = 0...Double(max(categories.count, 1))
    scale = .linear
    hasGrid = false
    ticks = categories.enumerated().map { Tick(value: Double($0.offset) + 0.5, text: $0.element) }
  }

  /// Whether a number has a place on this axis, within its range or outside it.
  public func canShow(_ value: Double) -> Bool { Self.canShow(value, scale) }

  /// Where a number stands: 0 at the beginning of the axis, 1 at its end.
  public func position(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    return switch scale {
    case .linear: (value - low) / (high - low)
    case .logarithmic: log(value / low) / log(high / low)
    }
  }

  private static func canShow(_ value: Double, _ scale: Scale) -> Bool {
    abs(value) < 1e100 && (scale == .linear || value > 1e-100)
  }

  private static func roundedOutwards(
    _ range: ClosedRange<Double>, _ scale: Scale
  ) -> ClosedRange<Double> {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch scale {
    case .linear:
      let step = Tick.step(span: high - low, count: tickCount)
      return (low / step + 1e-6).rounded(.down) * step...(high / step - 1e-6).rounded(.up) * step
    case .logarithmic:
      let bottom = pow(10, Double(Tick.exponent(of: low)))
      let top = pow(10, Double(Tick.exponent(of: high)))
      let start = [5, 2].first { $0 * bottom <= low } ?? 1
      let end = [1, 2, 5].first { $0 * top >= high } ?? 10
      return start * bottom...end * top
    }
  }
}

extension ClosedRange<Double> {
  /// This range, or one around it that is wide enough to be divided: a constant has a chart too.
  fileprivate func widened(_ scale: Axis.Scale) -> ClosedRange<Double> {
    let magnitude = Swift.max(abs(lowerBound), abs(upperBound))
    switch scale {
    case .linear:
      let least = Swift.max(magnitude * 1e-9, 1e-100)
      if upperBound - lowerBound > least { return self }
      let margin = magnitude > 1e-90 ? magnitude / 2 : 0.5
      return lowerBound - margin...upperBound + margin
    case .logarithmic:
      return upperBound > lowerBound * 1.001 ? self : lowerBound / 2...upperBound * 2
    }
  }
}
