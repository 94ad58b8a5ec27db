import Foundation
import Pictures
import Training

/// Where figures are made; games that several of them show are played once.
final class Stage {
  private var performances: [Play: Performance] = [:]
  /// The time that a figure would have taken longer, had its game not been played for another.
  private var savedSeconds = 0.0

  /// A game that has been played to its end.
  func performance(of play: Play) throws -> Performance {
    if let performance = performances[play] {
      savedSeconds += performance.seconds
      return performance
    }
    let performance = try Performance(of: play)
    performances[play] = performance
    return performance
  }

  /// Makes a figure and writes it into the folder.
  /// - Returns: its entry with the time that it took and the fingerprint of what was made.
  func make(_ entry: Manifest.Entry, in folder: URL) throws -> Manifest.Entry {
    let started = ProcessInfo.processInfo.systemUptime
    guard let draw = Catalogue.figures[entry.name] else {
      fatalError("nothing draws the figure “\(entry.name)”")
    }
    savedSeconds = 0
    let image = try draw(self)
    try image.writePNG(to: folder.appending(path: entry.file))
    var made = entry
    made.pixels = image.fingerprint
    let seconds = ProcessInfo.processInfo.systemUptime - started + savedSeconds
    made.minutes = (seconds / 6).rounded(.up) / 10
    print(made)
    return made
  }

  /// What is wrong with a figure; nil if nothing is.
  func fault(of entry: Manifest.Entry, in folder: URL) -> String? {
    do {
      let kept = try Image(contentsOfPNG: folder.appending(path: entry.file)).fingerprint
      if kept != entry.pixels {
        return "\(entry.file) has the pixels \(kept), but \(entry.pixels) are on record."
      }
      let words = entry.command.split(separator: " ").map(String.init)
      if !words.starts(with: ["swift", "run", "figures"]) {
        return
          "\(entry.name) is made by “\(entry.command)”, which is not a command of this program."
      }
      let command = try Figures.parse([String](words.dropFirst(3)))
      if command.names != [entry.name] || command.check || command.list {
        return "“\(entry.command)” does not make \(entry.name)."
      }
      if !entry.isQuick { return nil }
      let made = try Catalogue.figures[entry.name]?(self).fingerprint
      return made == kept ? nil : "\(entry.file) differs from what “\(entry.command)” makes now."
    } catch {
      return "\(entry.name): \(error)"
    }
  }
}
