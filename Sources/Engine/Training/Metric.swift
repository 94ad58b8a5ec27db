/// One measured number of a training step, such as a loss.
public struct Metric: Equatable, Sendable {
  /// What was measured.
  public let name: String
  /// The number; where it is not finite, `metrics.jsonl` says null and reads back not-a-number.
  public let value: Double

  /// Creates a metric.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }

  /// Creates a metric of the shortest decimal that rounds to `value`: 0.1 where `Double(value)`
  /// would be 0.10000000149011612.
  public init(_ name: String, float32 value: Float) {
    self.init(name, Double("\(value)")!)
  }
}

/// What was measured at one step: a line of `metrics.jsonl`.
public struct MetricsRecord: Equatable, Sendable {
  /// The step, counted from 1.
  public let step: Int
  /// The numbers in the order in which they are written.
  public let metrics: [Metric]

  /// Creates a record.
  /// - Precondition: no two metrics have one name, and none is called `step`.
  public init(step: Int, _ metrics: [Metric]) {
    let names = ["step"] + metrics.map(\.name)
    if Set(names).count != names.count { fatalError("names that must differ: \(names)") }
    self.step = step
    self.metrics = metrics
  }

  /// The number called `name`; nil where this step did not measure it.
  public subscript(name: String) -> Double? { metrics.first { $0.name == name }?.value }
}

extension MetricsRecord {
  /// The line: `{"step":10,"loss":0.25}`.
  var line: String {
    let members = metrics.map { JSON.Member($0.name, .double($0.value)) }
    return JSON.object([JSON.Member("step", .integer(step))] + members).text
  }

  /// Reads a line.
  init(line: [UInt8]) throws(JSON.SyntaxError) {
    let json = try JSON(parsing: line)
    guard let members = json.members, members.first?.name == "step",
      let step = members.first?.value.integer
    else {
      throw JSON.SyntaxError(
        offset: 0, expected: "an object whose first key is “step”", found: json.text)
    }
    var metrics: [Metric] = []
    for member in members.dropFirst() {
      guard let value = member.value.double else {
        throw JSON.SyntaxError(
          offset: 0, expected: "a number as “\(member.name)”", found: member.value.text)
      }
      metrics.append(Metric(member.name, value))
    }
    self.init(step: step, metrics)
  }
}
