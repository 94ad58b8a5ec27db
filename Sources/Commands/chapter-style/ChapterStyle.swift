import ArgumentParser
import ChapterOptions
import StyleTransfer

/// Chapter 3: a picture is painted in the manner of another.
@main
struct ChapterStyle: ParsableCommand {
  static let name = "chapter-style"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 3: a picture is changed until it has another one's style.",
    discussion: "Tutorials/03-style-transfer.md explains every step.",
    version: packageVersion,
    subcommands: [TransferVerb.self, Fast.self, LayerSummary.self],
    defaultSubcommand: TransferVerb.self)
}

extension Preset: ExpressibleByArgument {}
extension Configuration.Minimiser: ExpressibleByArgument {}
extension Configuration.Start: ExpressibleByArgument {}
extension StyleNormalisation: ExpressibleByArgument {}

/// What a picture was changed with: `configuration.json` of its folder.
struct RunConfiguration: Codable, Equatable {
  var transfer: Configuration
  /// The content picture's file; nil for the landscape that is drawn here.
  let content: String?
  /// The style pictures' files, or the manners of paintings that are drawn here.
  let styles: [String]
  /// How much each style picture counts.
  let shares: [Double]
  /// The weights' file; nil for the network of this package.
  let weights: String?
  let seed: UInt64

  /// What nothing can be made from, such as "no styles"; nil where there is nothing like that.
  var flaw: String? {
    if styles.isEmpty || styles.count != shares.count {
      return "\(styles.count) styles and \(shares.count) shares"
    }
    if let share = shares.first(where: { !($0 > 0 && $0.isFinite) }) {
      return "a share of \(share)"
    }
    return transfer.flaw
  }
}
