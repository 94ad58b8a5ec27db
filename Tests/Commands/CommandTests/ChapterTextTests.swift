import Foundation
import Testing
import Training

/// A text that is soon read: eight steps an epoch in streams.
private let shortText = (0..<4_500).map {
  ["the ", "cat ", "sat", " on\n", "mats "][$0 * $0 % 11 % 5]
}
.joined()

/// What trains a network of four units on it.
private let short = [
  "--corpus", "text.txt", "--preset", "smoke", "--reading", "streams", "--units", "4", "--output",
]

/// `chapter-text` beside a short text.
private func chapterWithText() throws -> Command {
  let chapter = try chapterText()
  try Data(shortText.utf8).write(to: chapter.folder.file("text.txt"))
  return chapter
}

@Suite("chapter-text")
struct ChapterTextTests {
  @Test("train leaves a run folder and says what it did")
  func train() throws {
    let chapter = try chapterText()
    let outcome = try chapter("train", "--preset", "smoke", "--units", "8")
    #expect(outcome.status == 0 && outcome.errors == "")
    for part in [
      "preset smoke, seed 42", "162,212 symbols, 51 different ones: this book's prose",
      "11 steps an epoch, windows of 60, batch 32, 16,221 symbols held out", "step 22 of 22",
      "2,379 parameters", "Epoch 1: ", "Epoch 2: ", "held out", "generate --temperature 0.5",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    let run = "runs/chapter-text-smoke-42"
    #expect(
      try chapter.folder.paths(below: run) == [
        "run.json", "configuration.json", "checkpoint.safetensors", "best.safetensors",
        "metrics.jsonl", "quality.jsonl", "timing.json", "charts", "charts/loss.png",
        "charts/gradient.png", "samples", "samples/epoch-001.txt", "samples/epoch-002.txt",
      ])
    func records(_ name: String) throws -> [MetricsRecord] {
      try MetricsLog.records(in: chapter.folder.file("\(run)/\(name).jsonl"))
    }
    #expect(try records("metrics").map(\.step) == Array(1...22))
    let epochs = try records("quality")
    #expect(epochs.map(\.step) == [11, 22])
    let best = try #require(epochs.min { $0["heldOutBits"]! < $1["heldOutBits"]! })
    let kept = try Checkpoint(
      contentsOf: chapter.folder.file("\(run)/best.safetensors"), network: "character LSTM")
    #expect(kept.step == best.step)
  }

  @Test("generate goes on with a prompt in small letters, equal seeds with equal texts")
  func generate() throws {
    let chapter = try chapterWithText()
    #expect(try chapter.run(short + ["a", "--quiet"]).status == 0)
    for options in [
      ["--length", "50"], ["--prompt", "The Cat", "--length", "30"],
      ["--prompt", "the cat", "--length", "30", "--window"],
      ["--prompt", "the cat", "--length", "30", "--top-k", "3", "--temperature", "1.5"],
      ["--prompt", "the cat", "--length", "30", "--top-p", "0.6", "--temperature", "1.5"],
      ["--prompt", "the cat", "--length", "30", "--temperature", "0"],
      ["--prompt", "the cat", "--length", "30", "--beam", "3"],
    ] {
      let texts = try ["1", "1", "2"].map { seed in
        let outcome = try chapter.run(["generate", "--checkpoint", "a", "--seed", seed] + options)
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
        return outcome.output
      }
      #expect(texts[0] == texts[1], "\(options)")
      if options.contains("--prompt") {
        #expect(texts[0].hasPrefix("the cat") && texts[0].count == 38, "\(options): \(texts[0])")
      } else {
        #expect(texts[0].count == 111 && shortText.contains(texts[0].prefix(60)))
      }
      let isCertain = options.contains("--beam") || options.contains("0")
      #expect((texts[0] == texts[2]) == isCertain, "\(options)")
    }
    let one = ["--prompt", "the", "--beam", "1"]
    #expect(
      try chapter.run(["generate", "--checkpoint", "a"] + one).output
        == chapter(
          "generate", "--checkpoint", "a", "--prompt", "the", "--temperature", "0"
        ).output)
  }

  @Test("evaluate tells, draws and writes how the text is predicted and what temperature does")
  func evaluate() throws {
    let chapter = try chapterWithText()
    #expect(try chapter.run(short + ["a"]).status == 0)
    var files: [[String: Data]] = []
    for _ in 0..<2 {
      let outcome = try chapter("evaluate", "--checkpoint", "a", "--length", "100")
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      for part in [
        "network, state carried", "windows of 60", "uniform", "6-gram", "known words",
        "longest copy", "Written to a/evaluation.json and a/charts",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
      files.append(try chapter.folder.files(of: "a"))
    }
    #expect(files[0] == files[1])
    for chart in ["entropy", "repetition", "copies", "loss", "gradient"] {
      #expect(files[0]["charts/\(chart).png"] != nil, "\(chart)")
    }
    let written = try chapter.folder.text("a/evaluation.json")
    for part in [#""step" : 16"#, #""prediction""#, #""heldOut""#, #""temperature" : 1.5"#] {
      #expect(written.contains(part), "\(part) in \(written)")
    }
  }

  @Test("explore answers line by line, changes as it is told, and survives what it cannot do")
  func explore() throws {
    let chapter = try chapterWithText()
    #expect(try chapter.run(short + ["a"]).status == 0)
    let typed = "The\n:t 0\n:n 7\n:k 2\nthe\n:t -1\n:frobnicate\nthe ß\nthe\n\nthe\n"
    let outcome = try chapter("explore", "--checkpoint", "a", "--length", "5", typed: typed)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let answers = outcome.output.components(separatedBy: "] > ").dropFirst().map { $0 }
    try #require(answers.count == 10, "\(answers)")
    #expect(answers[0].hasPrefix("the") && answers[0].hasSuffix("[temperature 0.5"))
    #expect(answers[1].hasSuffix("[temperature 0.0"))
    #expect(answers[4].hasPrefix("the") && answers[4] == answers[8])
    #expect(answers[0] != answers[4] && answers[0].count == answers[4].count - 2)
    #expect(answers[5].contains("--temperature takes a number from 0.0"))
    #expect(answers[6].contains("“:quit” ends"))
    #expect(answers[7].contains("“ß” (U+DF)") && answers[7].contains(#"It knows "\n ac"#))
    for end in ["", ":quit\nthe\n"] {
      #expect(try chapter("explore", "--checkpoint", "a", typed: end).output.hasSuffix("] > \n"))
    }
  }

  @Test("summary lists the layers and the published number of parameters")
  func summary() throws {
    let output = try chapterText()("summary").output
    for part in ["95,232", "7,353", "102,585", "layers.0 (LSTM)", "output (Dense)"] {
      #expect(output.contains(part), "\(output)")
    }
    let improved = try chapterText()("summary", "--preset", "improved", "--symbols", "80").output
    #expect(improved.contains("(None, 60, 80)"))
  }

  @Test("as printed nothing is clipped and each temperature goes on where the last one ended")
  func asPrinted() throws {
    let chapter = try chapterWithText()
    #expect(try chapter.run(short + ["a", "--as-printed", "--held-out", "0"]).status == 0)
    let configuration = try chapter.folder.text("a/configuration.json")
    #expect(configuration.contains(#""learningRate" : 0.001"#))
    #expect(configuration.contains(#""continuesAcrossTemperatures" : true"#))
    #expect(!configuration.contains("clipNorm") && !chapter.folder.contains("a/best.safetensors"))
  }

  @Test("quiet commands print what is asked for and nothing else")
  func quiet() throws {
    let chapter = try chapterWithText()
    for arguments in [
      short + ["a"], ["--resume", "a", "--epochs", "3"],
      ["evaluate", "--checkpoint", "a", "--length", "100"],
    ] {
      let outcome = try chapter.run(arguments + ["--quiet"])
      #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
    }
    let written = try chapter(
      "generate", "--checkpoint", "a", "--prompt", "a", "--length", "1", "--quiet")
    #expect(written.output.count == 3, "\(written)")
  }
}

@Suite("A text's run that stops and goes on")
struct ChapterTextResumingTests {
  @Test(
    "resumed to more epochs, it leaves the bytes of an uninterrupted run",
    arguments: ["windows", "streams"])
  func moreEpochs(reading: String) throws {
    let chapter = try chapterWithText()
    let start = ["--corpus", "text.txt", "--preset", "smoke", "--units", "4", "--reading", reading]
    let regular = ["--dropout", "0.2", "--layers", "2", "--output"]
    #expect(try chapter.run(start + regular + ["whole", "--epochs", "3"]).status == 0)
    #expect(try chapter.run(start + regular + ["parts", "--epochs", "1"]).status == 0)
    #expect(try chapter("--resume", "parts", "--epochs", "3", "--threads", "1").status == 0)
    #expect(try chapter.folder.files(of: "parts") == chapter.folder.files(of: "whole"))
  }

  @Test("Ctrl-C saves in the midst of an epoch; resumed, it leaves an uninterrupted run's bytes")
  func interruption() throws {
    let chapter = try chapterWithText()
    let running = try chapter.started(short + ["a", "--epochs", "100000"])
    for _ in 0..<1000 where !chapter.folder.contains("a/samples/epoch-002.txt") { usleep(5_000) }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("chapter-text --resume a"))
    let last = try #require(
      try chapter.folder.text("a/timing.json").firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 13)"
    #expect(try chapter("--resume", "a", "--steps", end).status == 0)
    #expect(
      try chapter.run(short + ["whole", "--epochs", "100000", "--steps", end]).status == 0)
    #expect(try chapter.folder.files(of: "a") == chapter.folder.files(of: "whole"))
  }

  @Test("a text that has changed since, or has gone, is refused, and the run is left as it was")
  func changedText() throws {
    let chapter = try chapterWithText()
    #expect(try chapter.run(short + ["a", "--steps", "1"]).status == 0)
    try Data((shortText + "!").utf8).write(to: chapter.folder.file("text.txt"))
    let refusals: [(typed: String, says: [String])] = [
      ("--resume a", ["text.txt: expected the text that this run learned", "found another"]),
      ("evaluate", ["runs: expected a run of chapter-text"]),
      ("evaluate --checkpoint a", ["text.txt: expected the text that this run learned"]),
      ("generate --checkpoint a", ["text.txt: expected the text that this run learned"]),
    ]
    try chapter.expectRefusals(refusals)
    #expect(try chapter("generate", "--checkpoint", "a", "--prompt", "the").status == 0)
    try FileManager.default.removeItem(at: chapter.folder.file("text.txt"))
    try chapter.expectRefusals([("--resume a", ["text.txt: expected a readable file"])])
  }
}
