import Foundation
import Pictures
import Testing
import Training

@testable import chapter_dcgan

/// `chapter-dcgan` in a new folder.
private func chapterDCGAN() throws -> Command {
  Command(name: "chapter-dcgan", folder: try TemporaryFolder())
}

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

/// What is typed after `chapter-dcgan`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--network huge", ["--network", "'huge' is invalid", "strict"]),
  ("--batch-size 1", ["--batch-size", "from 2 up", "found 1"]),
  ("--mode train --batch_size 0", ["--batch-size", "from 2 up", "found 0"]),
  ("--mode paint", ["Unexpected argument 'paint'"]),
  ("--slope 1.5", ["--slope", "from 0.0 to 1.0", "found 1.5"]),
  ("--slope nan", ["--slope", "found nan"]),
  ("--width 0", ["--width", "from 0.001 to 16.0", "found 0.0"]),
  ("--strided-kernel 6", ["--strided-kernel", "at most 5", "found 6"]),
  ("--strided-kernel 1", ["--strided-kernel", "from 2 up", "found 1"]),
  ("--strided-kernel 4 --network keras", ["--strided-kernel", "nothing in keras"]),
  ("--discriminator-rate 0", ["--discriminator-rate", "positive number"]),
  ("--generator-rate inf", ["--generator-rate", "positive number", "found inf"]),
  ("--as-printed --network strict", ["--as-printed", "strict is played as published"]),
  ("--as-printed --network keras", ["--as-printed", "keras is played as published"]),
  ("--dataset sprites", ["mnist learns pictures of 28×28×1, found 32×32×3", "--dataset digits"]),
  ("--network frog --dataset digits", ["32×32×3, found 28×28×1", "--dataset sprites"]),
  ("--network strict --dataset cifar10", ["--dataset cifar10 needs --data", "data_batch_1.bin"]),
  ("--dataset cifar10 --data empty", ["empty: expected a folder with data_batch_1.bin"]),
  ("--dataset folder --data empty", ["empty: expected a folder of pictures", "no such picture"]),
  ("--dataset folder", ["--dataset folder needs --data", "PNG pictures"]),
  ("--dataset sprites --data empty", ["sprites are drawn"]),
  ("--class toad", ["--class", "a class of drawn digits", "found toad"]),
  ("--class 10", ["--class", "found 10"]),
  ("--resume good --network frog", ["--resume goes on with the run's own numbers"]),
  ("--resume good --class 3", ["--resume goes on with the run's own numbers"]),
  ("--resume good --dataset mnist", ["--resume goes on with the run's own numbers"]),
  ("--resume wild --steps 5", ["wild/configuration.json: expected numbers", "found slope 7.0"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("generate --numbered --nice", ["--numbered", "--nice"]),
  ("generate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound"]),
  ("generate --checkpoint wild", ["wild/configuration.json: expected", "found slope 7.0"]),
  ("interpolate --path crooked", ["--path", "'crooked' is invalid", "spherical"]),
  ("arithmetic --a 1 --b 2", ["--c"]),
  ("arithmetic --a 1 --b 2 --c 3,4", ["--a, --b and --c take as many", "[1, 1, 2]"]),
  ("arithmetic --a 1 --b x --c 3", ["'x' is invalid", "--b"]),
  ("arithmetic --a 1 --b 2 --c 10000", ["'10000' is invalid"]),
  ("evaluate --checkpoint good --data empty", ["digits are drawn"]),
]

@Suite("What chapter-dcgan refuses")
struct ChapterDCGANRefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let dcgan = try chapterDCGAN()
    _ = try dcgan("--preset", "smoke", "--steps", "1", "--output", "good")
    for copy in ["cut", "wild"] {
      try FileManager.default.copyItem(at: dcgan.folder.file("good"), to: dcgan.folder.file(copy))
    }
    let whole = try Data(contentsOf: dcgan.folder.file("good/checkpoint.safetensors"))
    try whole.prefix(whole.count / 2).write(to: dcgan.folder.file("cut/checkpoint.safetensors"))
    let wild = try dcgan.folder.text("good/configuration.json")
      .replacing(/"slope" : [0-9.]+/, with: #""slope" : 7"#)
    try Data(wild.utf8).write(to: dcgan.folder.file("wild/configuration.json"))
    try FileManager.default.createDirectory(
      at: dcgan.folder.file("empty"), withIntermediateDirectories: false)
    let before = try dcgan.folder.files(of: "")
    for (typed, says) in refusals {
      let outcome = try dcgan.run(typed.split(separator: " ").map(String.init))
      #expect([1, 64].contains(outcome.status), "\(typed): \(outcome)")
      #expect(outcome.output == "", "\(typed)")
      for part in says { #expect(outcome.errors.contains(part), "\(typed): \(outcome.errors)") }
    }
    #expect(try dcgan.folder.files(of: "") == before)
  }
}
