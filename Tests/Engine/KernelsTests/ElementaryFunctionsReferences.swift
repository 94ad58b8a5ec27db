import Foundation
import Kernels

/// Values in Double of a function at drawn arguments, correctly rounded from 400 bits (mpmath 1.3).
struct ElementaryFunctionsReferences {
  /// Where the arguments are drawn, 40 from each in turn, from `SplitMix64(seed: 1)`.
  let intervals: [(low: Double, high: Double)]

  /// The values as hexadecimal numbers, in the order of the arguments.
  let values: String

  /// The arguments and the values at them.
  var points: [(x: Double, value: Double)] {
    var generator = SplitMix64(seed: 1)
    let arguments = intervals.flatMap { low, high in
      (0..<40).map { _ in generator.uniform(low, high) }
    }
    let values = values.split(whereSeparator: \.isWhitespace).map { Double($0)! }
    if arguments.count != values.count {
      fatalError("\(arguments.count) arguments, but \(values.count) values")
    }
    return zip(arguments, values).map { (x: $0, value: $1) }
  }

  static func of(_ function: ElementaryFunction) -> ElementaryFunctionsReferences {
    switch function {
    case .exp: exp
    case .log: log
    case .tanh: tanh
    case .sigmoid: sigmoid
    case .softplus: softplus
    }
  }
}

/// The widest number type that Foundation has functions for.
#if arch(x86_64)
  typealias Wide = Float80
#else
  typealias Wide = Double
#endif

/// The function by Foundation's means.
func reference(_ function: ElementaryFunction, _ x: Wide) -> Wide {
  switch function {
  case .exp:
    return exp(x)
  case .log:
    return log(x)
  case .tanh:
    return tanh(x)
  case .sigmoid:
    let t = exp(-abs(x))
    return (x < 0 ? t : 1) / (1 + t)
  case .softplus:
    return (x > 0 ? x : 0) + log1p(exp(-abs(x)))
  }
}
