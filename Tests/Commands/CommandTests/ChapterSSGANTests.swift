import Foundation
import Pictures
import Testing
import Training

/// Both recipes with every pair of networks.
private let everyGame = ["n-plus-one", "feature-matching"].flatMap { recipe in
  ["mnist", "cifar10", "perceptron"].map { ["--recipe", recipe, "--network", $0] }
}

/// What is soon trained.
private let smoke = ["--preset", "smoke", "--output"]

@Suite("chapter-ssgan")
struct ChapterSSGANTests {
  @Test("train leaves a run folder, and says both errors side by side", arguments: everyGame)
  func train(game: [String]) throws {
    let ssgan = try chapterSSGAN()
    let outcome = try ssgan.run(["train", "--preset", "smoke"] + game)
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let pictures = game.contains("cifar10") ? "drawn sprites" : "drawn digits"
    for part in [
      "preset smoke, seed 42", "57 pictures: \(pictures)", "20 labels are known, those of fingerp",
      "3 other pictures choose the twin's rate", "step 3 of 3", "of validation pictures right",
      "20 labels, step 3: errors ± standard errors on 100 test pictures, \(pictures)",
      "  semi-supervised GAN   ",
      "  supervised twin       ", "of the twin's errors", "chapter-ssgan evaluate",
    ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
    #expect(!outcome.output.contains("huberLoss"), "in metrics.jsonl, but in no line of progress")
    let samples = (1...3).map { "samples/step-00000\($0).png" }
    let charts = ["accuracy", "confusion", "losses", "quality", "twin-confusion"]
    let files = [
      "run.json", "configuration.json", "checkpoint.safetensors", "metrics.jsonl",
      "quality.jsonl", "timing.json", "classification.json", "charts", "samples",
    ]
    let run = "runs/chapter-ssgan-smoke-42"
    #expect(
      try ssgan.folder.paths(below: run)
        == Set(files + samples + charts.map { "charts/\($0).png" }))
    let records = try MetricsLog.records(in: ssgan.folder.file("\(run)/metrics.jsonl"))
    #expect(records.map(\.step) == [1, 2, 3])
    for name in ["supervisedLoss", "realLoss", "fakeLoss", "generatorLoss", "twin3Loss"] {
      #expect(records[0][name] != nil, "\(name)")
    }
    let quality = try MetricsLog.records(in: ssgan.folder.file("\(run)/quality.jsonl"))
    #expect(quality.map { $0["validationAccuracy"] != nil } == [true, false, false])
    #expect(quality[0]["twin3Accuracy"] != nil)
  }

  @Test("the known labels are written down: the same for one label seed, others for another")
  func labels() throws {
    let ssgan = try chapterSSGAN()
    func fingerprint(_ name: String, _ options: String...) throws -> String {
      let outcome = try ssgan.run(smoke + [name, "--steps", "1"] + options)
      let said = try #require(outcome.output.firstMatch(of: /fingerprint ([0-9a-f]{16})/)?.1)
      let written = try ssgan.folder.text("\(name)/configuration.json")
      #expect(written.contains(#""labels" : "\#(said)""#), "\(written)")
      #expect(try ssgan.folder.text("\(name)/classification.json").contains(said))
      return String(said)
    }
    let first = try fingerprint("a")
    #expect(try fingerprint("b", "--recipe", "feature-matching") == first)
    #expect(try fingerprint("c", "--label-seed", "2") != first)
    #expect(try fingerprint("d", "--labels", "30") != first)
    #expect(try ssgan.run(smoke + ["e", "--labels", "all"]).output.contains("All 57 labels"))
  }

  @Test("equal seeds leave equal bytes on one thread and on two, other seeds others")
  func seeds() throws {
    let ssgan = try chapterSSGAN()
    for recipe in ["n-plus-one", "feature-matching"] {
      var files: [[String: Data]] = []
      for (run, seed, threads) in [("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2")] {
        let name = "\(recipe)-\(run)"
        let outcome = try ssgan.run(
          smoke + [name, "--recipe", recipe, "--seed", seed, "--threads", threads])
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
        files.append(try ssgan.folder.files(of: name))
      }
      #expect(files[0] == files[1])
      #expect(files[0]["metrics.jsonl"] != files[2]["metrics.jsonl"])
    }
  }

  @Test("resumed to more steps, it leaves the bytes of an uninterrupted run", arguments: everyGame)
  func resuming(game: [String]) throws {
    let ssgan = try chapterSSGAN()
    #expect(try ssgan.run(smoke + ["whole", "--steps", "5"] + game).status == 0)
    #expect(try ssgan.run(smoke + ["parts", "--steps", "2"] + game).status == 0)
    #expect(try ssgan("--resume", "parts", "--steps", "5", "--threads", "1").status == 0)
    #expect(try ssgan.folder.files(of: "parts") == ssgan.folder.files(of: "whole"))
  }

  @Test("Ctrl-C saves; what is resumed then leaves the bytes of an uninterrupted run")
  func interruption() throws {
    let ssgan = try chapterSSGAN()
    let running = try ssgan.started(smoke + ["a", "--steps", "100000"])
    for _ in 0..<1000 where !ssgan.folder.contains("a/samples/step-000020.png") { usleep(10_000) }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("chapter-ssgan --resume a"))
    #expect(!outcome.output.contains("supervised twin  "), "the test set is not for the way")
    let timing = try ssgan.folder.text("a/timing.json")
    let last = try #require(timing.firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 13)"
    #expect(try ssgan("--resume", "a", "--steps", end).status == 0)
    #expect(try ssgan.run(smoke + ["whole", "--steps", end]).status == 0)
    #expect(try ssgan.folder.files(of: "a") == ssgan.folder.files(of: "whole"))
  }

  @Test("a discriminator that has won is told of at the next checkpoint, once, and at the end")
  func alarm() throws {
    let ssgan = try chapterSSGAN()
    let outcome = try ssgan.run(
      smoke + ["a", "--recipe", "feature-matching", "--network", "mnist", "--width", "0.25"]
        + ["--generator-rate", "1e-6", "--discriminator-rate", "0.003", "--steps", "700"])
    let lines = outcome.output.split(separator: "\n").filter { $0.hasPrefix("Warning: From step") }
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("overpowered") }, "\(outcome)")
    let fair = try ssgan.run(smoke + ["b"]).output
    #expect(fair.contains("The discriminator never overpowered the generator."), "\(fair)")
  }

  @Test("as printed, all labels are known, and the configuration says what is otherwise")
  func asPrinted() throws {
    let ssgan = try chapterSSGAN()
    let printed = ["--as-printed", "--huber-weight", "1", "--certainty", "0.75", "--steps", "1"]
    let outcome = try ssgan.run(smoke + ["a"] + printed)
    #expect(outcome.output.contains("All 57 labels are known"), "\(outcome)")
    let configuration = try ssgan.folder.text("a/configuration.json")
    for part in [
      #""generatorLoss" : "saturating""#, #""returnsNorm" : false"#, #""huberWeight" : 1"#,
      #""certainty" : 0.75"#,
    ] { #expect(configuration.contains(part), "\(configuration)") }
    #expect(!configuration.contains("labelCount"))
    let one = ["--misprint", "lost-norm", "--misprint", "rectified-pixels", "--steps", "1"]
    #expect(try ssgan.run(smoke + ["b"] + one).output.contains("20 labels are known"))
    let other = try ssgan.folder.text("b/configuration.json")
    for part in [
      #""generatorLoss" : "nonSaturating""#, #""returnsNorm" : false"#,
      #""rectifiesPixels" : true"#,
    ] { #expect(other.contains(part), "\(other)") }
  }

  @Test("rates, losses, sizes and turns are those that were asked for")
  func changes() throws {
    let ssgan = try chapterSSGAN()
    let options = [
      "--generator-rate", "0.5", "--discriminator-rate", "0.125", "--generator-steps", "2",
      "--generator-loss", "feature-matching", "--batch-size", "4", "--width", "0.03125",
      "--reconstruction-weight", "3", "--steps", "1",
    ]
    #expect(try ssgan.run(smoke + ["a"] + options).status == 0)
    let configuration = try ssgan.folder.text("a/configuration.json")
    for part in [
      #""learningRate" : 0.5"#, #""discriminatorRate" : 0.25"#, #""generatorSteps" : 2"#,
      #""generatorLoss" : "featureMatching""#, #""batchSize" : 4"#, #""widthFactor" : 0.03125"#,
      #""reconstructionWeight" : 3"#, #""steps" : 1"#,
    ] { #expect(configuration.contains(part), "\(part) in \(configuration)") }
  }
}
