import ArgumentParser
import Foundation
import Kernels
import Training

/// Times the package's workloads, one JSON line each.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Time the package's workloads.",
    discussion: """
      Each line says what was run, the median and the shortest time of a step in milliseconds, the \
      process' peak memory, and the rate counted from the multiplications and additions of the \
      definition. Workloads: \(Workload.all.map(\.name).joined(separator: ", ")).
      """)

  @Argument(help: "What to time; everything, if nothing is named.")
  var workloads: [String] = []

  @Option(parsing: .unconditional, help: "How many steps to time.")
  var steps = 50

  @Option(
    parsing: .unconditional, help: "How many threads to use; all the processor's, if not given.")
  var threads: Int?

  @Flag(help: "Print JSON lines instead of a table.")
  var json = false

  func validate() throws {
    if steps < 1 { throw ValidationError("--steps takes a number from 1 up, found \(steps).") }
    if let threads, threads < 1 {
      throw ValidationError("--threads takes a number from 1 up, found \(threads).")
    }
    for name in workloads where !Workload.all.contains(where: { $0.name == name }) {
      let names = Workload.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no workload “\(name)”; there are \(names).")
    }
  }

  func run() throws {
    if let threads { ThreadPool.shared.threadCount = threads }
    let chosen = Workload.all.filter { workloads.isEmpty || workloads.contains($0.name) }
    for workload in chosen {
      let timing = Timing(of: workload, steps: steps)
      print(json ? try timing.json() : timing.line)
    }
  }
}

/// Something to time.
struct Workload: Sendable {
  /// What it is called.
  let name: String
  /// Multiplications and additions of one step.
  let operations: Double
  /// Makes the data and returns one step.
  let prepare: @Sendable () -> () -> Void

  static var all: [Workload] {
    [multiplyAddPeak] + matrixProducts + convolutions + [lstmText] + textSampling
      + [deepDream] + styleTransfers + variationalAutoencoders + [twoLayerGAN] + convolutionalGANs
      + [semiSupervisedGAN]
  }
}

/// What was measured.
struct Timing: Encodable {
  let workload: String
  let framework = "swift"
  let median_ms, min_ms: Double
  let steps: Int
  let peak_rss_mb: Double
  let threads: Int
  let gflops: Double

  init(of workload: Workload, steps: Int) {
    let step = workload.prepare()
    for _ in 0..<3 { step() }
    let times = (0..<steps).map { _ in
      let start = DispatchTime.now().uptimeNanoseconds
      step()
      return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
    }.sorted()
    let median = times[steps / 2]
    self.workload = workload.name
    self.steps = steps
    median_ms = (median * 1e4).rounded() / 1e4
    min_ms = (times[0] * 1e4).rounded() / 1e4
    peak_rss_mb = (Double(peakMemory()) / 1e5).rounded() / 10
    threads = ThreadPool.shared.threadCount
    gflops = (workload.operations / median / 1e5).rounded() / 10
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  var line: String {
    let name = workload.padding(toLength: 18, withPad: " ", startingAt: 0)
    return String(
      format: "\(name) %9.3f ms (shortest %9.3f) %7.1f GFLOP/s %7.1f MB, \(threads) threads",
      median_ms, min_ms, gflops, peak_rss_mb)
  }
}
