public import ArgumentParser

/// Cases whose names a shell writes with hyphens: "n-plus-one" for `nPlusOne`.
public protocol HyphenatedArgument: ExpressibleByArgument, RawRepresentable, CaseIterable
where RawValue == String {}

extension HyphenatedArgument {
  /// The case of this name.
  public init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.hyphenated == argument }) else { return nil }
    self = found
  }

  /// All names.
  public static var allValueStrings: [String] { allCases.map(\.hyphenated) }

  /// The name; "nPlusOne" is "n-plus-one".
  public var hyphenated: String {
    rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
  }
}
