import Foundation
import Pictures
import Training

/// What is known about every figure: `figures/manifest.json`.
struct Manifest: Codable {
  /// One figure.
  struct Entry: Codable, CustomStringConvertible {
    /// What the figure is called on the command line.
    let name: String
    /// The PNG beside the manifest.
    let file: String
    /// What one sees.
    let shows: String
    /// What makes it.
    let command: String
    /// The seed of every random draw; nil where none is made.
    let seed: UInt64?
    /// The data set it is made from; nil where everything is drawn or computed.
    let needs: String?
    /// How long it took with two cores, rounded up to a tenth.
    var minutes: Double
    /// The fingerprint of its pixels.
    var pixels: String

    /// Whether `--check` makes it again: what takes seconds. Long games end elsewhere on every
    /// processor, since they amplify how it rounds.
    var isQuick: Bool { needs == nil && minutes <= 0.1 }

    /// Name, duration, data and content.
    var description: String {
      let time = minutes > 0.1 ? String(format: "%.1f minutes", minutes) : "seconds"
      return "\(name) (\(time)\(needs.map { ", needs \($0)" } ?? "")): \(shows)"
    }
  }

  private(set) var figures: [Entry]

  /// Reads the manifest of a folder.
  init(in folder: URL) throws {
    let url = folder.appending(path: "manifest.json")
    do {
      self = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: url))
    } catch {
      throw FileError(
        path: url.path, expected: "the manifest of the figures",
        found: "\((error as NSError).localizedDescription)",
        remedy: "Run in the package's folder, or name the folder with --folder.")
    }
  }

  /// Writes it back, whole or not at all.
  func write(in folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(self), as: UTF8.self)
    try writeAtomically(text + "\n", to: folder.appending(path: "manifest.json"))
  }

  /// The figures of these names; all if there are none.
  func entries(named names: [String]) throws -> [Entry] {
    try names.isEmpty
      ? figures
      : names.map { name in
        guard let entry = figures.first(where: { $0.name == name }) else {
          throw FileError(
            path: "manifest.json", expected: "a figure called “\(name)”", found: "none",
            remedy: "Add what it shows and how it is made.")
        }
        return entry
      }
  }

  /// Replaces what is known about a figure.
  mutating func record(_ entry: Entry) {
    if let index = figures.firstIndex(where: { $0.name == entry.name }) { figures[index] = entry }
  }

  /// Where the manifest and the catalogue disagree.
  var faults: [String] {
    let listed = Set(figures.map(\.name))
    let drawn = Set(Catalogue.figures.keys)
    return listed.subtracting(drawn).sorted().map {
      "\($0) is in the manifest, but nothing draws it."
    }
      + drawn.subtracting(listed).sorted().map { "\($0) is drawn, but not in the manifest." }
  }
}

extension Image {
  /// The mean difference of the values from another picture's; nil where the sizes differ.
  func difference(from other: Image) -> Double? {
    if [width, height, channels] != [other.width, other.height, other.channels] { return nil }
    let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(pixels.count)
  }

  /// Tells pictures apart by size, channels and pixels, whatever the compressor did.
  var fingerprint: String {
    let shape = [width, height, channels].flatMap { number in
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    return Training.fingerprint(of: [shape, pixels])
  }
}
