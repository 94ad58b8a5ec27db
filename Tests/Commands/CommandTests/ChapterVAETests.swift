import Foundation
import Pictures
import Testing
import Training

/// What is soon trained: a dense network of eight units.
let smokeVAE = ["--preset", "smoke", "--network", "dense", "--output"]

extension TemporaryFolder {
  /// A folder of PNG pictures, no two alike.
  func writePictures(to name: String, count: Int, width: Int, height: Int, channels: Int) throws {
    let folder = file(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for number in 100..<100 + count {
      let pixels = (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 * number) }
      try Image(width: width, height: height, channels: channels, pixels: pixels)
        .writePNG(to: folder.appending(path: "\(number).png"))
    }
  }
}

@Suite("chapter-vae")
struct ChapterVAETests {
  @Test("train leaves a run folder and says what it did")
  func train() throws {
    let vae = try chapterVAE()
    let outcome = try vae("train", "--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in [
      "preset smoke, seed 42", "200 pictures: drawn digits", "2,000 held out",
      "12 steps an epoch, batch 16, 2 numbers a code, β 1", "step 24 of 24",
      "Epoch 1: −ELBO of held-out pictures", "Epoch 2: ", "chapter-vae manifold",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    let run = "runs/chapter-vae-smoke-42"
    #expect(
      try vae.folder.paths(below: run) == [
        "run.json", "configuration.json", "checkpoint.safetensors", "best.safetensors",
        "metrics.jsonl", "quality.jsonl", "timing.json", "charts", "charts/loss.png",
        "charts/divergence.png", "samples", "samples/step-000012.png", "samples/step-000024.png",
      ])
    func records(_ name: String) throws -> [MetricsRecord] {
      try MetricsLog.records(in: vae.folder.file("\(run)/\(name).jsonl"))
    }
    #expect(try records("metrics").map(\.step) == Array(1...24))
    let epochs = try records("quality")
    #expect(epochs.map(\.step) == [12, 24])
    for epoch in epochs {
      let sum = epoch["reconstruction"]! + epoch["divergence"]!
      #expect((epoch["negativeELBO"]! - sum).magnitude < 1e-6)
    }
    let best = try #require(epochs.min { $0["negativeELBO"]! < $1["negativeELBO"]! })
    let kept = try Checkpoint(
      contentsOf: vae.folder.file("\(run)/best.safetensors"), network: "variational autoencoder")
    #expect(kept.step == best.step)
  }

  @Test("every verb leaves its pictures, the same for the same seed")
  func verbs() throws {
    let vae = try chapterVAE()
    #expect(try vae.run(smokeVAE + ["a", "--latents", "3"]).status == 0)
    for (typed, file, isRandom) in [
      ("generate --count 5 --columns 2", "a/generated.png", true),
      ("generate --best --count 5 --output b.png", "b.png", true),
      ("reconstruct --count 9 --columns 4", "a/reconstructed.png", true),
      ("interpolate --rows 2 --columns 3", "a/interpolated.png", true),
      ("manifold --side 3", "a/manifold.png", false),
      ("manifold --side 3 --plane 3,1 --output c.png", "c.png", false),
      ("concept --rows 2 --columns 3", "a/concept.png", true),
      ("concept --attribute thickness --rows 2", "a/concept.png", true),
      ("concept --from 1 --to 7 --rows 2", "a/concept.png", true),
      ("scatter", "a/charts/scatter.png", true),
    ] {
      var drawn: [Image] = []
      for seed in isRandom ? ["1", "1", "2"] : ["1", "2"] {
        let words = typed.split(separator: " ").map(String.init)
        let outcome = try vae.run(words + ["--checkpoint", "a", "--seed", seed])
        #expect(outcome.status == 0 && outcome.errors == "", "\(typed): \(outcome)")
        #expect(outcome.output.contains(file), "\(outcome)")
        drawn.append(try Image(contentsOfPNG: vae.folder.file(file)))
      }
      #expect(drawn[0] == drawn[1], "\(typed)")
      if isRandom { #expect(drawn[0] != drawn[2], "\(typed)") }
    }
  }

  @Test(
    "evaluate tells, draws and writes how well pictures are explained and how good new ones are")
  func evaluate() throws {
    let vae = try chapterVAE()
    #expect(try vae.run(smokeVAE + ["a"]).status == 0)
    var files: [[String: Data]] = []
    for _ in 0..<2 {
      let outcome = try vae(
        "evaluate", "--checkpoint", "a", "--count", "20", "--samples", "5", "--weighed", "7")
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      for part in [
        "step 24 of a", "2,000 held-out pictures", "nats a picture", "−ELBO of 7 of them",
        "with 5 weighted codes each", "gradient by the score function", "nearest of all",
        "Written to a/evaluation.json",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
      files.append(try vae.folder.files(of: "a"))
    }
    #expect(files[0] == files[1])
    for chart in ["classes", "nearest", "neighbours"] {
      #expect(files[0]["charts/\(chart).png"] != nil, "\(chart)")
    }
    let written = try vae.folder.text("a/evaluation.json")
    for part in [#""step" : 24"#, #""explained""#, #""importanceWeighted""#, #""new""#] {
      #expect(written.contains(part), "\(part) in \(written)")
    }
  }

  @Test("as printed, a run says in its configuration what is otherwise")
  func asPrinted() throws {
    let vae = try chapterVAE()
    #expect(try vae.run(smokeVAE + ["a", "--as-printed", "--steps", "1"]).status == 0)
    #expect(
      try vae.run(smokeVAE + ["b", "--as-printed", "--latents", "4", "--steps", "1"]).status == 0)
    for (run, beta) in [("a", "0.392"), ("b", "0.196")] {
      let configuration = try vae.folder.text("\(run)/configuration.json")
      for part in [
        #""beta" : \#(beta)"#, #""deviation" : "printed""#, #""isAveragedOverPixels" : true"#,
      ] { #expect(configuration.contains(part), "\(configuration)") }
    }
  }

  @Test("what is asked for instead of the preset's is in the configuration")
  func changes() throws {
    let vae = try chapterVAE()
    let outcome = try vae(
      "--preset", "smoke", "--network", "dense", "--latents", "5", "--hidden", "6", "--beta", "2.5",
      "--batch-size", "20", "--optimiser", "adam", "--learning-rate", "0.25", "--binarised",
      "--epochs", "7", "--seed", "3", "--dataset", "sprites", "--steps", "1", "--output", "a")
    #expect(outcome.status == 0 && outcome.output.contains("200 pictures: drawn sprites"))
    let configuration = try vae.folder.text("a/configuration.json")
    for part in [
      #""network" : "dense""#, #""latentCount" : 5"#, #""hiddenCount" : 6"#, #""beta" : 2.5"#,
      #""batchSize" : 20"#, #""rule" : "adam""#, #""learningRate" : 0.25"#, #""epochs" : 7"#,
      #""isBinarised" : true"#, #""seed" : 3"#, #""channels" : 3"#, #""height" : 32"#,
    ] { #expect(configuration.contains(part), "\(part) in \(configuration)") }
  }

  @Test("summary lists the layers and the published numbers of parameters")
  func summary() throws {
    let vae = try chapterVAE()
    let output = try vae("summary").output
    for part in ["494,244", "56,385", "401,440", "edges (Conv2D)", "enlarge"] {
      #expect(output.contains(part), "\(output)")
    }
    #expect(try vae("summary", "--preset", "dense").output.contains("(None, 400)"))
  }

  @Test("quiet commands print nothing")
  func quiet() throws {
    let vae = try chapterVAE()
    for arguments in [
      smokeVAE + ["a"], ["--resume", "a", "--epochs", "3"],
      ["evaluate", "--checkpoint", "a", "--count", "10", "--samples", "2", "--weighed", "2"],
      ["generate", "--checkpoint", "a"], ["reconstruct", "--checkpoint", "a"],
      ["interpolate", "--checkpoint", "a"], ["manifold", "--checkpoint", "a"],
      ["concept", "--checkpoint", "a"], ["scatter", "--checkpoint", "a"],
    ] {
      let outcome = try vae.run(arguments + ["--quiet"])
      #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
    }
  }
}

@Suite("chapter-vae on a folder of pictures")
struct ChapterVAEFolderTests {
  @Test(
    "dense networks learn pictures of any size, convolutional ones of any even size",
    arguments: [("dense", 9, 7, 1), ("dense", 5, 5, 3), ("convolutional", 10, 6, 3)])
  func sizes(network: String, width: Int, height: Int, channels: Int) throws {
    let vae = try chapterVAE()
    try vae.folder.writePictures(
      to: "pictures", count: 120, width: width, height: height, channels: channels)
    let data = ["--data", "pictures"]
    let outcome = try vae.run(
      ["--preset", "smoke", "--network", network, "--dataset", "folder", "--output", "a"] + data)
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.contains("108 pictures: pictures"), "\(outcome.output)")
    #expect(outcome.output.contains("12 held out"), "\(outcome.output)")
    #expect(try vae.run(["--resume", "a", "--epochs", "3"] + data).status == 0)
    for (verb, size) in [("reconstruct --count 12", 12), ("interpolate --rows 6", 12)] {
      let words = verb.split(separator: " ").map(String.init)
      let drawn = try vae.run(words + ["--checkpoint", "a"] + data)
      #expect(drawn.status == 0 && drawn.errors == "", "\(size): \(drawn)")
    }
    let report = try vae.run(["evaluate", "--checkpoint", "a", "--samples", "2"] + data)
    #expect(report.status == 0 && report.output.contains("12 held-out pictures"), "\(report)")
    #expect(report.output.contains("none of --dataset folder comes with this package"))
  }

  @Test("variants trains all four on the same pictures, twice to the same bytes")
  func variants() throws {
    let vae = try chapterVAE()
    try vae.folder.writePictures(to: "pictures", count: 150, width: 4, height: 3, channels: 1)
    for file in ["a/b.json", "c.json"] {
      let outcome = try vae(
        "variants", "--dataset", "folder", "--data", "pictures", "--seeds", "2", "--epochs", "1",
        "--samples", "2", "--weighed", "3", "--output", file)
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      for part in [
        "seed 2, as printed", "corrected", "printed weight", "printed deviation", "weighted bound",
        "2 codes of each of 3 pictures", "Written to \(file)",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    }
    #expect(try vae.folder.text("a/b.json") == vae.folder.text("c.json"))
  }

  @Test("a folder that has changed in size is refused, and the run is left as it was")
  func changedPictures() throws {
    let vae = try chapterVAE()
    try vae.folder.writePictures(to: "a", count: 120, width: 6, height: 4, channels: 1)
    try vae.folder.writePictures(to: "b", count: 120, width: 4, height: 6, channels: 1)
    let start = ["--dataset", "folder", "--data", "a"] + smokeVAE + ["run", "--epochs", "1"]
    #expect(try vae.run(start).status == 0)
    try vae.expectRefusals([
      ("--resume run --epochs 2 --data b", ["run learns pictures of 4×6×1", "found 6×4×1 in b"]),
      ("--resume run --epochs 2", ["--dataset folder needs --data"]),
      ("reconstruct --checkpoint run --data b", ["learns pictures of 4×6×1", "found 6×4×1 in b"]),
      ("reconstruct --checkpoint run --data a", ["--count: 24", "found 12 in a"]),
      ("interpolate --checkpoint run --data a", ["--rows: 16", "found 12 in a"]),
      ("scatter --checkpoint run --data a", ["two classes", "only “a”"]),
      ("concept --from a --to b --checkpoint run --data a", ["--to takes a class of a, a"]),
      ("rival --checkpoint run --data a", ["No classifier of --dataset folder"]),
    ])
  }
}
