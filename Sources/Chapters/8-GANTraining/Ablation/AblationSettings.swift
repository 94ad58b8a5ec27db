public import GAN
import Training

/// What all games of an ablation have in common, besides what each says of itself.
public struct AblationSettings: Codable, Equatable, Sendable {
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

extension AblationSettings: CustomStringConvertible {
  /// "preset quick, 900 steps on ring".
  public var description: String {
    let length = steps.map { ", \($0) steps" } ?? ""
    return "preset \(preset.rawValue)\(length) on \(cloud)\(points.map { " (\($0))" } ?? "")"
  }
}

/// `ablation.json`
public typealias AblationRecord = TrialRecord<AblationSettings, Trial>
