import Foundation

/// A temporary folder in which the package's commands are run as a reader runs them.
final class Terminal {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "commands-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What a command left on its way.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a command to its end.
  func run(_ line: String) throws -> Outcome {
    let (process, output, errors) = try start(line)
    let printed = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    let complained = String(decoding: errors.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: printed, errors: complained)
  }

  /// Starts a command and lets it run.
  func start(_ line: String) throws -> (Process, output: FileHandle, errors: FileHandle) {
    let words = line.split(separator: " ").map(String.init)
    let process = Process()
    process.executableURL = Self.executables.appending(path: words[0])
    process.arguments = [String](words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "CHAPTERS_DATA" }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output.fileHandleForReading, errors.fileHandleForReading)
  }

  /// The bytes of every file below a folder, by path, but for the one that knows of wall times.
  func files(below path: String) throws -> [String: Data] {
    let root = folder.appending(path: path)
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appending(path: name)
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
      if isFolder || url.lastPathComponent == "timing.json" { continue }
      found[name] = try Data(contentsOf: url)
    }
    return found
  }

  /// Where the package's executables are: beside the tests.
  private static let executables: URL = {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return Bundle.main.bundleURL
  }()
}
