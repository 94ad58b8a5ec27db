import Foundation
import Testing

@Suite("An autoencoder's run that stops and goes on")
struct ChapterVAEResumingTests {
  @Test(
    "resumed to more epochs, it leaves the bytes of an uninterrupted run",
    arguments: [
      ["--network", "convolutional", "--binarised", "--optimiser", "adam"],
      ["--network", "dense", "--as-printed"],
    ])
  func moreEpochs(options: [String]) throws {
    let vae = try chapterVAE()
    let start = ["--preset", "smoke"] + options + ["--output"]
    #expect(try vae.run(start + ["whole", "--epochs", "2"]).status == 0)
    #expect(try vae.run(start + ["parts", "--epochs", "1"]).status == 0)
    #expect(try vae("--resume", "parts", "--epochs", "2", "--threads", "1").status == 0)
    #expect(try vae.folder.files(of: "parts") == vae.folder.files(of: "whole"))
  }

  @Test("Ctrl-C saves in the midst of an epoch; resumed, it leaves an uninterrupted run's bytes")
  func interruption() throws {
    let vae = try chapterVAE()
    let running = try vae.started(smokeVAE + ["a", "--epochs", "100000"])
    for _ in 0..<1000 where !vae.folder.contains("a/samples/step-000024.png") { usleep(5_000) }
    kill(running.process.processIdentifier, SIGINT)
    let outcome = try running.outcome()
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    #expect(outcome.output.contains("chapter-vae --resume a"))
    let last = try #require(
      try vae.folder.text("a/timing.json").firstMatch(of: /"lastStep" : (\d+)/)?.1)
    let end = "\(try #require(Int(last)) + 13)"
    #expect(try vae("--resume", "a", "--steps", end).status == 0)
    #expect(try vae.run(smokeVAE + ["whole", "--epochs", "100000", "--steps", end]).status == 0)
    #expect(try vae.folder.files(of: "a") == vae.folder.files(of: "whole"))
  }

  @Test("a rival goes on where it stopped, to the bytes of one that never did")
  func rival() throws {
    let vae = try chapterVAE()
    #expect(try vae.run(smokeVAE + ["whole"]).status == 0)
    try FileManager.default.copyItem(at: vae.folder.file("whole"), to: vae.folder.file("parts"))
    let options = ["--count", "64", "--checkpoint"]
    for (run, steps) in [("whole", "4"), ("parts", "1"), ("parts", "4")] {
      let outcome = try vae.run(["rival", "--steps", steps] + options + [run])
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      #expect(outcome.output.contains("\(run)/rivals.png"), "\(outcome)")
    }
    #expect(try vae.folder.files(of: "parts") == vae.folder.files(of: "whole"))
  }
}
