public import ArgumentParser
import Foundation
import Kernels
public import Training

/// The version of this package, which every run folder records.
public let packageVersion = "0.1.0"

/// What every chapter's `train` understands.
public struct TrainingOptions: ParsableArguments {
  /// `--steps`
  @Option(
    parsing: .unconditional, help: "The step at which training ends, instead of the preset's.")
  public var steps: Int?

  /// `--resume`
  @Option(help: ArgumentHelp("Go on with the run in this folder.", valueName: "run"))
  public var resume: String?

  /// `--seed`, `--output`, `--force`, `--threads` and `--quiet`
  @OptionGroup private var run: RunOptions

  /// Parsed by the command.
  public init() {}

  /// `--seed`
  public var seed: UInt64 { run.seed }

  /// `--threads` and `--quiet`
  public var machine: MachineOptions { run.machine }

  /// Refuses numbers that make no sense.
  public func validate() throws {
    try check("--steps", steps, isAtLeast: 1)
    if resume != nil && (run.output != nil || run.force) {
      throw ValidationError("--resume goes on in its own folder: leave out --output and --force.")
    }
    if resume != nil && run.givenSeed != nil {
      throw ValidationError("--resume goes on with the run's own seed: leave out --seed.")
    }
  }

  /// The run to go on with; nil for a new one.
  public func earlierRun(of command: String) throws -> RunFolder? {
    try resume.map { try RunFolder.open(URL(fileURLWithPath: $0), command: command) }
  }

  /// The folder of a new run: the one asked for, or the first that is free below `runs/`.
  public func newFolder(command: String, preset: String) throws -> RunFolder {
    try run.newFolder(command: command, preset: preset)
  }
}

/// What every command understands about the machine and the terminal.
public struct MachineOptions: ParsableArguments {
  /// `--threads`
  @Option(
    parsing: .unconditional, help: "How many threads to use; all the processor's, if not given.")
  public var threads: Int?

  /// `--quiet`
  @Flag(help: "Print errors only.")
  public var quiet = false

  /// Parsed by the command.
  public init() {}

  /// Refuses numbers that make no sense.
  public func validate() throws { try check("--threads", threads, isAtLeast: 1) }

  /// Sets the number of threads, and says so where the processor is not used as it could be.
  public func apply() {
    if let threads { ThreadPool.shared.threadCount = threads }
    if !Processor.hasFusedMultiplyAdd {
      say("Built without this processor's vector instructions: expect a fraction of the speed.")
    }
  }

  /// Prints a line unless told to be quiet.
  public func say(_ text: String = "") { if !quiet { print(text) } }
}

/// Refuses a number below `least`, naming the option.
public func check(_ option: String, _ value: Int?, isAtLeast least: Int) throws {
  if let value, value < least {
    throw ValidationError("\(option) takes a number from \(least) up, found \(value).")
  }
}

/// Refuses a number outside `range`, naming the option.
public func check(_ option: String, _ value: Int, isIn range: ClosedRange<Int>) throws {
  try check(option, value, isAtLeast: range.lowerBound)
  if value > range.upperBound {
    throw ValidationError("\(option) takes at most \(range.upperBound), found \(value).")
  }
}

/// Refuses a rate that is not a positive number, naming the option.
public func check(_ option: String, isPositive value: Double?) throws {
  if let value, !(value > 0 && value.isFinite) {
    throw ValidationError("\(option) takes a positive number, found \(value).")
  }
}

/// Refuses a number outside `range`, naming the option.
public func check(
  _ option: String, _ value: Double?, isIn range: ClosedRange<Double>
) throws {
  if let value, !range.contains(value) {
    throw ValidationError(
      "\(option) takes a number from \(range.lowerBound) to \(range.upperBound), found \(value).")
  }
}
