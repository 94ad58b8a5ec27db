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

  /// `--seed`
  @Option(parsing: .unconditional, help: "The seed of every random draw.")
  public var seed: UInt64 = 1

  /// `--threads` and `--quiet`
  @OptionGroup public var machine: MachineOptions

  /// Parsed by the command.
  public init() {}

  /// The run and the file in it that holds the network.
  public func find(command: String) throws -> (folder: RunFolder, file: URL) {
    guard let checkpoint else {
      let folder = try RunFolder.newest(of: command, in: URL(fileURLWithPath: "runs"))
      return (folder, folder.checkpoint)
    }
    let url = URL(fileURLWithPath: checkpoint)
    if url.pathExtension == "safetensors" {
      return (try RunFolder.open(url.deletingLastPathComponent(), command: command), url)
    }
    let folder = try RunFolder.open(url, command: command)
    return (folder, folder.checkpoint)
  }
}
