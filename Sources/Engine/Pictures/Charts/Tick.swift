import Foundation

/// A marked place on an axis and what is written there.
public struct Tick: Equatable, Sendable {
  /// The place, in the axis' own numbers.
  public let value: Double
  /// The label.
  public let text: String
}

extension Tick {
  /// The smallest of 1, 2 and 5 times a power of ten that divides `span` into at most `count`
  /// parts.
  static func step(span: Double, count: Int) -> Double {
    let raw = span / Double(count)
    let power = pow(10, log10(raw).rounded(.down))
    let step = [1, 2, 5].first { $0 * power >= raw * (1 - 1e-9) } ?? 10
    return step * power
  }

  /// The multiples of `step` in a range, up to rounding.
  static func multiples(of step: Double, in range: ClosedRange<Double>) -> [Double] {
    let first = (range.lowerBound / step - 1e-6).rounded(.up)
    let last = (range.upperBound / step + 1e-6).rounded(.down)
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The ticks of a linear axis, all with as many decimals as the step has.
  static func linear(in range: ClosedRange<Double>, count: Int) -> [Tick] {
    let step = step(span: range.upperBound - range.lowerBound, count: count)
    let values = multiples(of: step, in: range)
    let largest = max(abs(range.lowerBound), abs(range.upperBound))
    let (finest, coarsest) = (exponent(of: step), exponent(of: largest))
    let isPlain = finest >= -5 && coarsest < 6
    return values.map { value in
      let text =
        isPlain
        ? plainText(value, decimals: max(0, -finest))
        : scientificText(value, exponent: coarsest, decimals: max(0, coarsest - finest))
      return Tick(value: value, text: text)
    }
  }

  /// The ticks of a logarithmic axis: 1, 2 and 5 in each decade, or whole decades where these
  /// crowd.
  static func logarithmic(in range: ClosedRange<Double>, count: Int) -> [Tick] {
    let decades = exponent(of: range.lowerBound)...exponent(of: range.upperBound)
    let steps = decades.flatMap { decade in [1, 2, 5].map { ($0, decade) } }
      .filter {
        (range.lowerBound * (1 - 1e-9)...range.upperBound * (1 + 1e-9)).contains(power($0))
      }
    let whole = steps.filter { $0.0 == 1 }
    let every = max(1, (whole.count + count - 1) / count)
    let chosen =
      steps.count <= count + 2 || whole.count < 2 ? steps : whole.filter { $0.1 % every == 0 }
    return chosen.map { step in
      let value = power(step)
      let isPlain = (-4...5).contains(step.1)
      let text =
        isPlain
        ? plainText(value, decimals: max(0, -step.1))
        : scientificText(value, exponent: step.1, decimals: 0)
      return Tick(value: value, text: text)
    }
  }

  private static func power(_ step: (digit: Int, exponent: Int)) -> Double {
    Double(step.digit) * pow(10, Double(step.exponent))
  }

  /// The power of ten of a number's first digit.
  static func exponent(of value: Double) -> Int {
    Int((log10(abs(value)) + 1e-9).rounded(.down))
  }

  /// `−20,000.5`.
  static func plainText(_ value: Double, decimals: Int) -> String {
    let parts = String(format: "%.*f", decimals, abs(value)).split(separator: ".")
    var digits = String(parts[0])
    for position in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
    }
    let isZero = parts.joined().allSatisfy { $0 == "0" }
    let fraction = parts.count > 1 ? ".\(parts[1])" : ""
    return (value < 0 && !isZero ? "−" : "") + digits + fraction
  }

  /// `1.5×10⁻⁷`.
  private static func scientificText(_ value: Double, exponent: Int, decimals: Int) -> String {
    if value == 0 { return "0" }
    let mantissa = plainText(value / pow(10, Double(exponent)), decimals: decimals)
    let raised = String(exponent).map { character -> Character in
      guard let digit = character.wholeNumberValue else { return "⁻" }
      return Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit]
    }
    return mantissa == "1" ? "10\(String(raised))" : "\(mantissa)×10\(String(raised))"
  }
}
