import Foundation
import Testing

/// A built command, run as a process of its own in a folder of its own.
struct Command {
  /// What a process left when it ended.
  struct Outcome {
    /// 0 where all went well; nil where a signal ended it.
    let status: Int32?
    let output, errors: String
  }

  let name: String
  let folder: TemporaryFolder

  /// Runs to the end.
  /// - Parameter typed: what the process reads from its standard input; nothing if nil.
  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:], typed: String? = nil
  ) throws -> Outcome {
    try started(arguments, environment, typed: typed).outcome()
  }

  /// Runs to the end.
  func run(_ arguments: [String]) throws -> Outcome { try started(arguments).outcome() }

  /// Expects that each of the lines is refused, with every word of `says`, and that no file is changed.
  func expectRefusals(_ lines: [(typed: String, says: [String])]) throws {
    let before = try folder.files(of: "")
    for (typed, says) in lines {
      let outcome = try run(typed.split(separator: " ").map(String.init))
      #expect([1, 64].contains(outcome.status), "\(typed): \(outcome)")
      #expect(outcome.output == "", "\(typed)")
      for part in says { #expect(outcome.errors.contains(part), "\(typed): \(outcome.errors)") }
    }
    #expect(try folder.files(of: "") == before)
  }

  /// Starts it and does not wait.
  func started(
    _ arguments: [String], _ environment: [String: String] = [:], typed: String? = nil
  ) throws -> Running {
    let process = Process()
    process.executableURL = Self.products.appending(path: name)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    var variables = ProcessInfo.processInfo.environment
    variables["CHAPTERS_DATA"] = nil
    process.environment = variables.merging(environment) { $1 }
    return try Running(process, typed: typed)
  }

  /// The folder of the build: that of the test bundle.
  private static var products: URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }
}

/// A process under way; what it reads and prints is in files, which never fill up as pipes do.
final class Running {
  let process: Process
  private let texts: TemporaryFolder

  init(_ process: Process, typed: String?) throws {
    self.process = process
    texts = try TemporaryFolder()
    if let typed { try Data(typed.utf8).write(to: texts.file("input")) }
    process.standardInput =
      try typed.map { _ in try FileHandle(forReadingFrom: texts.file("input")) }
      ?? .nullDevice
    process.standardOutput = try texts.open("output")
    process.standardError = try texts.open("errors")
    try process.run()
  }

  /// Waits for the end.
  func outcome() throws -> Command.Outcome {
    process.waitUntilExit()
    let hasExited = process.terminationReason == .exit
    return Command.Outcome(
      status: hasExited ? process.terminationStatus : nil,
      output: try texts.text("output"), errors: try texts.text("errors"))
  }
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
  }

  func contains(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: file(name).path)
  }

  /// Every file and folder below, hidden ones too, as paths.
  func paths(below name: String = "") throws -> Set<String> {
    Set(try FileManager.default.subpathsOfDirectory(atPath: file(name).path))
  }

  /// The bytes of every file below a run folder but the wall times'.
  func files(of run: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try paths(below: run) where !path.hasSuffix("timing.json") {
      files[path] = FileManager.default.contents(atPath: file(run).path + "/" + path)
    }
    return files
  }

  fileprivate func open(_ name: String) throws -> FileHandle {
    try Data().write(to: file(name))
    return try FileHandle(forWritingTo: file(name))
  }
}

/// `chapter-gan` in a new folder.
func chapterGAN() throws -> Command { Command(name: "chapter-gan", folder: try TemporaryFolder()) }

/// `chapter-dcgan` in a new folder.
func chapterDCGAN() throws -> Command {
  Command(name: "chapter-dcgan", folder: try TemporaryFolder())
}

/// `chapter-ssgan` in a new folder.
func chapterSSGAN() throws -> Command {
  Command(name: "chapter-ssgan", folder: try TemporaryFolder())
}

/// `chapter-text` in a new folder.
func chapterText() throws -> Command {
  Command(name: "chapter-text", folder: try TemporaryFolder())
}

/// `chapter-vae` in a new folder.
func chapterVAE() throws -> Command { Command(name: "chapter-vae", folder: try TemporaryFolder()) }

/// `chapter-tricks` in a new folder.
func chapterTricks() throws -> Command {
  Command(name: "chapter-tricks", folder: try TemporaryFolder())
}
