import ArgumentParser
import Foundation
import GANTraining

/// Which points are learned.
struct CloudOptions: ParsableArguments {
  @Option(help: "What is learned: ring, grid, spiral, line or pieces; ring if not given.")
  var cloud: PointCloud.Name?

  @Option(
    help: ArgumentHelp(
      "A file of points to be learned instead, two numbers a line.", valueName: "csv"))
  var points: String?

  func validate() throws {
    if cloud != nil && points != nil {
      throw ValidationError("--points is learned instead of a cloud: leave out --cloud.")
    }
  }

  var areAsked: Bool { cloud != nil || points != nil }

  /// Draws or reads them.
  func read() throws -> PointCloud {
    try points.map { try PointCloud(contentsOf: URL(fileURLWithPath: $0)) }
      ?? PointCloud(cloud ?? .ring)
  }
}

extension PointCloud.Name: ExpressibleByArgument {}
