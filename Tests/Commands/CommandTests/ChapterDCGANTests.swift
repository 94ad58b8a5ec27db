import Foundation
import Pictures
import Testing
import Training

@testable import chapter_dcgan

private let everyNetwork = ["mnist", "keras", "frog", "strict"]

@Suite("chapter-dcgan")
struct ChapterDCGANTests {
  @Test("train leaves a run folder and says what it did", arguments: everyNetwork)
  func train(network: String) throws {
    let dcgan = try chapterDCGAN()
    let outcome = try dcgan("train", "--network", network, "--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
    let pictures = network == "frog" ? "drawn sprites" : "drawn digits"
    for part in ["preset smoke", "40 pictures: \(pictures)", "step 3 of 3", "one-pixel rule"] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
    let run = dcgan.folder.file("runs/chapter-dcgan-smoke-42")
    let records = try MetricsLog.records(in: run.appending(path: "metrics.jsonl"))
    #expect(records.map(\.step) == [1, 2, 3])
    #expect(
      records[0].metrics.map(\.name)
        == ["discriminatorLoss", "generatorLoss", "accuracy", "negativePixels", "onePixelRule"])
    for file in ["samples/step-000003.png", "charts/losses.png", "checkpoint.safetensors"] {
      #expect(dcgan.folder.contains("runs/chapter-dcgan-smoke-42/\(file)"))
    }
  }

  @Test("every verb leaves its pictures, the same for the same seed", arguments: everyNetwork)
  func verbs(network: String) throws {
    let dcgan = try chapterDCGAN()
    let smoke = ["--network", network, "--preset", "smoke", "--steps", "1", "--output", "a"]
    #expect(try dcgan.run(smoke).status == 0)
    for (typed, file) in [
      ("generate --count 5", "a/generated.png"), ("generate --nice --count 2", "a/generated.png"),
      ("generate --numbered --count 3", "a/generated.png"),
      ("interpolate --rows 1 --columns 3 --path spherical", "a/interpolated.png"),
      ("arithmetic --a 0,1,2 --b 3,4,5 --c 6,7,8", "a/arithmetic.png"),
      ("evaluate --count 10", "a/charts/scores.png"),
    ] {
      var drawn: [Image] = []
      for seed in ["1", "1", "2"] {
        let words = typed.split(separator: " ").map(String.init)
        let outcome = try dcgan.run(words + ["--checkpoint", "a", "--seed", seed])
        #expect(outcome.status == 0 && outcome.output.contains(file), "\(outcome)")
        drawn.append(try Image(contentsOfPNG: dcgan.folder.file(file)))
      }
      #expect(drawn[0] == drawn[1], "\(typed)")
      if !typed.hasPrefix("evaluate") { #expect(drawn[0] != drawn[2], "\(typed)") }
    }
  }

  @Test("arithmetic takes the pictures that generate numbers")
  func numbers() throws {
    let dcgan = try chapterDCGAN()
    _ = try dcgan("--preset", "smoke", "--steps", "1", "--output", "a")
    _ = try dcgan("generate", "--count", "9", "--checkpoint", "a")
    _ = try dcgan("arithmetic", "--a", "4", "--b", "7", "--c", "7", "--checkpoint", "a")
    let all = try Image(contentsOfPNG: dcgan.folder.file("a/generated.png"))
    let sum = try Image(contentsOfPNG: dcgan.folder.file("a/arithmetic.png"))
    // Picture 4 is in the middle of three rows of three; with b = c the result is a again.
    let cell = 84 + 3 * 2
    for (column, row) in [(0, 0), (1, 0), (1, 3)] {
      for offset in stride(from: 8, to: 84, by: 5) {
        let found = sum[column * cell + offset, row * cell + 40]
        #expect(found == all[cell + offset, cell + 40], "\(column), \(row), \(offset)")
      }
    }
  }

  @Test("generate --nice says what it costs")
  func price() throws {
    let dcgan = try chapterDCGAN()
    _ = try dcgan("--preset", "smoke", "--steps", "1", "--output", "a")
    let output = try dcgan("generate", "--nice", "--count", "3", "--checkpoint", "a").output
    #expect(output.contains("mean distance of two pictures"), "\(output)")
  }

  @Test("keras-dcgan's command line trains and draws")
  func publishedCommandLine() throws {
    let dcgan = try chapterDCGAN()
    let smoke = ["--preset", "smoke", "--network", "keras", "--steps", "1"]
    #expect(try dcgan.run(["--mode", "train", "--batch_size", "5"] + smoke).status == 0)
    let run = "runs/chapter-dcgan-smoke-42"
    #expect(try dcgan.folder.text("\(run)/configuration.json").contains(#""batchSize" : 5"#))
    let drawn = try dcgan("--mode", "generate", "--batch_size", "6", "--nice")
    #expect(drawn.output.contains("6 pictures from step 1: \(run)/generated.png"), "\(drawn)")
  }

  @Test(
    "its words become this command's",
    arguments: [
      ("--mode generate --batch_size 32 --nice", "generate --count 32 --nice"),
      ("--batch_size 32 --nice --mode generate", "generate --count 32 --nice"),
      ("--mode=train --batch_size=8", "train --batch-size 8"), ("--batch_size 8", "--batch-size 8"),
      ("generate --count 3", "generate --count 3"), ("--mode", "--mode"), ("", ""),
    ])
  func translation(typed: String, meant: String) {
    let words = typed.split(separator: " ").map(String.init)
    #expect(translated(words).joined(separator: " ") == meant)
  }

  @Test("summary lists the layers and the published numbers of parameters")
  func summary() throws {
    for (network, numbers) in [
      ("mnist", ["2,343,681", "2,318,209", "213,377", "213,121"]),
      ("keras", ["6,763,777", "3,485,441"]), ("frog", ["6,264,579", "790,913"]),
      ("strict", ["32, 32, 3", "28, 28, 1"]),
    ] {
      let output = try chapterDCGAN()("summary", "--network", network).output
      for number in numbers { #expect(output.contains(number), "\(output)") }
    }
  }

  @Test("as printed, a run says in its configuration what is otherwise")
  func asPrinted() throws {
    let dcgan = try chapterDCGAN()
    let smoke = ["--preset", "smoke", "--network", "frog", "--steps", "1", "--output", "a"]
    #expect(try dcgan.run(["--as-printed", "--slope", "0.1"] + smoke).status == 0)
    let configuration = try dcgan.folder.text("a/configuration.json")
    for part in [#""black" : 0"#, #""upwards""#, #""slope" : 0.1"#, #""realIsZero""#] {
      #expect(configuration.contains(part), "\(configuration)")
    }
    let record = try #require(try MetricsLog.records(in: dcgan.folder.file("a/metrics.jsonl")).last)
    #expect(record["onePixelRule"] == 1)
  }

  @Test("strict learns digits and sprites, one class or all")
  func strict() throws {
    let dcgan = try chapterDCGAN()
    for (data, label) in [("digits", "all"), ("sprites", "6"), ("sprites", "ship")] {
      let outcome = try dcgan(
        "--network", "strict", "--dataset", data, "--class", label, "--preset", "smoke", "--steps",
        "1", "--output", "\(data)-\(label)")
      #expect(outcome.status == 0 && outcome.output.contains("40 pictures"), "\(outcome)")
    }
    #expect(
      try dcgan.folder.files(of: "sprites-6")["checkpoint.safetensors"]
        != dcgan.folder.files(of: "sprites-ship")["checkpoint.safetensors"])
  }

  @Test(
    "resumed to more steps, a run leaves the bytes of an uninterrupted one", arguments: everyNetwork
  )
  func resuming(network: String) throws {
    let dcgan = try chapterDCGAN()
    let smoke = ["--preset", "smoke", "--network", network]
    #expect(try dcgan.run(smoke + ["--steps", "5", "--output", "whole"]).status == 0)
    #expect(try dcgan.run(smoke + ["--steps", "2", "--output", "parts"]).status == 0)
    #expect(try dcgan("--resume", "parts", "--steps", "5", "--threads", "1").status == 0)
    #expect(try dcgan.folder.files(of: "parts") == dcgan.folder.files(of: "whole"))
  }

  @Test("a folder of PNG pictures is learnt from, judged by its every tenth, and resumed")
  func pictureFolder() throws {
    let dcgan = try chapterDCGAN()
    let folder = dcgan.folder.file("pictures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for number in 100..<220 {
      let pixels = (0..<784).map { UInt8(truncatingIfNeeded: $0 * number) }
      try Image(width: 28, height: 28, channels: 1, pixels: pixels)
        .writePNG(to: folder.appending(path: "\(number).png"))
    }
    let data = ["--dataset", "folder", "--data", "pictures"]
    let smoke = ["--preset", "smoke", "--steps", "1", "--output", "a"]
    let outcome = try dcgan.run(smoke + data)
    #expect(outcome.status == 0 && outcome.output.contains("108 pictures: pictures"), "\(outcome)")
    let report = try dcgan("evaluate", "--checkpoint", "a", "--data", "pictures").output
    #expect(report.contains("12 held-out"), "\(report)")
    #expect(try dcgan("--resume", "a", "--steps", "2", "--data", "pictures").status == 0)
    let frog = try dcgan.run(["--network", "frog", "--preset", "smoke"] + data)
    #expect(frog.errors.contains("learns pictures of 32×32×3, found 28×28×1 in pictures"))
  }
}
