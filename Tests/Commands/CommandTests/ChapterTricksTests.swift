import Foundation
import Testing
import Training

/// What is soon played.
private let smoke = ["--preset", "smoke", "--output"]

/// Remedies of every part of a game that has something to remember.
private let memories =
  [
    [], ["packing=3+r1"], ["minibatch-discrimination+historical-averaging"], ["instance-noise"],
    ["mixed-batch-norm"], ["spectral-norm+discriminator-steps=2"], ["unrolling=2"],
    ["wasserstein+generator-dropout"], ["printed-label-noise+sgd-discriminator"],
  ].map { $0.flatMap { ["--remedy", $0] } } + [["--at-once", "--generator-loss", "saturating"]]

@Suite("chapter-tricks")
struct ChapterTricksTests {
  @Test("compare leaves pictures and numbers, and says what they mean")
  func compare() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks("--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in [
      "preset smoke, seed 42", "4 games of 20 steps, collapse-prone; data: ring", "step 80 of 80",
      "no remedy ", "packing  ", "minibatch-discrimination", "discriminator-steps", "0 of 8",
      "the data                  8 of 8",
      "near 2 ln 2 = 1.386, and no mode is covered: an even game",
      "No remedy covers more modes than none.", "3.0 times as many points",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(
      try tricks.folder.paths(below: "runs/chapter-tricks-compare-smoke-42") == [
        "run.json", "configuration.json", "comparison.json", "timing.json", "samples", "charts",
        "samples/strip.png", "samples/field.png", "charts/modes.png",
      ])
    #expect(try tricks.run(smoke + ["a", "--quiet"]).output == "")
  }

  @Test(
    "compare takes any cloud, and points of a file, with modes or without",
    arguments: ["ring", "grid", "spiral", "line", "pieces", "file"])
  func clouds(cloud: String) throws {
    let tricks = try chapterTricks()
    try Data("x,y\n1,2\n\n3,4.5\n5,-9\n".utf8).write(to: tricks.folder.file("some.csv"))
    let points = cloud == "file" ? ["--points", "some.csv"] : ["--cloud", cloud]
    let outcome = try tricks.run(smoke + ["a", "--remedy", "r1", "--steps", "3"] + points)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("data: \(cloud == "file" ? "some.csv" : cloud)"))
    let modes = ["ring": "8 of 8", "grid": "25 of 25"][cloud] ?? "–"
    #expect(outcome.output.contains(try Regex("\nthe data +\(modes) +")), "\(outcome)")
  }

  @Test("equal seeds leave equal bytes on one thread and on two, other seeds others")
  func seeds() throws {
    let tricks = try chapterTricks()
    for verb in ["compare", "train"] {
      var files: [[String: Data]] = []
      for (run, seed, threads) in [("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2")] {
        let name = "\(verb)-\(run)"
        let outcome = try tricks.run(
          [verb] + smoke + [name, "--remedy", "packing", "--seed", seed, "--threads", threads])
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
        files.append(try tricks.folder.files(of: name))
      }
      #expect(files[0] == files[1])
      let numbers = verb == "train" ? "metrics.jsonl" : "comparison.json"
      #expect(files[0][numbers] != files[2][numbers])
    }
  }

  @Test("train leaves a run folder, with what was found after round steps")
  func train() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks("train", "--preset", "smoke", "--remedy", "packing=4")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in [
      "20 steps with packing=4; data: ring", "Generator 578 parameters, discriminator 433",
      "Step 10: 0 of 8 modes", "step 20 of 20",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    let round = Array(1...10) + [20]
    let samples = round.map { String(format: "samples/step-%06d.png", $0) }
    let run = "runs/chapter-tricks-train-smoke-42"
    let files = [
      "run.json", "configuration.json", "checkpoint.safetensors", "metrics.jsonl",
      "quality.jsonl", "timing.json", "charts", "samples", "charts/losses.png", "charts/modes.png",
    ]
    #expect(try tricks.folder.paths(below: run) == Set(files + samples))
    let quality = try MetricsLog.records(in: tricks.folder.file("\(run)/quality.jsonl"))
    #expect(quality.map(\.step) == round)
    #expect(quality[0]["modes"] == 0 && quality[0]["jensenShannon"] != nil)
  }

  @Test("who cooperates agrees, who competes does not; at once the game is another")
  func otherGames() throws {
    let tricks = try chapterTricks()
    let train = ["train", "--preset", "smoke", "--steps", "1000", "--output"]
    let outcome = try tricks.run(train + ["agreed", "--generator-loss", "cooperating"])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("1,000 steps with no remedy and a cooperating loss; data:"))
    #expect(try tricks.run(train + ["opposed"]).status == 0)
    func losses(_ run: String) throws -> [Double] {
      let last = try #require(
        MetricsLog.records(in: tricks.folder.file("\(run)/metrics.jsonl")).last)
      return [try #require(last["discriminatorLoss"]), try #require(last["generatorLoss"])]
    }
    #expect(try losses("agreed").max()! < 0.1)
    let together = try tricks.run(train + ["together", "--at-once"])
    #expect(together.output.contains("with no remedy, both players at once; data: ring"))
    #expect(try tricks.run(train + ["faster", "--discriminator-rate", "0.01"]).status == 0)
    for other in ["together", "faster"] { #expect(try losses(other) != losses("opposed")) }
    #expect(try losses("opposed").max()! > 0.5)
  }

  @Test("resumed to more steps, it leaves the bytes of an uninterrupted run", arguments: memories)
  func resuming(remedies: [String]) throws {
    let tricks = try chapterTricks()
    let train = ["train"] + smoke
    #expect(try tricks.run(train + ["whole", "--steps", "5"] + remedies).status == 0)
    #expect(try tricks.run(train + ["parts", "--steps", "2"] + remedies).status == 0)
    #expect(try tricks("train", "--resume", "parts", "--steps", "5", "--threads", "1").status == 0)
    #expect(try tricks.folder.files(of: "parts") == tricks.folder.files(of: "whole"))
  }

  @Test("a file's points are kept: a run is resumed without it")
  func ownPoints() throws {
    let tricks = try chapterTricks()
    let file = tricks.folder.file("some.csv")
    try Data("1,2\n3,4\n5,-9\n".utf8).write(to: file)
    let train = ["train"] + smoke
    #expect(try tricks.run(train + ["whole", "--steps", "4", "--points", "some.csv"]).status == 0)
    #expect(try tricks.run(train + ["parts", "--steps", "2", "--points", "some.csv"]).status == 0)
    try FileManager.default.removeItem(at: file)
    #expect(try tricks("train", "--resume", "parts", "--steps", "4").status == 0)
    #expect(try tricks.folder.files(of: "parts") == tricks.folder.files(of: "whole"))
  }

  @Test("Ctrl-C saves; what is resumed then leaves the bytes of an uninterrupted run")
  func interruption() throws {
    let tricks = try chapterTricks()
    let running = try tricks.started(["train"] + smoke + ["a", "--steps", "1000000"])
    for _ in 0..<1000 where !tricks.folder.contains("a/samples/step-000020.png") { usleep(10_000) }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("chapter-tricks train --resume a"))
    let timing = try tricks.folder.text("a/timing.json")
    let last = try #require(timing.firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 13)"
    #expect(try tricks("train", "--resume", "a", "--steps", end).status == 0)
    #expect(try tricks.run(["train"] + smoke + ["whole", "--steps", end]).status == 0)
    #expect(try tricks.folder.files(of: "a") == tricks.folder.files(of: "whole"))
  }

  @Test("x·y: what is measured is what the formula says, and where no formula says it, nearly")
  func duel() throws {
    let tricks = try chapterTricks()
    let outcome = try tricks("duel", "--rate", "0.5", "--steps", "400", "--output", "d/a.png")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for row in [
      "simultaneous        1.118034    1.118034", "alternating", "1.000000",
      "extragradient       0.901388    0.901388", "d/a.png",
    ] { #expect(outcome.output.contains(row), "\(row) in \(outcome.output)") }
    #expect(tricks.folder.contains("d/a.png"))
  }

  @Test("summary lists the parameters, and what a remedy adds to them")
  func summary() throws {
    for (typed, parts) in [
      ("", ["18,946", "17,025"]), ("--baseline collapse-prone", ["17,154"]),
      ("--remedy packing", ["17,281"]), ("--preset smoke", ["578", "337"]),
      (
        "--remedy minibatch-discrimination+spectral-norm",
        ["comparison.weight", "128 × 24", "3,072", "20,105", "hidden.0.spectralNorm.direction"]
      ),
      ("--remedy separate-batch-norm", ["hidden.1.batchNorm.", "17,537"]),
    ] {
      let words = typed.split(separator: " ").map(String.init)
      let output = try chapterTricks().run(["summary"] + words).output
      for part in parts { #expect(output.contains(part), "\(typed): \(part) in \(output)") }
    }
  }
}
