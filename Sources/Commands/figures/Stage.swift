import Foundation
import Pictures
import Training

/// Where figures are made; games that several of them show are played once.
final class Stage {
  private var made: [AnyHashable: (value: Any, seconds: Double)] = [:]
  /// The time that a figure would have taken longer, had what it shows not been made for another.
  private var savedSeconds = 0.0

  /// A game that has been played to its end.
  func performance<P: Play>(of play: P) throws -> Performance<P> {
    try once(play, "The game of \(play) is played, \(play.steps) steps …") {
      try Performance(of: play)
    }
  }

  /// What is made under a key, announced and made where it has not been yet.
  func once<Value>(
    _ key: some Hashable, _ announcement: String, make: () throws -> Value
  ) rethrows -> Value {
    if let (value, seconds) = made[key], let value = value as? Value {
      savedSeconds += seconds
      return value
    }
    print(announcement)
    let started = ProcessInfo.processInfo.systemUptime
    let value = try make()
    made[key] = (value, ProcessInfo.processInfo.systemUptime - started)
    return value
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
      let kept = try Image(contentsOfPNG: folder.appending(path: entry.file))
      if kept.fingerprint != entry.pixels {
        return "\(entry.file) has the pixels \(kept.fingerprint), not \(entry.pixels) as recorded."
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
      guard let difference = try Catalogue.figures[entry.name]?(self).difference(from: kept) else {
        return "\(entry.file) has another size than what “\(entry.command)” makes now."
      }
      // Processors round differently, and training amplifies it; a formula's curve is the same on all.
      let allowed = entry.seed == nil ? 0 : 1.0
      if difference <= allowed { return nil }
      return "\(entry.file) differs by \(difference) of 255 a pixel from “\(entry.command)”'s."
    } catch {
      return "\(entry.name): \(error)"
    }
  }
}
