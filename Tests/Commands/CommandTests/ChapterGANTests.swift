import Foundation
import Pictures
import Testing
import Training

@Suite("chapter-gan")
struct ChapterGANTests {
  @Test("train leaves a run folder and says what it did")
  func train() throws {
    let gan = try chapterGAN()
    let outcome = try gan("train", "--preset", "smoke")
    #expect(outcome.status == 0 && outcome.errors == "")
    for part in ["preset smoke, seed 42", "14,944 parameters", "step 20 of 20", "generate --nice"] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
    let milestones = (Array(1...10) + [20]).map { String(format: "samples/step-%06d.png", $0) }
    #expect(
      try gan.folder.paths(below: "runs/chapter-gan-smoke-42")
        == Set(
          [
            "run.json", "configuration.json", "checkpoint.safetensors", "metrics.jsonl",
            "quality.jsonl", "timing.json", "charts", "charts/losses.png", "charts/quality.png",
            "samples",
          ] + milestones))
    let run = gan.folder.file("runs/chapter-gan-smoke-42")
    let records = try MetricsLog.records(in: run.appending(path: "metrics.jsonl"))
    #expect(records.map(\.step) == Array(1...20))
    #expect(
      try Checkpoint(
        contentsOf: run.appending(path: "checkpoint.safetensors"), network: "two-layer GAN"
      ).step == 20)
  }

  @Test("train is the default, every run gets a folder of its own, and the newest is used")
  func newest() throws {
    let gan = try chapterGAN()
    #expect(try gan("--preset", "smoke", "--steps", "1").status == 0)
    #expect(try gan("--preset", "smoke", "--steps", "2").status == 0)
    #expect(try gan.folder.paths(below: "runs").contains("chapter-gan-smoke-42-2/run.json"))
    #expect(try gan("generate").output.contains("64 pictures from step 2"))
  }

  @Test("generate, evaluate and interpolate leave their pictures, the same for the same seed")
  func verbs() throws {
    let gan = try chapterGAN()
    #expect(try gan("--preset", "smoke", "--output", "a", "--quiet").status == 0)
    for (arguments, file) in [
      (["generate", "--count", "5"], "a/generated.png"),
      (["generate", "--nice", "--count", "4"], "a/generated.png"),
      (["generate", "--count", "1", "--output", "one.png"], "one.png"),
      (["evaluate", "--count", "50"], "a/charts/scores.png"),
      (["evaluate", "--count", "50"], "a/charts/sorted-scores.png"),
      (["interpolate", "--rows", "2", "--columns", "3"], "a/interpolated.png"),
    ] {
      var drawn: [Image] = []
      for seed in ["1", "1", "2"] {
        let outcome = try gan.run(arguments + ["--checkpoint", "a", "--seed", seed])
        #expect(outcome.status == 0 && outcome.output.contains(file), "\(outcome)")
        drawn.append(try Image(contentsOfPNG: gan.folder.file(file)))
      }
      #expect(drawn[0] == drawn[1], "\(arguments)")
      if arguments[0] != "evaluate" { #expect(drawn[0] != drawn[2], "\(arguments)") }
    }
    let whole = try gan("generate", "--checkpoint", "a/checkpoint.safetensors")
    #expect(whole.output.contains("from step 20"))
    let report = try gan("evaluate", "--checkpoint", "a", "--count", "20").output
    for part in ["20 held-out", "mean D(real)", "accuracy", "area under curve"] {
      #expect(report.contains(part), "\(report)")
    }
  }

  @Test("summary lists the layers and the published numbers of parameters")
  func summary() throws {
    let output = try chapterGAN()("summary").output
    for part in ["114,064", "100,609", "hidden (Dense)", "logit (Dense)"] {
      #expect(output.contains(part), "\(output)")
    }
  }

  @Test("a run as printed plays under the other convention and ends in cooperation")
  func asPrinted() throws {
    let gan = try chapterGAN()
    let smoke = ["--preset", "smoke", "--steps", "300", "--output", "a"]
    #expect(try gan.run(["--as-printed"] + smoke).status == 0)
    let last = try #require(
      try MetricsLog.records(in: gan.folder.file("a/metrics.jsonl")).last)
    #expect(last.metrics.allSatisfy { $0.value < 0.05 }, "\(last)")
    let configuration = try gan.folder.text("a/configuration.json")
    #expect(configuration.contains(#""generatorLoss" : "cooperating""#))
    #expect(configuration.contains(#""convention" : "realIsZero""#))
    #expect(try gan("evaluate", "--checkpoint", "a", "--count", "10").status == 0)
  }

  @Test(
    "quiet commands print nothing",
    arguments: [
      ["--preset", "smoke", "--output", "b"], ["--resume", "a", "--steps", "3"],
      ["generate", "--checkpoint", "a"], ["evaluate", "--checkpoint", "a"],
      ["interpolate", "--checkpoint", "a"],
    ])
  func quiet(arguments: [String]) throws {
    let gan = try chapterGAN()
    _ = try gan("--preset", "smoke", "--steps", "2", "--output", "a")
    let outcome = try gan.run(arguments + ["--quiet"])
    #expect(outcome.status == 0 && outcome.output == "" && outcome.errors == "", "\(outcome)")
  }
}
