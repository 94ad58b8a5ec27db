public import ArgumentParser
import Foundation
public import Training

/// Which trained network to use.
public struct CheckpointOptions: ParsableArguments {
  /// `--checkpoint`
  @Option(
    help: ArgumentHelp(
      "A run folder, or a checkpoint in one; the newest run if not given.", valueName: "run"))
  public var checkpoint: String?

  /// `--best`
  @Flag(help: "The best checkpoint, where train has kept one, instead of the last.")
  public var best = false

  /// `--seed`
  @Option(parsing: .unconditional, help: "The seed of every random draw.")
  public var seed: UInt64 = 1

  /// `--threads` and `--quiet`
  @OptionGroup public var machine: MachineOptions

  /// Parsed by the command.
  public init() {}

  /// Refuses two checkpoints.
  public func validate() throws {
    if best && isFile {
      throw ValidationError("--best chooses a checkpoint: give --checkpoint a run's folder.")
    }
  }

  private var isFile: Bool { checkpoint?.hasSuffix(".safetensors") ?? false }

  /// The run and the file in it that holds the network.
  public func find(command: String) throws -> (folder: RunFolder, file: URL) {
    if let checkpoint, isFile {
      let file = URL(fileURLWithPath: checkpoint)
      return (try RunFolder.open(file.deletingLastPathComponent(), command: command), file)
    }
    let folder =
      try checkpoint.map { try RunFolder.open(URL(fileURLWithPath: $0), command: command) }
      ?? RunFolder.newest(of: command, in: URL(fileURLWithPath: "runs"))
    if best && !FileManager.default.fileExists(atPath: folder.best.path) {
      throw FileError(
        path: folder.best.path, expected: "the best checkpoint of the run", found: "none",
        remedy: "Train with --keep-best (chapter-text: --held-out), or leave out --best.")
    }
    return (folder, best ? folder.best : folder.checkpoint)
  }
}
