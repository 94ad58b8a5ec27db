import Datasets
import Foundation
import Tensors
import Testing

@testable import GANTraining

@Suite("Clouds of points")
struct PointCloudTests {
  @Test("modes are where they are said to be, none of them twice")
  func modes() {
    let (ring, grid) = (PointCloud(.ring).modes, PointCloud(.grid).modes)
    #expect(ring.count == 8 && Set(ring).count == 8)
    #expect(ring.allSatisfy { (($0 * $0).sum() - 4).magnitude < 1e-12 })
    #expect(ring[0] == SIMD2(2, 0) && (ring[2] - SIMD2(0, 2)).max() < 1e-12)
    #expect(grid.count == 25 && Set(grid).count == 25)
    #expect(grid[0] == SIMD2(-2, -2) && grid[12] == .zero && grid[24] == SIMD2(2, 2))
    for name in [PointCloud.Name.spiral, .line, .pieces] {
      #expect(PointCloud(name).modes.isEmpty && PointCloud(name).deviation == nil)
    }
  }

  @Test("points of a mixture fall on every mode alike, with its deviation")
  func mixture() {
    for name in [PointCloud.Name.ring, .grid] {
      var random = SplitMix64(seed: 1)
      let cloud = PointCloud(name)
      let points = cloud.sample(50_000, dtype: .float64, using: &random).points
      var counts = [Int](repeating: 0, count: cloud.modes.count)
      var squares = 0.0
      for point in points {
        let distances = cloud.modes.map { ((point - $0) * (point - $0)).sum() }
        let nearest = distances.indices.min { distances[$0] < distances[$1] }!
        counts[nearest] += 1
        squares += distances[nearest]
      }
      let expected = 50_000.0 / Double(counts.count)
      #expect(counts.allSatisfy { (Double($0) - expected).magnitude < 5 * expected.squareRoot() })
      let deviation = (squares / 100_000).squareRoot()
      #expect((deviation / cloud.deviation! - 1).magnitude < 0.02)
    }
  }

  @Test("every cloud lies in its window, and equal seeds give equal points")
  func windows() {
    for name in PointCloud.Name.allCases {
      let cloud = PointCloud(name)
      var (random, again) = (SplitMix64(seed: 2), SplitMix64(seed: 2))
      let points = cloud.sample(5_000, using: &random)
      #expect(points.shape == [5_000, 2] && points.dtype == .float32)
      #expect(points.points.allSatisfy { cloud.window.cell(of: $0, cells: 4) != nil })
      #expect(cloud.sample(5_000, using: &again).bytes == points.bytes)
    }
  }

  @Test("both pieces have half of the points, and nothing lies between them")
  func pieces() {
    var random = SplitMix64(seed: 3)
    let points = PointCloud(.pieces).sample(4_000, using: &random).points
    #expect((1_850...2_150).contains(points.count { $0.x < 0 }))
    #expect(points.allSatisfy { $0.x.magnitude >= 0.7499 && $0.x.magnitude <= 1.7501 })
    #expect(points.contains { $0.y > 0.4 } && points.contains { $0.y < -0.4 })
  }

  @Test("curves run where they are said to")
  func curves() {
    #expect(Curve.line.point(0) == SIMD2(-2, -1) && Curve.line.point(1) == SIMD2(2, 1))
    let end = Curve.spiral.point(1)
    #expect(Curve.spiral.point(0) == .zero && (end - SIMD2(2, 0)).max().magnitude < 1e-12)
    // Late stretches are of equal length.
    func length(_ t: Double) -> Double {
      let d = Curve.spiral.point(t + 1e-4) - Curve.spiral.point(t)
      return (d * d).sum().squareRoot()
    }
    #expect((length(0.5) / length(0.9) - 1).magnitude < 0.02)
  }

  @Test("nothing to draw from is refused")
  func empty() async {
    await #expect(processExitsWith: .failure) { _ = PointCloud(name: "", shape: .points([])) }
  }

  @Test("a window's cells go row by row from the lower left, and what is outside has none")
  func cells() {
    let window = Window(halfWidth: 2)
    #expect(window.cell(of: SIMD2(-1.9, -1.9), cells: 4) == 0)
    #expect(window.cell(of: SIMD2(1.9, -1.9), cells: 4) == 3)
    #expect(window.cell(of: SIMD2(-1.9, 1.9), cells: 4) == 12)
    for outside in [SIMD2(2, 0), SIMD2(-2.1, 0), SIMD2(.nan, 0), SIMD2(0, .infinity)] {
      #expect(window.cell(of: outside, cells: 4) == nil)
    }
    for (index, centre) in window.centres(cells: 5).points.enumerated() {
      #expect(window.cell(of: centre, cells: 5) == index)
    }
  }
}

@Suite("Points from a file")
struct PointFileTests {
  private func read(_ text: String) throws -> PointCloud {
    let folder = try TemporaryFolder()
    let url = folder.file("points.csv")
    try Data(text.utf8).write(to: url)
    return try PointCloud(contentsOf: url)
  }

  @Test(
    "numbers with commas between them, however they are written",
    arguments: [
      "1,2\n3,6\n", "x,y\n1,2\n3,6", "1, 2\r\n3 ,6\r\n\r\n", "\u{FEFF}1,2\n\n 3,6e0",
      "1.0,+2\n3,0.6e1\n",
    ])
  func forms(_ text: String) throws {
    let cloud = try read(text)
    #expect(cloud.name == "points.csv" && cloud.modes.isEmpty)
    #expect(cloud.shape == .points([SIMD2(-1, -2), SIMD2(1, 2)]))
  }

  @Test("one point, or several equal ones, lie at the origin")
  func equal() throws {
    #expect(try read("5,7").shape == .points([.zero]))
    #expect(try read("5,7\n5,7").shape == .points([.zero, .zero]))
  }

  @Test("points of any size come to lie within ±2")
  func sizes() throws {
    for scale in ["e99", "e-99"] {
      guard case .points(let points) = try read("1\(scale),0\n3\(scale),1\(scale)").shape else {
        Issue.record("no points")
        return
      }
      #expect(points.allSatisfy { $0.x.magnitude <= 2.000001 && $0.y.magnitude <= 1.000001 })
      #expect((points[1].x - 2).magnitude < 1e-9)
    }
  }

  @Test(
    "what is no point is refused with its line",
    arguments: [
      ("1,2\n3\n", ":2"), ("1,2\n\n3,4,5\n", ":3"), ("1,two", ":1"), ("x,y\nx,y", ":2"),
      ("1,2\n3,nan", ":2"), ("1,2\n3,inf", ":2"), ("1,1e101", ":1"), ("1,2\n3,", ":2"),
      ("1;2", ":1"), ("1,2\n,", ":2"),
    ])
  func refusals(_ text: String, line: String) throws {
    let error = try #require(throws: DatasetError.self) { try read(text) }
    #expect("\(error)".contains("points.csv\(line): expected two numbers"), "\(error)")
  }

  @Test("files of no points, of zero bytes, of other bytes, or missing, are refused by name")
  func others() throws {
    for text in ["\n\n", "x,y\n", "", "1,2\u{0}"] {
      let error = try #require(throws: DatasetError.self) { try read(text) }
      #expect("\(error)".contains("points.csv: expected"), "\(error)")
    }
    let folder = try TemporaryFolder()
    try Data([0x31, 0x2C, 0xFF, 0xFE]).write(to: folder.file("a"))
    #expect(throws: DatasetError.self) { try PointCloud(contentsOf: folder.file("a")) }
    #expect(throws: DatasetError.self) { try PointCloud(contentsOf: folder.file("nothing")) }
    #expect(throws: DatasetError.self) { try PointCloud(contentsOf: folder.url) }
  }
}
