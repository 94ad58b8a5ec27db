import ChapterOptions
import Foundation
import GAN
import GANTraining
import Pictures
import Training

/// What all games of `digits` have in common, besides what each says of itself.
struct DigitSettings: Codable, Equatable, CustomStringConvertible {
  let preset: Preset
  let steps: Int?
  let data: String
  let count: Int

  var description: String {
    let length = steps.map { ", \($0) steps" } ?? ""
    return "preset \(preset.rawValue)\(length) on \(data), \(count) samples measured"
  }
}

/// The games of `digits`, one after another.
struct DigitGames {
  let data: PicturePoints
  let judge: PictureJudge
  let folder: URL
  let machine: MachineOptions
  let matches: [(game: GANTraining.Configuration, seed: UInt64)]

  /// Whether a trial is of one of these games.
  func contain(_ trial: PictureTrial) -> Bool {
    matches.contains { $0.game.remedies == trial.remedies && $0.seed == trial.seed }
  }

  /// Plays what remains; each game leaves its samples before it is on record.
  func play(keeping record: inout TrialRecord<DigitSettings, PictureTrial>) throws {
    let remaining = matches.filter { match in
      !record.trials.contains { $0.remedies == match.game.remedies && $0.seed == match.seed }
    }
    machine.say(
      """
      \(ChapterTricks.name) digits \(packageVersion), \(record.settings)
      \(matches.count) games of \(readableCount(matches[0].game.steps)) steps, of which \
      \(remaining.count) are to be played
      Writing to \(folder.relativePath)

      """)
    for (game, seed) in remaining {
      machine.say("\(game.remedies.name), seed \(seed)")
      var display = ProgressDisplay(
        total: game.steps, style: .suitable(isQuiet: machine.quiet))
      let (trial, pictures) = PictureTrial.playing(game, on: data, seed: seed, before: judge) {
        display.update(step: $0)
      }
      display.finish()
      if let pictures {
        let url = samples(of: game, seed: seed)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try pictures.sample.writePNG(to: url)
      } else {
        machine.say("A number is no longer finite after step \(readableCount(trial.steps)).")
      }
      try record.add(trial)
    }
    machine.say()
  }

  private func samples(of game: GANTraining.Configuration, seed: UInt64) -> URL {
    let name = game.remedies.name.replacing(" ", with: "-")
    return folder.appending(path: "samples/\(name)-\(seed).png")
  }

  /// Samples of each game of the first seed.
  var sheet: Image {
    get throws {
      let shown = matches.filter { $0.seed == matches[0].seed }
      return try PictureTrial.sheet(
        of: shown.compactMap { game, seed in
          let url = samples(of: game, seed: seed)
          if !FileManager.default.fileExists(atPath: url.path) { return nil }
          return (game.remedies.name, try Image(contentsOfPNG: url))
        })
    }
  }
}
