public import Training

/// One run of a `train` that looks at its networks after every walk through the data.
public struct EpochRun<Process: EpochTrainable, Settings: Encodable> {
  /// The chapter's command.
  public let command: String
  /// Its options.
  public let options: TrainingOptions
  /// The preset that the settings are made from.
  public let preset: String
  /// The run to go on with; nil for a new one.
  public let earlier: RunFolder?
  /// Everything that decides the run: what goes into `configuration.json`.
  public let settings: Settings
  /// Walks through the data.
  public let epochs: Int
  /// What can be done with the trained run, such as "generate --temperature 0.5".
  public let verbs: [String]

  /// Gathers what a run needs.
  public init(
    command: String, options: TrainingOptions, preset: String, earlier: RunFolder?,
    settings: Settings, epochs: Int, verbs: [String]
  ) {
    (self.command, self.options, self.preset) = (command, options, preset)
    (self.earlier, self.settings, self.epochs, self.verbs) = (earlier, settings, epochs, verbs)
  }

  /// Trains to the last step, or to Ctrl-C; every refusal comes before a folder is made or changed.
  /// - Parameters:
  ///   - start: makes what has not been trained.
  ///   - describe: what is said of it beforehand.
  ///   - report: called after every epoch and at the end; returns what is shown.
  public func perform(
    from start: () -> Process, describing describe: (Process) -> String,
    report: (Process, RunFolder) throws -> [String]
  ) throws {
    Interruption.install()
    var process = start()
    let steps = options.steps ?? epochs * process.stepsPerEpoch
    if let earlier {
      try process.restore(earlier.checkpoint)
      if process.step >= steps {
        throw TrainingError.nothingLeft(step: process.step, steps: steps)
      }
    }
    let folder = try earlier ?? options.newFolder(command: command, preset: preset)
    try folder.writeConfiguration(settings)
    let forecast = Forecast(
      of: start(), steps: steps - process.step, operationsPerStep: process.operationsPerStep)
    options.machine.say(
      """
      \(command) \(packageVersion), preset \(folder.identity.preset), seed \(folder.identity.seed)
      \(describe(process))
      \(forecast)
      Writing to \(folder.url.relativePath)

      """)
    let loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: .every(process.stepsPerEpoch))
    let isComplete = try loop.run(&process) { try report($0, folder) }
    options.machine.say(conclusion(in: folder, isComplete: isComplete))
  }

  private func conclusion(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    if !isComplete {
      return "\nInterrupted and saved. Go on with\n  swift run \(command) --resume \(path)"
    }
    let lines = verbs.map { "  swift run \(command) \($0)" }
    return (["\nLook at \(path)/samples and \(path)/charts, then try"] + lines)
      .joined(separator: "\n")
  }
}

extension RunFolder {
  /// Adds what was measured after an epoch to `quality.jsonl`, and keeps the checkpoint where the measure
  /// is the lowest so far, if there is one of that name.
  /// - Returns: the measurements of all epochs.
  public func record(
    _ metrics: [Metric], after process: some Trainable, keepingBest name: String
  ) throws -> [MetricsRecord] {
    let record = MetricsRecord(step: process.step, metrics)
    let log = MetricsLog(quality)
    log.append(record)
    try log.flush()
    let epochs = try MetricsLog.records(in: quality)
    let lowest = epochs.compactMap { $0[name] }.min()
    if let lowest, record[name] == lowest { try process.checkpoint().write(to: best) }
    return epochs
  }

  /// Refuses a configuration with a number that nothing can be trained with.
  public func checkTrainable(flaw: String?) throws(FileError) {
    if let flaw {
      throw FileError(
        path: configuration.path, expected: "numbers that a network can be trained with",
        found: flaw, remedy: "Restore the file or start a new run.")
    }
  }
}
