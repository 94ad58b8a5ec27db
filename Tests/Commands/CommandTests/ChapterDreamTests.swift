import Foundation
import Pictures
import Testing
import Training

/// `chapter-dream` in a new folder.
func chapterDream() throws -> Command {
  Command(name: "chapter-dream", folder: try TemporaryFolder())
}

/// What is soon dreamed.
private let smoke = ["--preset", "smoke", "--output"]

extension TemporaryFolder {
  /// A colourful picture.
  fileprivate func writePicture(_ name: String, width: Int, height: Int, channels: Int) throws {
    let pixels = (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 * 7) }
    try Image(width: width, height: height, channels: channels, pixels: pixels)
      .writePNG(to: file(name))
  }
}

@Suite("chapter-dream")
struct ChapterDreamTests {
  @Test("dream leaves a run folder and says what it did")
  func dream() throws {
    let command = try chapterDream()
    let outcome = try command("--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let run = "runs/chapter-dream-smoke-42"
    for part in [
      "preset smoke, seed 42", "A drawn landscape at 45×34, 64×48", "small: 0.2 · block3_conv1 + ",
      "2 steps an octave", "Octave 1 of 2: loss ", "Octave 2 of 2: loss ", "step 4 of 4",
      "The dream: \(run)/dream.png",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(
      try command.folder.paths(below: run) == [
        "run.json", "configuration.json", "metrics.jsonl", "timing.json", "dream.png", "charts",
        "charts/loss.png", "samples", "samples/octave-1.png", "samples/octave-2.png",
      ])
    let records = try MetricsLog.records(in: command.folder.file("\(run)/metrics.jsonl"))
    #expect(records.map(\.step) == [1, 2, 3, 4])
    #expect(records.map { $0["octave"] } == [1, 1, 2, 2])
    #expect(records[1]["loss"]! > records[0]["loss"]!)
    #expect(records[3]["loss"]! > records[2]["loss"]!)
    let dream = try Image(contentsOfPNG: command.folder.file("\(run)/dream.png"))
    #expect(dream.width == 64 && dream.height == 48)
    #expect(
      try dream == Image(contentsOfPNG: command.folder.file("\(run)/samples/octave-2.png")))
  }

  @Test("the same seed leaves the same files, with one thread and with two; another, others")
  func seeds() throws {
    let command = try chapterDream()
    var files: [[String: Data]] = []
    for (run, seed, threads) in [("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2")] {
      let outcome = try command.run(
        smoke + [run, "--seed", seed, "--threads", threads, "--jitter", "5", "--tile", "64"])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      files.append(try command.folder.files(of: run))
    }
    #expect(files[0] == files[1])
    #expect(files[0]["dream.png"] != files[2]["dream.png"])
  }

  @Test(
    "pictures of any shape and number of channels are dreamed on, scaled to the size",
    arguments: [(100, 50, 1), (30, 60, 3), (64, 64, 4)])
  func pictures(width: Int, height: Int, channels: Int) throws {
    let command = try chapterDream()
    try command.folder.writePicture("in.png", width: width, height: height, channels: channels)
    let outcome = try command.run(
      smoke + ["a", "--image", "in.png", "--guide", "in.png", "--size", "72"])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("guided by in.png"), "\(outcome.output)")
    let dream = try Image(contentsOfPNG: command.folder.file("a/dream.png"))
    let longer = max(width, height)
    #expect(dream.width == width * 72 / longer)
    #expect(dream.height == height * 72 / longer)
    #expect(dream.channels == 3)
  }

  @Test("what is asked for instead of the preset's is in the configuration")
  func changes() throws {
    let command = try chapterDream()
    let outcome = try command.run(
      smoke + [
        "a", "--layers", "block2_conv1:0.5,features.1,block1_pool:-1", "--octaves", "3",
        "--octave-scale", "1.25", "--steps", "1", "--rate", "0.125", "--jitter", "7",
        "--max-loss", "1000", "--tile", "96", "--size", "48", "--seed", "9",
      ])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let configuration = try command.folder.text("a/configuration.json")
    for part in [
      #""name" : "block2_conv1""#, #""weight" : 0.5"#, #""name" : "features.1""#,
      #""weight" : -1"#, #""octaves" : 3"#, #""octaveScale" : 1.25"#, #""steps" : 1"#,
      #""rate" : 0.125"#, #""jitter" : 7"#, #""maxLoss" : 1000"#, #""tile" : 96"#,
      #""size" : 48"#, #""seed" : 9"#,
    ] { #expect(configuration.contains(part), "\(part) in \(configuration)") }
  }

  @Test("an octave that has enough ends early, and says so")
  func maxLoss() throws {
    let command = try chapterDream()
    let outcome = try command.run(smoke + ["a", "--steps", "5", "--max-loss", "1e-9"])
    #expect(outcome.status == 0 && outcome.output.contains("in 1 steps"), "\(outcome)")
    let records = try MetricsLog.records(in: command.folder.file("a/metrics.jsonl"))
    #expect(records.map { $0["octave"] } == [1, 2])
  }

  @Test("Ctrl-C keeps the picture as it is")
  func interruption() throws {
    let command = try chapterDream()
    let running = try command.started(smoke + ["a", "--steps", "100000"])
    let first = command.folder.file("a/configuration.json").path
    while running.process.isRunning && !FileManager.default.fileExists(atPath: first) {
      usleep(10_000)
    }
    usleep(300_000)
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.output.contains("Interrupted"), "\(outcome)")
    #expect(command.folder.contains("a/dream.png") && command.folder.contains("a/metrics.jsonl"))
  }

  @Test("filters draws as many channels as asked, or as there are, the same for the same seed")
  func filters() throws {
    let command = try chapterDream()
    var sheets: [Image] = []
    for seed in ["1", "1", "2"] {
      let outcome = try command(
        "filters", "--layer", "block1_conv1", "--count", "40", "--columns", "10", "--steps", "2",
        "--size", "16", "--octaves", "1", "--seed", seed, "--output", "sheet.png")
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      #expect(outcome.output.contains("The first 32 of 32 channels of block1_conv1: sheet.png"))
      sheets.append(try Image(contentsOfPNG: command.folder.file("sheet.png")))
    }
    #expect(sheets[0].width == 10 * 18 + 2 && sheets[0].height == 4 * 18 + 2)
    #expect(sheets[0] == sheets[1] && sheets[0] != sheets[2])
    let short = ["filters", "--count", "1", "--steps", "1", "--octaves", "1", "--size", "16"]
    #expect(try command.run(short).output.contains("runs/filters-block4_conv2.png"))
  }

  @Test("summary lists the layers by name") func summary() throws {
    let output = try chapterDream()("summary", "--size", "64").output
    for part in ["block1_conv1", "block4_pool", "572,928", "(None, 8, 8, 128)"] {
      #expect(output.contains(part), "\(output)")
    }
  }

  @Test("quiet commands print nothing") func quiet() throws {
    let command = try chapterDream()
    for arguments in [
      smoke + ["a"], ["filters", "--count", "1", "--steps", "1", "--output", "a.png"],
    ] {
      let outcome = try command.run(arguments + ["--quiet"])
      #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
    }
  }
}

@Suite("What chapter-dream refuses")
struct ChapterDreamRefusalTests {
  private let refusals: [(typed: String, says: [String])] = [
    ("--preset huge", ["--preset", "'huge' is invalid"]),
    ("--layers block9_conv1", ["no layer “block9_conv1”", "block1_conv1, ", "block4_pool"]),
    ("--layers features.0", ["before its ReLU", "take “features.1”"]),
    ("--layers block1_conv1:x", ["--layers", "'block1_conv1:x' is invalid"]),
    ("--layers block1_conv1:nan", ["'block1_conv1:nan' is invalid"]),
    ("--layers block1_conv1:1:2", ["'block1_conv1:1:2' is invalid"]),
    ("--layers block1_conv1,", ["'block1_conv1,' is invalid"]),
    ("--octaves 0", ["--octaves", "from 1 up", "found 0"]),
    ("--octaves 20", ["smallest octave is 1×1", "8×8 pixels", "fewer --octaves"]),
    ("--octave-scale 0.9", ["--octave-scale", "from 1.0 to 10.0", "found 0.9"]),
    ("--steps 0", ["--steps", "from 1 up", "found 0"]),
    ("--rate nan", ["--rate", "positive number", "found nan"]),
    ("--jitter -1", ["--jitter", "from 0 up", "found -1"]),
    ("--max-loss 0", ["--max-loss", "positive number", "found 0"]),
    ("--tile 63", ["--tile", "from 64 up", "found 63"]),
    ("--size 15", ["--size", "from 16 up", "found 15"]),
    ("--threads 0", ["--threads", "from 1 up", "found 0"]),
    ("--image text.txt", ["text.txt: expected a PNG file", "found 48 65"]),
    ("--image missing.png", ["missing.png: expected a PNG file, found no file"]),
    ("--guide text.txt", ["text.txt: expected a PNG file"]),
    ("--image thin.png", ["smallest octave is 118×1", "8×8 pixels"]),
    ("--guide thin.png", ["The guide is 640×6"]),
    ("--weights text.txt", ["text.txt: expected"]),
    ("--weights missing", ["missing: expected a file to read, found nothing there"]),
    ("--output full", ["full: expected a new or an empty folder", "not a run's"]),
    ("--output run", ["run: expected a new or an empty folder", "an earlier run", "--force"]),
    ("filters --layer conv", ["no layer “conv”"]),
    ("filters --count 0", ["--count", "from 1 up", "found 0"]),
    ("filters --size 16 --octaves 9", ["smallest octave is 1×1"]),
    ("filters --weights text.txt", ["text.txt: expected"]),
    ("summary --size 15", ["--size", "from 16 up", "found 15"]),
  ]

  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let command = try chapterDream()
    let folder = command.folder
    try FileManager.default.createDirectory(
      at: folder.file("full"), withIntermediateDirectories: false)
    try Data("Hello".utf8).write(to: folder.file("text.txt"))
    try Data("Hello".utf8).write(to: folder.file("full/text.txt"))
    try folder.writePicture("thin.png", width: 400, height: 4, channels: 3)
    #expect(try command.run(smoke + ["run", "--quiet"]).status == 0)
    try command.expectRefusals(refusals)
  }
}
