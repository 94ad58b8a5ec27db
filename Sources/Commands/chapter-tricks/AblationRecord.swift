import Foundation
import GAN
import GANTraining
import Training

/// The finished games of an ablation: `ablation.json`.
struct AblationRecord: Codable {
  /// What all of them have in common, besides what each says of itself.
  struct Settings: Codable, Equatable {
    let preset: Preset
    let steps: Int?
    let cloud: String
    /// The fingerprint of a file's points.
    let points: String?

    init(preset: Preset, steps: Int?, cloud: PointCloud) {
      (self.preset, self.steps, self.cloud) = (preset, steps, cloud.name)
      points =
        if case .points(let points) = cloud.shape {
          fingerprint(of: [Array("\(points)".utf8)])
        } else {
          nil
        }
    }
  }

  let settings: Settings
  private(set) var trials: [Trial] = []
  private var url = URL(fileURLWithPath: "")

  private enum CodingKeys: CodingKey { case settings, trials }

  /// Reads what a folder holds; a folder without a record is as good as a new one.
  /// - Throws: an error where its games are others than these.
  init(_ settings: Settings, in folder: URL, isNew: Bool) throws {
    let url = folder.appending(path: "ablation.json")
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
        path: url.path, expected: "the games of an ablation", found: "something else",
        remedy: "Restore it, name another folder with --output, or begin anew with --force.")
    }
  }

  /// Adds a game, on the disk too.
  mutating func add(_ trial: Trial) throws(FileError) {
    trials.append(trial)
    try writeJSON(self, to: url)
  }
}

extension AblationRecord.Settings: CustomStringConvertible {
  var description: String {
    let length = steps.map { ", \($0) steps" } ?? ""
    return "preset \(preset.rawValue)\(length) on \(cloud)\(points.map { " (\($0))" } ?? "")"
  }
}
