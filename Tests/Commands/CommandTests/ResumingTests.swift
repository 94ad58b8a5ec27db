import Foundation
import Testing

@Suite("A run that stops and goes on")
struct ResumingTests {
  @Test("resumed to more steps, it leaves the bytes of an uninterrupted run")
  func moreSteps() throws {
    let gan = try chapterGAN()
    #expect(try gan("--preset", "smoke", "--steps", "20", "--output", "whole").status == 0)
    #expect(try gan("--preset", "smoke", "--steps", "7", "--output", "parts").status == 0)
    #expect(try gan("--resume", "parts", "--steps", "20", "--threads", "1").status == 0)
    #expect(try gan.folder.files(of: "parts") == gan.folder.files(of: "whole"))
  }

  @Test("equal seeds leave equal bytes on one thread and on two, other seeds others")
  func seeds() throws {
    let gan = try chapterGAN()
    for (seed, threads, output) in [("1", "1", "a"), ("1", "2", "b"), ("2", "1", "c")] {
      let outcome = try gan(
        "--preset", "smoke", "--seed", seed, "--threads", threads, "--output", output)
      #expect(outcome.status == 0)
    }
    #expect(try gan.folder.files(of: "a") == gan.folder.files(of: "b"))
    #expect(
      try gan.folder.files(of: "a")["metrics.jsonl"]
        != gan.folder.files(of: "c")["metrics.jsonl"])
  }

  @Test("Ctrl-C saves; what is resumed then leaves the bytes of an uninterrupted run")
  func interruption() throws {
    let gan = try chapterGAN()
    let running = try gan.started(["--preset", "smoke", "--steps", "100000", "--output", "a"])
    for _ in 0..<1000 where !gan.folder.contains("a/samples/step-000020.png") { usleep(10_000) }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("Interrupted and saved. Go on with"))
    #expect(outcome.output.contains("chapter-gan --resume a"))
    let records = try gan.folder.text("a/timing.json")
    let last = try #require(records.firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 13)"
    #expect(try gan("--resume", "a", "--steps", end).status == 0)
    #expect(try gan("--preset", "smoke", "--steps", end, "--output", "whole").status == 0)
    #expect(try gan.folder.files(of: "a") == gan.folder.files(of: "whole"))
  }

  @Test("without --steps it goes on to the end it was last given, and no further")
  func recordedEnd() throws {
    let gan = try chapterGAN()
    _ = try gan("--preset", "smoke", "--steps", "2", "--output", "a")
    _ = try gan("--resume", "a", "--steps", "4")
    let outcome = try gan("--resume", "a")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("the checkpoint is of step 4"))
  }

  @Test("a run is overwritten only by force, and then wholly")
  func overwriting() throws {
    let gan = try chapterGAN()
    let smoke = ["--preset", "smoke", "--output", "a", "--steps"]
    _ = try gan.run(smoke + ["5"])
    let before = try gan.folder.files(of: "a")
    let refusal = try gan.run(smoke + ["3"])
    #expect(refusal.status == 1 && refusal.errors.contains("found an earlier run"))
    #expect(refusal.errors.contains("--force"))
    #expect(try gan.folder.files(of: "a") == before)
    #expect(try gan.run(smoke + ["3", "--force"]).status == 0)
    #expect(!gan.folder.contains("a/samples/step-000005.png"))
  }

  @Test("training that diverges before the first checkpoint leaves none")
  func divergenceAtOnce() throws {
    let gan = try chapterGAN()
    let outcome = try gan("--preset", "smoke", "--learning-rate", "1e38", "--output", "a")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("diverged at step 1"), "\(outcome.errors)")
    #expect(!gan.folder.contains("a/checkpoint.safetensors"))
  }

  @Test("training that diverges later keeps the last checkpoint")
  func divergence() throws {
    let gan = try chapterGAN()
    #expect(try gan("--preset", "smoke", "--steps", "2", "--output", "a").status == 0)
    let wild = try gan.folder.text("a/configuration.json")
      .replacing(/"learningRate" : [0-9.e-]+/, with: #""learningRate" : 1e30"#)
    try Data(wild.utf8).write(to: gan.folder.file("a/configuration.json"))
    let before = try gan.folder.files(of: "a")["checkpoint.safetensors"]
    let outcome = try gan("--resume", "a", "--steps", "20")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("Training diverged at step 3"), "\(outcome.errors)")
    #expect(outcome.errors.contains("a/checkpoint.safetensors, is from before"))
    #expect(try gan.folder.files(of: "a")["checkpoint.safetensors"] == before)
  }
}
