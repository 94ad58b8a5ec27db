import Foundation
import Testing

/// A folder in which the commands of a text are run, small.
struct Workshop {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tutorial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.text.write(
      to: folder.appending(path: "nietzsche.txt"), atomically: true, encoding: .utf8)
  }

  /// What stands for a text that a reader has downloaded: 12,000 symbols.
  private static let text = String(
    repeating: "Sphinx of black quartz, judge my vow: what does not kill me.\n", count: 200)

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Where the package's executables are: beside the tests.
  static let executables: URL = {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return Bundle.main.bundleURL
  }()

  /// The same command with little to do: training ends after two steps, few pictures are judged, little is
  /// written, and figures are listed, not made. Options are added at the end, so that every word of the text
  /// is still understood or refused.
  static func reduced(_ words: [String]) -> [String] {
    let verbs = [
      "generate", "evaluate", "explore", "interpolate", "arithmetic", "summary", "manifold",
      "reconstruct", "scatter", "concept",
    ]
    if words[0] == "figures" {
      return words + (words.contains("--check") ? [] : ["--list"]) + ["--folder", figures]
    }
    if words[0] == "chapter-dream", !words.contains("summary") {
      let isOfFilters = words.contains("filters")
      return words + ["--steps", "2"]
        + (isOfFilters ? ["--count", "2", "--size", "32"] : ["--size", "96"])
    }
    if words[0] == "chapter-style" { return reducedStyle(words) }
    if words[0] == "chapter-ssgan" { return reducedSSGAN(words) }
    if words.contains("train") { return words + ["--count", "1000", "--epochs", "1"] }
    if words[0] == "sample-quality" { return words + ["--count", "100"] }
    if words.contains("variants") {
      return words + ["--seeds", "1", "--epochs", "1", "--samples", "2", "--weighed", "10"]
    }
    if words.contains("rival") { return words + ["--count", "64", "--steps", "2"] }
    if words.contains("evaluate") {
      switch words[0] {
      case "chapter-text": return words + ["--length", "100"]
      case "chapter-vae": return words + ["--count", "30", "--samples", "2", "--weighed", "10"]
      default: return words + ["--count", "30"]
      }
    }
    let isTraining = words[0].hasPrefix("chapter-") && !verbs.contains { words.contains($0) }
    return isTraining ? words + ["--steps", "2"] : words
  }

  /// A run that goes on is of the size that it has, and has taken two steps already.
  private static func reducedStyle(_ words: [String]) -> [String] {
    if words.contains("summary") || words.contains("apply") { return words }
    if words.contains("compare") { return words + ["--evaluations", "1"] }
    if words.contains("--resume") { return words + ["--steps", "4"] }
    if words.contains("train") { return words + ["--preset", "smoke", "--steps", "2"] }
    return words + ["--size", "96", "--steps", "2"]
  }

  /// A run that goes on has taken two steps already.
  private static func reducedSSGAN(_ words: [String]) -> [String] {
    if words.contains("sweep") {
      return words + ["--counts", "20", "--seeds", "1", "--steps", "2"]
    }
    if words.contains("evaluate") { return words + ["--count", "30"] }
    let verbs = ["generate", "interpolate", "summary"]
    if verbs.contains(where: { words.contains($0) }) { return words }
    return words + ["--steps", words.contains("--resume") ? "4" : "2"]
  }

  private static let figures = packageFolder.appending(path: "figures").path

  /// Runs a command here.
  /// - Returns: its exit code and all that it printed.
  func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = Self.executables.appending(path: words[0])
    process.arguments = [String](words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "CHAPTERS_DATA" }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

extension [String] {
  /// The word after an option.
  fileprivate func value(of option: String) -> String? {
    firstIndex(of: option).flatMap { $0 + 1 < count ? self[$0 + 1] : nil }
  }
}

@Suite("The commands that a text shows")
struct ShownCommandTests {
  @Test("run, one after the other", arguments: Tutorial.all)
  func run(_ tutorial: Tutorial) throws {
    let workshop = try Workshop()
    defer { workshop.remove() }
    var missingRuns: Set<String> = []
    for command in tutorial.commands {
      let words = command.split(separator: " ").dropFirst(2).map(String.init)
      let (status, output) = try workshop.run(Workshop.reduced(words))
      // Data that is not there is missed only after the command was understood.
      let missing = ["the folder of MNIST's four files", "a folder with data_batch_1"]
      let isMissingData =
        words.contains("--data") && missing.contains { output.contains("expected \($0)") }
      if isMissingData, let run = words.value(of: "--output") { missingRuns.insert(run) }
      // Nor is there a run that was to learn from it.
      let isMissingRun =
        status != 64 && words.value(of: "--checkpoint").map(missingRuns.contains) == true
      // Nor are weights that a reader has saved.
      let isMissingWeights =
        status != 64 && words.contains("--weights") && output.contains("found nothing there")
      #expect(
        status == 0 || isMissingData || isMissingRun || isMissingWeights, "\(command)\n\(output)")
    }
  }

  @Test(
    "are refused where an option does not exist or makes no sense",
    arguments: [
      "chapter-gan --colour", "chapter-gan --as-printed --loss saturating", "chapter-gan paint",
      "chapter-gan --preset quickly", "figures gan-none",
      "chapter-dream --octaves 0", "chapter-dream --layers block3_conv2:much",
      "chapter-dream filters --size 7", "feature-network train --count 7",
      "chapter-style --share 1 --share 2", "chapter-style --as-printed --minimiser adam",
      "chapter-style --rate 5", "chapter-style --start photograph",
      "chapter-dcgan --network frogs", "chapter-dcgan --network keras --as-printed",
      "chapter-ssgan --as-printed --labels 100", "chapter-ssgan --misprint lost",
      "chapter-vae --as-printed --beta 1", "chapter-vae concept --from 1",
      "figures --check --list", "sample-quality --count 7", "sample-quality climb",
    ])
  func refused(command: String) throws {
    let workshop = try Workshop()
    defer { workshop.remove() }
    let (status, output) = try workshop.run(command.split(separator: " ").map(String.init))
    #expect(status == 64, "\(output)")
  }
}
