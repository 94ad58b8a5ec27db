import Foundation

/// The measurements of a run, `metrics.jsonl`: one JSON object a line, the step first, only ever
/// added to.
///
/// Lines wait in memory until `flush`, which belongs before every checkpoint: then the file holds
/// all steps up to the checkpoint's whenever the run ends, and `cut` can take back the later ones.
public final class MetricsLog {
  /// The file.
  public let url: URL
  private var waiting: [UInt8] = []

  /// Creates the log of the file at `url`, which is made at the first flush where it is missing.
  public init(_ url: URL) { self.url = url }

  deinit { try? flush() }

  /// Adds a line.
  public func append(_ record: MetricsRecord) {
    waiting += Array(record.line.utf8)
    waiting.append(newline)
  }

  /// Forces every line so far to the disk; lines that could not be written wait for the next flush.
  public func flush() throws(FileError) {
    if waiting.isEmpty { return }
    try Training.append(waiting, to: url)
    waiting = []
  }

  /// The records of the file at `url`.
  ///
  /// A last line without its end is passed over: the run is writing it, or died while it did.
  /// - Throws: an error that names file and line where a line is not a record.
  public static func records(in url: URL) throws(FileError) -> [MetricsRecord] {
    var records: [MetricsRecord] = []
    let lines = try InputFile.contents(of: url).split(
      separator: newline, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(JSON.SyntaxError) {
        records.append(try MetricsRecord(line: Array(line)))
      } catch {
        if index == lines.count - 1 { break }
        throw FileError(
          path: "\(url.path):\(index + 1)", expected: error.expected, found: error.found,
          remedy: "Remove the line to go on without it.")
      }
    }
    return records
  }

  /// Removes every record after `step`, where a run is resumed from that step's checkpoint.
  ///
  /// What is left is what an uninterrupted run would have written by then. A file that is missing
  /// is left so.
  public static func cut(_ url: URL, afterStep step: Int) throws(FileError) {
    if !FileManager.default.fileExists(atPath: url.path) { return }
    let kept = try records(in: url).filter { $0.step <= step }
    try writeAtomically(kept.map { $0.line + "\n" }.joined(), to: url)
  }
}

private let newline = UInt8(ascii: "\n")
