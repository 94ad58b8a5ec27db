import Foundation
import Testing

@Suite("benchmarks")
struct BenchmarksTests {
  private struct Line: Decodable {
    let workload, framework: String
    let median_ms, min_ms, peak_rss_mb, gflops: Double
    let steps, threads: Int
  }

  @Test("a workload is one line of JSON with its numbers")
  func json() throws {
    let benchmarks = Command(name: "benchmarks", folder: try TemporaryFolder())
    let outcome = try benchmarks("--steps", "2", "--threads", "1", "--json", "mlp_gan")
    #expect(outcome.status == 0 && outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 1)
    let line = try JSONDecoder().decode(Line.self, from: Data(try #require(lines.first).utf8))
    #expect(line.workload == "mlp_gan" && line.framework == "swift")
    #expect(line.steps == 2 && line.threads == 1)
    #expect(line.min_ms > 0 && line.min_ms <= line.median_ms)
    #expect(line.gflops > 0 && line.peak_rss_mb > 1)
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
