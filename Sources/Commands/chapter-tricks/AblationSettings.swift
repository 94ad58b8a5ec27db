import GAN
import GANTraining
import Training

/// What all games of an ablation have in common, besides what each says of itself.
struct AblationSettings: Codable, Equatable {
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

extension AblationSettings: CustomStringConvertible {
  var description: String {
    let length = steps.map { ", \($0) steps" } ?? ""
    return "preset \(preset.rawValue)\(length) on \(cloud)\(points.map { " (\($0))" } ?? "")"
  }
}

/// `ablation.json`
typealias AblationRecord = TrialRecord<AblationSettings, Trial>
