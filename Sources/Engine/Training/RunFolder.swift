import Foundation

/// The folder that one training run leaves behind.
///
/// Two runs of one command, seed and configuration leave the same bytes in every file but
/// `timing.json`, the only one that knows of wall times.
public struct RunFolder: Equatable, Sendable {
  /// What a run is, as `run.json` says it.
  public struct Identity: Codable, Equatable, Sendable {
    /// The command that trains, such as `chapter-gan`.
    public let command: String
    /// The preset it was started with.
    public let preset: String
    /// The seed of every random draw.
    public let seed: UInt64
    /// The version of this package.
    public let version: String

    /// Creates an identity.
    public init(command: String, preset: String, seed: UInt64, version: String) {
      self.command = command
      self.preset = preset
      self.seed = seed
      self.version = version
    }
  }

  /// The folder itself.
  public let url: URL
  /// What run it is of.
  public let identity: Identity

  init(url: URL, identity: Identity) {
    self.url = url
    self.identity = identity
  }

  /// Says what run this is; what makes a folder a run folder.
  static func identityFile(in folder: URL) -> URL { folder.appending(path: "run.json") }

  /// The networks, optimisers and generators after the last step that was saved.
  public var checkpoint: URL { url.appending(path: "checkpoint.safetensors") }
  /// The checkpoint that measured best so far.
  public var best: URL { url.appending(path: "best.safetensors") }
  /// One line of measurements a step.
  public var metrics: URL { url.appending(path: "metrics.jsonl") }
  /// One line of measurements of the samples a checkpoint.
  public var quality: URL { url.appending(path: "quality.jsonl") }
  /// The classifier by which samples of this run are compared with data, if it has one of its own.
  public var classifier: URL { url.appending(path: "classifier.safetensors") }
  /// Every hyper-parameter.
  public var configuration: URL { url.appending(path: "configuration.json") }
  /// When the run was started and resumed, and how long it took.
  public var timing: URL { url.appending(path: "timing.json") }
  /// What was measured of the networks' samples.
  public var evaluation: URL { url.appending(path: "evaluation.json") }
  /// The folder of pictures or texts drawn on the way.
  public var samples: URL { url.appending(path: "samples", directoryHint: .isDirectory) }
  /// The folder of charts of the measurements.
  public var charts: URL { url.appending(path: "charts", directoryHint: .isDirectory) }
}

/// One stretch of training, from its start to its end or to Ctrl-C: an element of `timing.json`.
public struct TrainingSession: Codable, Equatable, Sendable {
  /// When it began, in ISO 8601.
  public let started: String
  /// Its first step.
  public let firstStep: Int
  /// Its last step.
  public let lastStep: Int
  /// How long it took.
  public let seconds: Double

  /// Creates a session.
  public init(started: Date, steps: ClosedRange<Int>, seconds: Double) {
    self.started = started.ISO8601Format()
    self.firstStep = steps.lowerBound
    self.lastStep = steps.upperBound
    self.seconds = seconds
  }
}

// MARK: JSON files

extension RunFolder {
  /// Writes the run's configuration.
  public func writeConfiguration(_ configuration: some Encodable) throws(FileError) {
    try writeJSON(configuration, to: self.configuration)
  }

  /// Reads the configuration that the run was started with.
  public func readConfiguration<Value: Decodable>(as type: Value.Type) throws(FileError) -> Value {
    try read(type, from: configuration)
  }

  /// Writes what was measured of the networks' samples.
  public func writeEvaluation(_ evaluation: some Encodable) throws(FileError) {
    try writeJSON(evaluation, to: self.evaluation)
  }

  /// Adds a stretch of training to `timing.json`.
  public func append(_ session: TrainingSession) throws(FileError) {
    let isFirst = !FileManager.default.fileExists(atPath: timing.path)
    let earlier = isFirst ? [] : try read([TrainingSession].self, from: timing)
    try writeJSON(earlier + [session], to: timing)
  }
}

/// Writes `value` as JSON with its keys in alphabetical order, so that equal values give equal bytes.
public func writeJSON(_ value: some Encodable, to url: URL) throws(FileError) {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  do {
    try writeAtomically([Array(encoder.encode(value)), [UInt8(ascii: "\n")]], to: url)
  } catch let error as FileError {
    throw error
  } catch {
    fatalError("\(type(of: value)) cannot be written as JSON: \(error)")
  }
}

/// Reads what `writeJSON` has written.
func read<Value: Decodable>(_ type: Value.Type, from url: URL) throws(FileError) -> Value {
  let bytes = try InputFile.contents(of: url)
  do {
    return try JSONDecoder().decode(type, from: Data(bytes))
  } catch {
    throw FileError(
      path: url.path, expected: "JSON of a \(type)", found: "something else (\(reason(error)))",
      remedy: "Restore the file or start a new run.")
  }
}

/// What a decoder says, without its enclosing type's name.
private func reason(_ error: any Error) -> String {
  switch error {
  case DecodingError.keyNotFound(let key, _): "no “\(key.stringValue)”"
  case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
    "another type at “\(context.codingPath.map(\.stringValue).joined(separator: "."))”"
  default: "not JSON"
  }
}
