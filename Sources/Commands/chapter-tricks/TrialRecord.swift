import Foundation
import Training

/// The finished games of a verb that plays many: a JSON file, written anew after each.
struct TrialRecord<Settings, Trial>: Codable
where Settings: Codable & Equatable & CustomStringConvertible, Trial: Codable {
  /// What all of them have in common, besides what each says of itself.
  let settings: Settings
  private(set) var trials: [Trial] = []
  private var url = URL(fileURLWithPath: "")

  private enum CodingKeys: CodingKey { case settings, trials }

  /// Reads what a file holds; where there is none, there are no games yet.
  /// - Throws: an error where its games are others than these.
  init(_ settings: Settings, in url: URL, isNew: Bool) throws {
    if isNew || !FileManager.default.fileExists(atPath: url.path) {
      self.settings = settings
    } else {
      self = try Self.read(url)
      if self.settings != settings {
        throw FileError(
          path: url.path, expected: "games of \(settings)", found: "games of \(self.settings)",
          remedy: "Name another folder with --output, or begin anew with --force.")
      }
    }
    self.url = url
  }

  private static func read(_ url: URL) throws -> Self {
    do {
      return try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
    } catch {
      throw FileError(
        path: url.path, expected: "the games of earlier runs", found: "something else",
        remedy: "Restore it, name another folder with --output, or begin anew with --force.")
    }
  }

  /// Adds a game, on the disk too.
  mutating func add(_ trial: Trial) throws(FileError) {
    trials.append(trial)
    try writeJSON(self, to: url)
  }
}
