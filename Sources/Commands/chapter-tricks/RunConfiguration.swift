import Foundation
import GANTraining
import Training

/// What a run of `train` plays: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  let game: Configuration
  /// What is learned; nil where it is the points of a file, of which the run keeps a copy.
  let cloud: PointCloud.Name?
  /// What the points are called.
  let cloudName: String
  let seed: UInt64

  /// The points of an earlier run.
  func cloud(in folder: RunFolder) throws -> PointCloud {
    if let cloud { return PointCloud(cloud) }
    return PointCloud(name: cloudName, shape: try PointCloud(contentsOf: folder.points).shape)
  }
}

extension RunFolder {
  /// A copy of the points that are learned, if they are a file's.
  var points: URL { url.appending(path: "points.csv") }
}
