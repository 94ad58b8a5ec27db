public import ArgumentParser
import Foundation
public import Training

/// What everything understands that leaves a run folder.
public struct RunOptions: ParsableArguments {
  @Option(
    name: .customLong("seed"), parsing: .unconditional,
    help: "The seed of every random draw; 42 if not given.")
  var givenSeed: UInt64?

  /// `--output`
  @Option(
    help: ArgumentHelp(
      "Where to write the run; a new folder below runs/ if not given.", valueName: "dir"))
  public var output: String?

  /// `--force`
  @Flag(help: "Overwrite the run in the output folder.")
  public var force = false

  /// `--threads` and `--quiet`
  @OptionGroup public var machine: MachineOptions

  /// Parsed by the command.
  public init() {}

  /// `--seed`
  public var seed: UInt64 { givenSeed ?? 42 }

  /// The folder of a new run: the one asked for, or the first that is free below `runs/`.
  public func newFolder(command: String, preset: String) throws -> RunFolder {
    let identity = RunFolder.Identity(
      command: command, preset: preset, seed: seed, version: packageVersion)
    let url = URL(fileURLWithPath: output ?? Self.freeName(command, preset, seed))
    return try RunFolder.create(at: url, for: identity, force: force)
  }

  private static func freeName(_ command: String, _ preset: String, _ seed: UInt64) -> String {
    let base = "runs/\(command.replacing(" ", with: "-"))-\(preset)-\(seed)"
    let names = [base] + (2...).lazy.prefix(100_000).map { "\(base)-\($0)" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? base
  }
}
