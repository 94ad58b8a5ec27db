import Foundation
import Pictures
import Testing
import Training

/// `chapter-style fast …` in a new folder, with a style picture in it and a folder of contents.
func fast() throws -> Command {
  let command = Command(name: "chapter-style", folder: try TemporaryFolder())
  let folder = command.folder
  try folder.writeColours("stripes.png", width: 33, height: 57, channels: 3)
  try FileManager.default.createDirectory(
    at: folder.file("photos"), withIntermediateDirectories: false)
  for (name, width, height, channels) in [("a", 70, 50, 3), ("b", 40, 90, 4), ("c", 20, 20, 1)] {
    try folder.writeColours("photos/\(name).png", width: width, height: height, channels: channels)
  }
  return command
}

/// What is soon trained.
let fastSmoke = ["fast", "train", "--preset", "smoke", "--output"]

extension TemporaryFolder {
  fileprivate func writeColours(_ name: String, width: Int, height: Int, channels: Int) throws {
    let pixels = (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 * 7) }
    try Image(width: width, height: height, channels: channels, pixels: pixels)
      .writePNG(to: file(name))
  }
}

@Suite("chapter-style fast")
struct ChapterStyleFastTests {
  @Test("train leaves a run folder and says what it did")
  func train() throws {
    let command = try fast()
    let outcome = try command("fast", "--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let run = "runs/chapter-style-fast-smoke-42"
    for part in [
      "preset smoke, seed 42", "The style of swirls, learned on 4 pictures drawn here at 32 pixels",
      "content at block2_conv2, style at block1_conv1, block2_conv2",
      "parameters learns by the perceptual loss", "Step 2: the loss of held-out pictures is ",
      "step 4 of 4", "fast apply --checkpoint \(run)",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(
      try command.folder.paths(below: run) == [
        "run.json", "configuration.json", "metrics.jsonl", "quality.jsonl", "timing.json",
        "style.png", "checkpoint.safetensors", "best.safetensors", "charts", "charts/loss.png",
        "samples", "samples/step-000002.png", "samples/step-000004.png",
      ])
    let records = try MetricsLog.records(in: command.folder.file("\(run)/metrics.jsonl"))
    #expect(records.map(\.step) == [1, 2, 3, 4])
    #expect(records[0].metrics.map(\.name) == ["loss", "content", "style", "variation"])
    let rounds = try MetricsLog.records(in: command.folder.file("\(run)/quality.jsonl"))
    #expect(rounds.map(\.step) == [2, 4])
    #expect(rounds[1]["heldOut"]! < rounds[0]["heldOut"]!)
  }

  @Test("the same seed leaves the same files, with one thread and with two; another, others")
  func seeds() throws {
    let command = try fast()
    for lesson in ["perceptual", "pairs"] {
      var files: [[String: Data]] = []
      for (run, seed, threads) in [("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2")] {
        let outcome = try command.run(
          fastSmoke + [
            "\(lesson)-\(run)", "--seed", seed, "--threads", threads, "--lesson", lesson,
            "--contents", "photos", "--style", "stripes.png",
          ])
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
        files.append(try command.folder.files(of: "\(lesson)-\(run)"))
      }
      #expect(files[0] == files[1])
      #expect(files[0]["checkpoint.safetensors"] != files[2]["checkpoint.safetensors"])
    }
  }

  @Test(
    "resumed, a run holds what an uninterrupted one does, its style and pairs from its folder",
    arguments: ["perceptual", "pairs"])
  func resuming(lesson: String) throws {
    let command = try fast()
    let folder = command.folder
    let options = ["--lesson", lesson, "--contents", "photos", "--style", "stripes.png"]
    #expect(try command.run(fastSmoke + ["whole"] + options).status == 0)
    #expect(try command.run(fastSmoke + ["part", "--steps", "3"] + options).status == 0)
    try FileManager.default.removeItem(at: folder.file("stripes.png"))
    let refused = try command("fast", "train", "--resume", "part", "--preset", "smoke")
    #expect(refused.errors.contains("--resume goes on with the run's own pictures and numbers"))
    let outcome = try command("fast", "train", "--resume", "part", "--steps", "4")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    var (whole, part) = try (folder.files(of: "whole"), folder.files(of: "part"))
    #expect(whole["samples/pair-2.png"] == nil || lesson == "pairs")
    // A last step that is not the end of a round is looked at too.
    for name in ["samples/step-000003.png", "quality.jsonl", "charts/loss.png"] {
      (whole[name], part[name]) = (nil, nil)
    }
    for name in Set(whole.keys).union(part.keys) where name != "best.safetensors" {
      #expect(whole[name] == part[name], "\(name)")
    }
  }

  @Test("pairs that were made before Ctrl-C are not made again")
  func interruptedPairs() throws {
    let command = try fast()
    let running = try command.started(fastSmoke + ["a", "--lesson", "pairs", "--pairs", "100000"])
    let third = command.folder.file("a/samples/pair-3.png").path
    while running.process.isRunning && !FileManager.default.fileExists(atPath: third) {
      usleep(10_000)
    }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.output.contains("Interrupted and saved"), "\(outcome)")
    let configuration = try command.folder.text("a/configuration.json")
      .replacing(#""pairCount" : 100000"#, with: #""pairCount" : 3"#)
    try Data(configuration.utf8).write(to: command.folder.file("a/configuration.json"))
    let before = try command.folder.files(of: "a")
    let resumed = try command("fast", "train", "--resume", "a")
    #expect(resumed.status == 0 && resumed.errors == "", "\(resumed)")
    let after = try command.folder.files(of: "a")
    for number in 1...3 {
      let name = "samples/pair-\(number).png"
      #expect(before[name] != nil && after[name] == before[name])
    }
    #expect(command.folder.contains("a/checkpoint.safetensors"))
  }

  @Test(
    "apply paints pictures of any shape and number of channels",
    arguments: [(61, 47, 4), (33, 57, 1), (40, 40, 3), (5, 4, 3)])
  func apply(width: Int, height: Int, channels: Int) throws {
    let command = try fast()
    #expect(try command.run(fastSmoke + ["a", "--quiet"]).status == 0)
    try command.folder.writeColours("in.png", width: width, height: height, channels: channels)
    let outcome = try command(
      "fast", "apply", "--checkpoint", "a", "--image", "in.png", "--output", "out.png")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in ["in.png at \(width)×\(height) in the style of swirls, step 4, in 0.", "out.png"] {
      #expect(outcome.output.contains(part), "\(outcome)")
    }
    let painted = try Image(contentsOfPNG: command.folder.file("out.png"))
    #expect(painted.width == width && painted.height == height && painted.channels == 3)
  }

  @Test("apply scales to the size, keeps colours, and paints a landscape into the newest run")
  func applyOptions() throws {
    let command = try fast()
    let output = "runs/chapter-style-fast-smoke-42/painted.png"
    #expect(try command("fast", "--preset", "smoke", "--quiet").status == 0)
    #expect(try command("fast", "apply").output.contains("A drawn landscape at 256×192"))
    #expect(try Image(contentsOfPNG: command.folder.file(output)).width == 256)
    var painted: [Image] = []
    for options in [[], ["--original-colours"], ["--best"]] {
      let outcome = try command.run(
        ["fast", "apply", "--size", "30", "--image", "stripes.png"] + options)
      #expect(outcome.status == 0 && outcome.output.contains("at 17×30"), "\(outcome)")
      painted.append(try Image(contentsOfPNG: command.folder.file(output)))
    }
    #expect(painted[0] != painted[1] && painted[0].height == 30)
  }

  @Test("compare has a line for each network and each number of evaluations")
  func compare() throws {
    let command = try fast()
    #expect(try command.run(fastSmoke + ["a", "--quiet"]).status == 0)
    #expect(try command.run(fastSmoke + ["b", "--quiet", "--lesson", "pairs"]).status == 0)
    let outcome = try command("fast", "compare", "a", "b", "--evaluations", "9", "3")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let lines = outcome.output.split(separator: "\n")
    let names = [
      "4 pictures, painted by", "nobody", "fast: perceptual, step 4", "fast: pairs, step 4",
      "slow: 3 evaluations", "slow: 9 evaluations",
    ]
    #expect(lines.count == names.count)
    for (line, name) in zip(lines, names) { #expect(line.hasPrefix(name), "\(line)") }
    func percent(_ line: Int) -> Double {
      Double(lines[line].split(separator: " ").dropLast().last!) ?? .nan
    }
    #expect(percent(1) == 100 && percent(5) < percent(4) && percent(4) <= 100)
  }

  @Test("what is asked for instead of the preset's is in the configuration")
  func changes() throws {
    let command = try fast()
    let outcome = try command.run(
      fastSmoke + [
        "a", "--steps", "1", "--lesson", "pairs", "--size", "40", "--style-size", "48",
        "--batch-size", "3", "--pairs", "1", "--width", "5", "--residual-blocks", "0", "--rate",
        "0.25", "--grain", "0.0625", "--content-weight", "0.5", "--style-weight", "2",
        "--variation-weight", "0.125",
        "--seed", "9", "--contents", "photos", "--style", "mosaic",
      ])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let configuration = try command.folder.text("a/configuration.json")
    for part in [
      #""lesson" : "pairs""#, #""size" : 40"#, #""styleSize" : 48"#, #""batchSize" : 3"#,
      #""pairCount" : 1"#, #""width" : 5"#, #""residualBlocks" : 0"#, #""rate" : 0.25"#,
      #""grain" : 0.0625"#,
      #""content" : 0.5"#, #""style" : 2"#, #""variation" : 0.125"#, #""seed" : 9"#,
      #""contents" : "photos""#, #""style" : "mosaic""#,
    ] { #expect(configuration.contains(part), "\(part) in \(configuration)") }
  }
}
