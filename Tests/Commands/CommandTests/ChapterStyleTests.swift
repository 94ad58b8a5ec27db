import Foundation
import Pictures
import Testing
import Training

/// `chapter-style` in a new folder, with a content picture and two style pictures in it.
func chapterStyle() throws -> Command {
  let command = Command(name: "chapter-style", folder: try TemporaryFolder())
  try command.folder.writeRedPicture("content.png", width: 61, height: 47, channels: 4)
  try command.folder.writeRedPicture("stripes.png", width: 33, height: 57, channels: 1)
  try command.folder.writeRedPicture("dots.png", width: 40, height: 40, channels: 3)
  return command
}

/// What is soon painted.
let smokeStyle = [
  "--preset", "smoke", "--content", "content.png", "--style", "stripes.png", "--output",
]

extension TemporaryFolder {
  /// A colourful picture with more red than blue.
  func writeRedPicture(_ name: String, width: Int, height: Int, channels: Int) throws {
    let pixels = (0..<width * height * channels).map { index in
      let place = UInt8(truncatingIfNeeded: index * 7)
      return index % channels == 2 ? place / 3 : place
    }
    try Image(width: width, height: height, channels: channels, pixels: pixels)
      .writePNG(to: file(name))
  }

  fileprivate func picture(_ name: String) throws -> Image { try Image(contentsOfPNG: file(name)) }
}

extension Image {
  /// The mean of each channel.
  fileprivate var means: [Double] {
    (0..<channels).map { channel in
      stride(from: channel, to: pixels.count, by: channels)
        .reduce(0) { $0 + Double(pixels[$1]) } / Double(width * height)
    }
  }

  /// Red and blue exchanged.
  fileprivate var exchanged: Image {
    var image = self
    for place in stride(from: 0, to: pixels.count, by: 3) { image.pixels.swapAt(place, place + 2) }
    return image
  }
}

@Suite("chapter-style")
struct ChapterStyleTests {
  @Test("transfer leaves a run folder and says what it did, of pictures of any kind and size")
  func transfer() throws {
    let command = try chapterStyle()
    let outcome = try command.run([
      "--preset", "smoke", "--content", "content.png", "--style", "stripes.png",
    ])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let run = "runs/chapter-style-smoke-42"
    for part in [
      "preset smoke, seed 42", "content.png at 64×49, in the style of stripes.png",
      "small: content at block4_conv2, style at block1_conv1, block2_conv1, ",
      "Loss: 0.025 · content + 1 · style + 0.0001 · variation, each layer by its picture's size",
      "2 iterations of 3 evaluations each", "Iteration 1 of 2: loss ", "Iteration 2 of 2: loss ",
      "The picture: \(run)/stylised.png",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(
      try command.folder.paths(below: run) == [
        "run.json", "configuration.json", "metrics.jsonl", "timing.json",
        "checkpoint.safetensors", "stylised.png", "charts", "charts/loss.png",
        "charts/shares.png", "samples", "samples/content.png", "samples/style-1.png",
        "samples/iteration-1.png", "samples/iteration-2.png",
      ])
    let records = try MetricsLog.records(in: command.folder.file("\(run)/metrics.jsonl"))
    #expect(records.map(\.step) == Array(1...6))
    #expect(records[5]["loss"]! < records[0]["loss"]!)
    for record in records {
      let parts = ["content", "style", "variation"].map { record[$0]! }
      #expect(abs(parts.reduce(0, +) / record["loss"]! - 1) < 1e-6)
    }
    let folder = command.folder
    let stylised = try folder.picture("\(run)/stylised.png")
    #expect(stylised.width == 64 && stylised.height == 49 && stylised.channels == 3)
    #expect(try stylised == folder.picture("\(run)/samples/iteration-2.png"))
    let style = try folder.picture("\(run)/samples/style-1.png")
    #expect(style.width == 37 && style.height == 64 && style.channels == 3)
  }

  @Test("the same seed leaves the same files, with one thread and with two; another, others")
  func seeds() throws {
    let command = try chapterStyle()
    var files: [[String: Data]] = []
    for (run, seed, threads) in [("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2")] {
      let outcome = try command.run(
        smokeStyle + [run, "--seed", seed, "--threads", threads, "--start", "noise"])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      files.append(try command.folder.files(of: run))
    }
    #expect(files[0] == files[1])
    #expect(files[0]["stylised.png"] != files[2]["stylised.png"])
  }

  @Test("several styles are mixed by their shares, and only their proportion counts")
  func shares() throws {
    let command = try chapterStyle()
    let styles = ["--style", "dots.png", "--share"]
    var pictures: [Data] = []
    for (run, shares) in [
      ("a", ["1", "--share", "3"]), ("b", ["0.5", "--share", "1.5"]), ("c", ["3", "--share", "1"]),
    ] {
      let outcome = try command.run(smokeStyle + [run] + styles + shares)
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      #expect(outcome.output.contains("in the style of stripes.png and dots.png"))
      #expect(command.folder.contains("\(run)/samples/style-2.png"))
      pictures.append(try Data(contentsOf: command.folder.file("\(run)/metrics.jsonl")))
    }
    #expect(pictures[0] == pictures[1] && pictures[0] != pictures[2])
  }

  @Test("what is asked for instead of the preset's is in the configuration")
  func changes() throws {
    let command = try chapterStyle()
    let outcome = try command.run(
      smokeStyle + [
        "a", "--size", "48", "--style-size", "40", "--iterations", "1", "--evaluations", "2",
        "--content-weight", "0.5", "--style-weight", "1e6", "--variation-weight", "0",
        "--content-layer", "features.1", "--style-layers", "block2_conv1,block1_pool",
        "--normalisation", "layer", "--minimiser", "adam", "--rate", "2.5", "--start", "noise",
        "--original-colours", "--seed", "9",
      ])
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let configuration = try command.folder.text("a/configuration.json")
    for part in [
      #""size" : 48"#, #""styleSize" : 40"#, #""rounds" : 1"#, #""evaluations" : 2"#,
      #""content" : 0.5"#, #""style" : 1000000"#, #""variation" : 0"#,
      #""contentLayer" : "features.1""#, #""block2_conv1","#, #""block1_pool""#,
      #""normalisation" : "layer""#, #""minimiser" : "adam""#, #""rate" : 2.5"#,
      #""start" : "noise""#, #""originalColours" : true"#, #""seed" : 9"#,
      #""restarts" : false"#, #""exchangesRedAndBlue" : false"#,
    ] { #expect(configuration.contains(part), "\(part) in \(configuration)") }
    #expect(outcome.output.contains("each layer by its own size"))
    #expect(try command.folder.picture("a/samples/style-1.png").height == 40)
  }

  @Test("--as-printed exchanges red and blue, stretches the style and starts L-BFGS anew")
  func asPrinted() throws {
    let command = try chapterStyle()
    // After one evaluation the picture is still the content picture.
    let one = ["--iterations", "1", "--evaluations", "1"]
    for (run, options) in [("a", []), ("b", ["--as-printed"])] {
      let outcome = try command.run(smokeStyle + [run] + one + options)
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    }
    let folder = command.folder
    let content = try folder.picture("a/samples/content.png")
    let (right, wrong) = (
      try folder.picture("a/stylised.png"), try folder.picture("b/stylised.png")
    )
    #expect(right == content && wrong == content.exchanged && wrong != content)
    #expect(right.means[0] > right.means[2] + 20 && wrong.means[2] > wrong.means[0] + 20)
    #expect(right.means == [2, 1, 0].map { wrong.means[$0] })
    let style = try folder.picture("b/samples/style-1.png")
    #expect(style.width == 64 && style.height == 49)
    let configuration = try folder.text("b/configuration.json")
    #expect(configuration.contains(#""restarts" : true"#))
  }

  @Test(
    "resumed, it leaves the bytes of an uninterrupted run, whatever happens to the pictures",
    arguments: [
      ["--minimiser", "lbfgs"], ["--minimiser", "adam"], ["--as-printed"], ["--scales", "3"],
    ])
  func resuming(options: [String]) throws {
    let command = try chapterStyle()
    let start = smokeStyle + ["whole", "--start", "noise", "--iterations", "3"] + options
    #expect(try command.run(start).status == 0)
    let parts = smokeStyle + ["parts", "--start", "noise", "--iterations", "3"] + options
    #expect(try command.run(parts + ["--steps", "7"]).status == 0)
    #expect(command.folder.contains("parts/samples/iteration-2.png"))
    for name in ["content.png", "stripes.png"] {
      try FileManager.default.removeItem(at: command.folder.file(name))
    }
    let outcome = try command("--resume", "parts", "--threads", "1")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(try command.folder.files(of: "parts") == command.folder.files(of: "whole"))
  }

  @Test("resumed to more iterations, it leaves what a run does that was asked for them at once")
  func moreIterations() throws {
    let command = try chapterStyle()
    #expect(try command.run(smokeStyle + ["whole", "--iterations", "4"]).status == 0)
    #expect(try command.run(smokeStyle + ["parts"]).status == 0)
    #expect(try command("--resume", "parts", "--iterations", "4").status == 0)
    var files = try ["whole", "parts"].map { try command.folder.files(of: $0) }
    // What the run was begun for stands in its configuration.
    for run in 0...1 { #expect(files[run].removeValue(forKey: "configuration.json") != nil) }
    #expect(files[0] == files[1])
    let outcome = try command("--resume", "parts")
    #expect(outcome.status == 1 && outcome.errors.contains("the checkpoint is of step 12"))
  }

  @Test("Ctrl-C saves; what is resumed then leaves the bytes of an uninterrupted run")
  func interruption() throws {
    let command = try chapterStyle()
    let endless = ["--iterations", "100000"]
    let running = try command.started(smokeStyle + ["a"] + endless)
    for _ in 0..<3000
    where running.process.isRunning && !command.folder.contains("a/samples/iteration-3.png") {
      usleep(10_000)
    }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("chapter-style --resume a"))
    let last = try #require(
      try command.folder.text("a/timing.json").firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 5)"
    #expect(try command("--resume", "a", "--steps", end).status == 0)
    #expect(try command.run(smokeStyle + ["whole", "--steps", end] + endless).status == 0)
    #expect(try command.folder.files(of: "a") == command.folder.files(of: "whole"))
  }

  @Test("summary lists the layers by name") func summary() throws {
    let output = try chapterStyle()("summary", "--size", "64").output
    for part in ["block1_conv1, features.1", "block4_pool", "572,928", "(None, 8, 8, 128)"] {
      #expect(output.contains(part), "\(output)")
    }
  }

  @Test("a quiet command prints nothing") func quiet() throws {
    let outcome = try chapterStyle().run(smokeStyle + ["a", "--quiet"])
    #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
  }
}
