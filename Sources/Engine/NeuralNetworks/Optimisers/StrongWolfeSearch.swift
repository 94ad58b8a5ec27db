/// The search for a step length t > 0 along a line `φ(t) = f(x + t·d)` that fulfils the strong Wolfe
/// conditions (Nocedal & Wright, "Numerical Optimization", 2nd ed., (3.7)):
///
/// - enough decrease: `φ(t) ≤ φ(0) + c₁·t·φ′(0)`,
/// - enough flattening: `|φ′(t)| ≤ c₂·|φ′(0)|`.
///
/// Nothing is evaluated here: the search names a length, is told φ and φ′ there, and answers.
///
///     var search = StrongWolfeSearch(value: f(0), slope: df(0), first: 1)
///     while case .tryAnother = search.answer(value: f(search.trial), slope: df(search.trial)) {}
public struct StrongWolfeSearch {
  /// A place on the line.
  public struct Point: Equatable, Sendable {
    /// t.
    public let length: Double
    /// φ(t).
    public let value: Double
    /// φ′(t).
    public let slope: Double
  }

  /// What becomes of a trial.
  public enum Answer: Sendable {
    /// It fulfils both conditions.
    case accept
    /// It does not; `trial` is another length.
    case tryAnother
    /// It does not, and no other length is worth an evaluation; `lowest` is what was found.
    case giveUp
  }

  /// The most evaluations that one line is worth.
  public static let longest = 20

  /// c₁.
  public let sufficientDecrease: Double
  /// c₂: the smaller, the nearer to a minimum of φ.
  public let curvature: Double
  /// The place where t = 0.
  public let origin: Point
  /// The length to evaluate next.
  public private(set) var trial: Double
  /// The places evaluated, in their order; a value that is not finite counts as +∞.
  public private(set) var trials: [Point] = []

  /// Of the lengths with enough decrease the one of lowest value; 0 to begin with.
  private var low: Point
  /// The other end of the interval that holds the length sought for; at infinity until one is found.
  private var high = Point(length: .infinity, value: .infinity, slope: 0)
  /// |high − low| before the last trial.
  private var lastWidth = Double.infinity
  /// The least width of the interval, as a part of its farther end, that is still divided.
  private let resolution: Double

  /// A search from φ(0) = `value` and φ′(0) = `slope`, which tries the length `first` first.
  ///
  /// Where c₁ < c₂ and φ is bounded below and smooth, such lengths exist (their lemma 3.1); a smaller c₂
  /// asks for a minimum of φ, which may lack the decrease if c₁ is above ½.
  /// - Parameter resolution: the relative distance of neighbouring numbers in x.
  /// - Precondition: the slope is negative, and c₁ and c₂ are between 0 and 1.
  public init(
    value: Double, slope: Double, first: Double, sufficientDecrease: Double = 1e-4,
    curvature: Double = 0.9, resolution: Double = 0x1p-52
  ) {
    if !(value.isFinite && slope.isFinite && slope < 0 && first > 0 && first.isFinite) {
      fatalError("a line from \(value) with slope \(slope), first trial \(first), leads nowhere")
    }
    if !(0 < sufficientDecrease && sufficientDecrease < 1 && 0 < curvature && curvature < 1) {
      fatalError(
        "c₁ and c₂ between 0 and 1 were expected, found \(sufficientDecrease), \(curvature)")
    }
    (self.sufficientDecrease, self.curvature) = (sufficientDecrease, curvature)
    self.resolution = resolution
    origin = Point(length: 0, value: value, slope: slope)
    low = origin
    trial = first
  }

  /// The lowest of the places evaluated, the first of equals; nil while all are at +∞.
  public var lowest: Point? {
    trials.min { $0.value < $1.value }.flatMap { $0.value.isFinite ? $0 : nil }
  }

  /// Takes φ and φ′ at `trial`, and accepts it or chooses another.
  ///
  /// These are Nocedal & Wright's algorithms 3.5 and 3.6 in one: while no upper end is known it
  /// stands at infinity, and `φ′·(high − low) ≥ 0` says that φ rises.
  public mutating func answer(value: Double, slope: Double) -> Answer {
    let point =
      value.isFinite && slope.isFinite
      ? Point(length: trial, value: value, slope: slope)
      : Point(length: trial, value: .infinity, slope: 0)
    trials.append(point)
    let ceiling = origin.value + sufficientDecrease * trial * origin.slope
    if point.value > ceiling || point.value >= low.value {
      high = point
    } else if point.slope.magnitude <= curvature * origin.slope.magnitude {
      return .accept
    } else {
      if point.slope * (high.length - low.length) >= 0 { high = low }
      low = point
    }
    guard trials.count < Self.longest, let next = high.length.isFinite ? inside() : beyond() else {
      return .giveUp
    }
    trial = next
    return .tryAnother
  }
}

// MARK: - Choosing lengths

extension StrongWolfeSearch {
  /// φ still falls at the last trial: between twice and ten times as far.
  private func beyond() -> Double? {
    let last = low.length
    let previous = trials.count > 1 ? trials[trials.count - 2] : origin
    let cubic = cubicMinimum(previous, low).flatMap { $0 > last ? $0 : nil } ?? .infinity
    let next = min(max(cubic, 2 * last), 10 * last)
    return next.isFinite ? next : nil
  }

  /// A length between the ends: the cubic's, a tenth of the interval away from either, or the middle
  /// where the last trial has not halved the interval.
  private mutating func inside() -> Double? {
    let (left, right) = (min(low.length, high.length), max(low.length, high.length))
    let width = right - left
    if width <= resolution * right { return nil }
    let isSlow = width > lastWidth / 2
    lastWidth = width
    guard !isSlow, let cubic = cubicMinimum(low, high) else { return left + width / 2 }
    return min(max(cubic, left + 0.1 * width), right - 0.1 * width)
  }
}

/// The minimum of the cubic with the values and slopes of a and b (Nocedal & Wright, (3.59)); nil
/// where it has none.
///
/// `t = b − (b − a)·(φ′(b) + d₂ − d₁) / (φ′(b) − φ′(a) + 2·d₂)` with
/// `d₁ = φ′(a) + φ′(b) − 3·(φ(a) − φ(b))/(a − b)`, `d₂ = sign(b − a)·√(d₁² − φ′(a)·φ′(b))`.
func cubicMinimum(_ a: StrongWolfeSearch.Point, _ b: StrongWolfeSearch.Point) -> Double? {
  let distance = b.length - a.length
  let d1 = a.slope + b.slope - 3 * (b.value - a.value) / distance
  let d2 = (d1 * d1 - a.slope * b.slope).squareRoot() * (distance < 0 ? -1 : 1)
  let t = b.length - distance * ((b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2))
  return t.isFinite ? t : nil
}
