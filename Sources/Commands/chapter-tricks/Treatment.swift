import ArgumentParser
import ChapterOptions
import GANTraining

/// Remedies that are taken together, as they are typed: "packing", or "packing=4+r1".
struct Treatment {
  let remedies: [Remedy]

  /// Reads what was typed.
  init(argument: String) throws {
    remedies = try argument.split(separator: "+", omittingEmptySubsequences: false).map {
      try Self.remedy(String($0))
    }
    try Self.check(remedies)
  }

  /// The names of all remedies.
  static var names: String { Remedy.Kind.inThePlane.map(\.rawValue).joined(separator: ", ") }

  /// Refuses remedies that do not go together.
  static func check(_ remedies: [Remedy]) throws {
    if let conflict = Remedy.conflict(in: remedies) {
      throw ValidationError("--remedy \(remedies.name): \(conflict).")
    }
  }

  private static func remedy(_ text: String) throws -> Remedy {
    if let remedy = Remedy(text) {
      if let objection = PointCloud(.ring).objection(to: remedy.kind) {
        throw ValidationError("\(remedy): \(objection).")
      }
      return remedy
    }
    let name = text.prefix { $0 != "=" }
    guard let kind = Remedy.Kind(rawValue: String(name)) else {
      throw ValidationError("There is no remedy “\(name)”, only \(names).")
    }
    guard let amount = kind.amount else {
      throw ValidationError("\(kind.rawValue) takes no number, found “\(text)”.")
    }
    let (least, most) = (amount.range.lowerBound, amount.range.upperBound)
    let number = amount.isWhole ? "a whole number" : "a number"
    throw ValidationError(
      """
      \(kind.rawValue) takes \(number) from \(readable(least)) to \(readable(most)), its \
      \(amount.meaning), found “\(text)”.
      """)
  }

  private static func readable(_ number: Double) -> String {
    number.magnitude < 1e9 && number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}

extension [Remedy] {
  /// As they are typed; "no remedy" where there is none.
  var name: String { isEmpty ? "no remedy" : map(\.description).joined(separator: "+") }
}

extension Baseline: HyphenatedArgument {}
