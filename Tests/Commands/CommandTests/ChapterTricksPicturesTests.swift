import Foundation
import Testing

private let digits = ["digits", "--preset", "smoke", "--count", "30", "--output", "a"]

/// The games of `a/digits.json`.
private struct Record: Decodable {
  struct Game: Decodable, Equatable {
    struct Measures: Decodable, Equatable {
      struct Classes: Decodable, Equatable { let counts: [Int] }

      let classes: Classes
    }

    let remedies: [String]
    let seed: UInt64
    let measures: Measures
    let steps, generatorEvaluations: Int
    let seconds: Double
  }

  let trials: [Game]

  init(in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(
      Self.self, from: Data(contentsOf: folder.file("a/digits.json")))
  }
}

@Suite("chapter-tricks digits")
struct ChapterTricksDigitsTests {
  @Test("every game is played, measured and drawn, seed by seed")
  func everything() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks.run(digits + ["--seeds", "2"])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in [
      "preset smoke on drawn digits, 30 samples measured",
      "8 games of 3 steps, of which 8 are to be played", "spectral-norm, seed 2",
      "seed 1\n", "\nseed 2\n", "\nmeans\n", "Fréchet  kernel × 1000  precision  recall  classes",
      "\nno remedy  ", "\nspectral-norm  ", "\nthe data ", "Written to a/digits.md",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    let names = ["no-remedy", "packing", "sgd-discriminator", "spectral-norm"]
    let samples = names.flatMap { ["samples/\($0)-1.png", "samples/\($0)-2.png"] }
    #expect(
      try tricks.folder.paths(below: "a")
        == Set(["digits.json", "digits.md", "digits.png", "samples"] + samples))
    let games = try Record(in: tricks.folder).trials
    #expect(games.map(\.generatorEvaluations) == [24, 48, 24, 24, 24, 48, 24, 24])
    #expect(games.allSatisfy { $0.measures.classes.counts.reduce(0, +) == 30 && $0.steps == 3 })
    #expect(try tricks.folder.text("a/digits.md").contains("| the data | "))
  }

  @Test("a finished game is never played again; only what was asked for is in the table")
  func goingOn() throws {
    let tricks = try chapterTricks()
    _ = try tricks.run(digits + ["--remedy", "pixel-shuffle"])
    let first = try Record(in: tricks.folder).trials
    let outcome = try tricks.run(digits + ["--remedy", "hinge"])
    #expect(outcome.output.contains("2 games of 3 steps, of which 1 are to be"), "\(outcome)")
    #expect(outcome.output.contains("\nhinge ") && !outcome.output.contains("pixel-shuffle"))
    let second = try Record(in: tricks.folder).trials
    #expect(second.count == 3 && Array(second.prefix(2)) == first)
    let anew = try tricks.run(digits + ["--remedy", "hinge", "--force", "--quiet"])
    #expect(anew.output == "")
    #expect(try Record(in: tricks.folder).trials.map(\.remedies) == [[], ["hinge"]])
  }
}

@Suite("chapter-tricks counting")
struct ChapterTricksCountingTests {
  @Test("it counts, draws, and says how much the pictures differ; equal seeds leave equal bytes")
  func counting() throws {
    let tricks = try chapterTricks()
    for (run, options) in [("a", []), ("b", ["--threads", "1"]), ("c", ["--seed", "1"])] {
      let outcome = try tricks.run(
        ["counting", "--preset", "smoke", "--output", run] + options)
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      for part in [
        "20 steps with r1=1.0+leaky-relu; data: pictures of 3 spots", "spots  generated     data",
        "\n3  ", " 100.0 %", "of the generated pictures have 3 spots; on average they have",
        "as much as the data's", "Look at \(run)/samples/counting.png",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    }
    let files = try ["a", "b", "c"].map(tricks.folder.files)
    #expect(files[0].keys.contains("counting.json") && files[0] == files[1])
    #expect(files[0]["counting.json"] != files[2]["counting.json"])
  }

  @Test("spots, remedies and steps are what was asked for")
  func options() throws {
    for (options, part) in [
      (["--spots", "2"], "pictures of 2 spots"), (["--without-remedy"], "20 steps with no remedy"),
      (["--remedy", "packing", "--steps", "2"], "2 steps with packing;"),
    ] {
      let outcome = try chapterTricks().run(["counting", "--preset", "smoke"] + options)
      #expect(outcome.output.contains(part), "\(outcome)")
    }
  }
}
