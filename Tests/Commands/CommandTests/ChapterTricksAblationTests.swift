import Foundation
import Testing

private let ablate = ["ablate", "--preset", "smoke", "--output", "a"]

/// The games of `a/ablation.json`.
private struct Record: Decodable {
  struct Game: Decodable, Equatable {
    struct Match: Decodable, Hashable {
      let baseline: String
      let remedies: [String]
      let seed: UInt64
      let length: String
    }

    let match: Match
    let discriminatorLoss, seconds: Double
    let steps, generatorEvaluations: Int
  }

  let trials: [Game]

  init(in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(
      Self.self, from: Data(contentsOf: folder.file("a/ablation.json")))
  }

  /// Each game's loss, which any other course would have changed.
  var losses: [Game.Match: Double] {
    Dictionary(uniqueKeysWithValues: trials.map { ($0.match, $0.discriminatorLoss) })
  }
}

@Suite("chapter-tricks ablate")
struct ChapterTricksAblationTests {
  @Test("every remedy is played on both baselines, and each seed is in the table")
  func everything() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks.run(ablate + ["--seeds", "2"])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in [
      "92 games, of which 92 are to be played; data: ring", "92 of 92: collapse-prone, ",
      "tuned: ring, 20 steps, 2 seeds", "collapse-prone: ring, 20 steps, 2 seeds",
      "no remedy                       0 0   0.0", "loss-threshold                  0 0   0.0",
      "0–0  1.000", "Written to a/ablation.md",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    let table = try tricks.folder.text("a/ablation.md")
    #expect(table.contains("| remedy | each seed | mean | high quality |"), "\(table)")
    #expect(table.ranges(of: "\n| ").count == 2 * (23 + 2), "\(table)")
    #expect(
      try tricks.folder.paths(below: "a") == ["ablation.json", "ablation.md", "ablation.png"])
    #expect(try Record(in: tricks.folder).trials.count == 92)
  }

  @Test("a game that was finished is never played again")
  func goingOn() throws {
    let tricks = try chapterTricks()
    _ = try tricks.run(ablate + ["--remedy", "r1", "--seeds", "1"])
    let first = try Record(in: tricks.folder).trials
    let outcome = try tricks.run(ablate + ["--remedy", "packing+r1", "--seeds", "2"])
    #expect(outcome.output.contains("8 games, of which 6 are to be played"), "\(outcome)")
    #expect(outcome.output.contains("packing+r1") && !outcome.output.contains("\nr1 "))
    let second = try Record(in: tricks.folder).trials
    #expect(second.count == 10 && Array(second.prefix(4)) == first)
    let again = try tricks.run(ablate + ["--remedy", "packing+r1", "--seeds", "2"])
    #expect(
      again.output.contains("of which 0 are to be played") && again.output.contains("2 seeds"))
    #expect(try Record(in: tricks.folder).trials == second)
    let anew = try tricks.run(ablate + ["--remedy", "r1", "--seeds", "1", "--force"])
    #expect(anew.output.contains("4 games, of which 4 are to be played"))
    #expect(try Record(in: tricks.folder).trials.count == 4)
  }

  @Test("killed at any moment, it goes on to what an unbroken ablation finds, on one thread or two")
  func killed() throws {
    let (broken, whole) = (try chapterTricks(), try chapterTricks())
    let options = ablate + ["--remedy", "unrolling", "--seeds", "3", "--steps", "150"]
    let running = try broken.started(options + ["--threads", "1"])
    for _ in 0..<1000 where !broken.folder.contains("a/ablation.json") { usleep(5_000) }
    kill(running.process.processIdentifier, SIGKILL)
    #expect(try running.outcome().status == nil)
    let count = try Record(in: broken.folder).trials.count
    #expect((1..<12).contains(count))
    let outcome = try broken.run(options + ["--threads", "2"])
    #expect(outcome.output.contains("12 games, of which \(12 - count) are to be played"))
    #expect(try whole.run(options).status == 0)
    #expect(try Record(in: broken.folder).losses == Record(in: whole.folder).losses)
  }

  @Test("at equal data, a remedy that takes more ends as soon as it has had as much")
  func equalData() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks.run(
      ablate + ["--remedy", "packing", "--baseline", "tuned", "--seeds", "1", "--equal-data"])
    #expect(outcome.output.contains("packing, equal data"), "\(outcome)")
    let games = try Record(in: tricks.folder).trials
    #expect(
      Set(games.map { "\($0.match.remedies) \($0.match.length) \($0.steps)" }) == [
        "[] steps 20", #"["packing"] steps 20"#, #"["packing"] evaluations 10"#,
      ])
    #expect(games.map(\.generatorEvaluations).sorted() == [640, 640, 1_280])
  }

  @Test("without modes, games are compared by their distance from the data")
  func distances() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks.run(
      ablate + ["--cloud", "spiral", "--remedy", "hinge", "--seeds", "2", "--quiet"])
    #expect(outcome.output == "" && outcome.errors == "")
    let table = try tricks.folder.text("a/ablation.md")
    #expect(table.contains("Jensen–Shannon in thousandths of a nat, seed by seed"), "\(table)")
    #expect(table.contains("| hinge | 693 693 | 693.1 | – | – | 0.693 | 0–0 |"), "\(table)")
  }
}
