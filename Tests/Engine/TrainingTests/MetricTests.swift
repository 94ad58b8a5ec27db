import Testing

@testable import Training

@Suite("Measured numbers")
struct MetricTests {
  @Test(
    "a single-precision number is logged as its own shortest decimal",
    arguments: [(0.1, "0.1"), (1 / 3, "0.33333334"), (1e-10, "1e-10"), (16_777_216, "16777216.0")]
      as [(Float, String)])
  func float(value: Float, digits: String) {
    let metric = Metric("loss", float32: value)
    #expect("\(metric.value)" == digits)
    #expect(Float(metric.value) == value)
  }

  @Test("a number that is not finite stays so")
  func notFinite() {
    #expect(Metric("loss", float32: .infinity).value == .infinity)
    #expect(Metric("loss", float32: .nan).value.isNaN)
  }

  @Test("a record's line has the step first, then the numbers in their order")
  func line() throws {
    let record = MetricsRecord(
      step: 10, [Metric("z", 0.25), Metric("a", 1e-7), Metric("\"", float32: 0.1)])
    #expect(record.line == #"{"step":10,"z":0.25,"a":1e-07,"\"":0.1}"#)
    #expect(try MetricsRecord(line: Array(record.line.utf8)) == record)
    #expect(record["a"] == 1e-7 && record["b"] == nil)
  }

  @Test("two numbers of one name, or one called step, are the programmer's error")
  func equalNames() async {
    await #expect(processExitsWith: .failure) {
      _ = MetricsRecord(step: 1, [Metric("loss", 1), Metric("loss", 2)])
    }
    await #expect(processExitsWith: .failure) {
      _ = MetricsRecord(step: 1, [Metric("step", 1)])
    }
  }

  @Test("what is not finite is null, and reads back as not a number")
  func null() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      let line = MetricsRecord(step: 1, [Metric("loss", value)]).line
      #expect(line == #"{"step":1,"loss":null}"#)
      #expect(try MetricsRecord(line: Array(line.utf8))["loss"]?.isNaN == true)
    }
  }

  @Test(
    "a line that is not a record is refused",
    arguments: [
      "", "1", "[]", "{}", #"{"loss":1,"step":1}"#, #"{"step":1.5}"#, #"{"step":"1"}"#,
      #"{"step":1,"loss":"low"}"#, #"{"step":1,"loss":1,"loss":2}"#, #"{"step":1}{"step":2}"#,
    ])
  func refusals(line: String) {
    #expect(throws: JSON.SyntaxError.self) { try MetricsRecord(line: Array(line.utf8)) }
  }
}
