public import Foundation
public import Training

extension Trial {
  /// Reads the trials that `write` has written.
  ///
  /// - Throws: an error where the file is damaged, or holds something else.
  public static func trials(in url: URL) throws(FileError) -> [Trial] {
    func refusal(_ found: String) -> FileError {
      FileError(
        path: url.path, expected: "the trials of an ablation", found: found,
        remedy: "Move the file away to begin anew.")
    }
    let data: Data
    do { data = try Data(contentsOf: url) } catch { throw refusal("no file that can be read") }
    do {
      return try JSONDecoder().decode([Trial].self, from: data)
    } catch let error as DecodingError {
      throw refusal(error.place)
    } catch {
      throw refusal("\(error)")
    }
  }

  /// Writes trials as JSON, whole or not at all: to be read again, by a person as well.
  public static func write(_ trials: [Trial], to url: URL) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    guard let data = try? encoder.encode(trials) else {
      fatalError("trials hold finite numbers alone, found \(trials)")
    }
    try writeAtomically([Array(data)], to: url)
  }
}

extension DecodingError {
  /// What is wrong and where, in a phrase.
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context): "no “\(key.stringValue)” at \(Self.path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "a value of another kind at \(Self.path(context))"
    case .dataCorrupted(let context): "\(context.debugDescription) at \(Self.path(context))"
    @unknown default: "something else"
    }
  }

  private static func path(_ context: Context) -> String {
    context.codingPath.isEmpty
      ? "the top" : context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
