import Foundation
import Testing

@Suite("benchmarks")
struct BenchmarksTests {
  private struct Line: Decodable {
    let workload, framework: String
    let median_ms, min_ms, peak_rss_mb, gflops: Double
    let steps, threads: Int
  }

  @Test("each workload is one line of JSON with its numbers")
  func json() throws {
    let benchmarks = Command(name: "benchmarks", folder: try TemporaryFolder())
    let outcome = try benchmarks(
      "--steps", "2", "--threads", "1", "--json", "mlp_gan", "matmul_256")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
      .map { Data($0.utf8) }
    let timings = try lines.map { try JSONDecoder().decode(Line.self, from: $0) }
    #expect(Set(timings.map(\.workload)) == ["mlp_gan", "matmul_256"])
    for timing in timings {
      #expect(timing.framework == "swift" && timing.steps == 2 && timing.threads == 1)
      #expect(timing.min_ms > 0 && timing.min_ms <= timing.median_ms)
      #expect(timing.gflops > 0 && timing.peak_rss_mb > 1)
    }
  }

  @Test(
    "what cannot be timed is refused by name",
    arguments: [
      (["--steps", "0"], "--steps takes a number from 1 up, found 0"),
      (["--threads", "-1"], "--threads takes a number from 1 up, found -1"),
      (["tetris"], "no workload “tetris”"),
    ])
  func refusals(arguments: [String], says: String) throws {
    let benchmarks = Command(name: "benchmarks", folder: try TemporaryFolder())
    let outcome = try benchmarks.run(arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(says), "\(outcome)")
  }
}
