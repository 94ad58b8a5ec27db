public import Foundation
public import GAN
public import Training

/// The finished games of an ablation, in a file that is written anew after each: whatever ends the
/// program, no game is played twice.
public struct AblationRecord: Codable, Sendable {
  /// What all games have in common, besides what each says of itself.
  public struct Settings: Codable, Equatable, Sendable {
    /// How long they are.
    public let preset: Preset
    /// Their steps, instead of the preset's.
    public let steps: Int?
    /// The data's name.
    public let cloud: String
    /// The fingerprint of a file's points.
    public let points: String?

    /// What games on a cloud have in common.
    public init(preset: Preset, steps: Int?, cloud: PointCloud) {
      (self.preset, self.steps, self.cloud) = (preset, steps, cloud.name)
      points =
        if case .points(let points) = cloud.shape {
          fingerprint(of: [Array("\(points)".utf8)])
        } else {
          nil
        }
    }
  }

  /// What all games have in common.
  public let settings: Settings
  /// The games, in the order in which they ended.
  public private(set) var trials: [Trial] = []
  private var url = URL(fileURLWithPath: "")

  private enum CodingKeys: CodingKey { case settings, trials }

  /// Reads a file; where there is none, no game has been played.
  /// - Parameter isNew: whether to begin anew, whatever the file holds.
  /// - Throws: an error where its games are others than these, where it is damaged, and where it holds
  ///   something else.
  public init(_ settings: Settings, in url: URL, isNew: Bool = false) throws(FileError) {
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

  private static func read(_ url: URL) throws(FileError) -> Self {
    func refusal(_ found: String) -> FileError {
      FileError(
        path: url.path, expected: "the games of an ablation", found: found,
        remedy: "Restore it, name another folder with --output, or begin anew with --force.")
    }
    let data: Data
    do { data = try Data(contentsOf: url) } catch { throw refusal("no file that can be read") }
    do {
      return try JSONDecoder().decode(Self.self, from: data)
    } catch let error as DecodingError {
      throw refusal(error.place)
    } catch {
      throw refusal("\(error)")
    }
  }

  /// Adds a game, on the disk too.
  public mutating func add(_ trial: Trial) throws(FileError) {
    trials.append(trial)
    try writeJSON(self, to: url)
  }
}

extension AblationRecord.Settings: CustomStringConvertible {
  /// "preset quick, 900 steps on ring".
  public var description: String {
    let length = steps.map { ", \($0) steps" } ?? ""
    return "preset \(preset.rawValue)\(length) on \(cloud)\(points.map { " (\($0))" } ?? "")"
  }
}

extension DecodingError {
  /// What is wrong and where, in a phrase.
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context): "no “\(key.stringValue)” at \(Self.path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "a value of another kind at \(Self.path(context))"
    case .dataCorrupted(let context): "\(context.debugDescription) at \(Self.path(context))"
    @unknown default: "something else"
    }
  }

  private static func path(_ context: Context) -> String {
    context.codingPath.isEmpty
      ? "the top" : context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
