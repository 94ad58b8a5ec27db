import Evaluation
import Foundation
import Pictures
import Testing
import Training

/// What is logged of the samples of a run.
private func quality(_ command: Command, _ run: String) throws -> [MetricsRecord] {
  try MetricsLog.records(in: command.folder.file("\(run)/quality.jsonl"))
}

/// A folder of so many grey pictures of 28 × 28.
private func writePictures(_ count: Int, to folder: URL) throws {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  for index in 0..<count {
    let pixels = [UInt8](repeating: UInt8(2 * index), count: 784)
    try Image(width: 28, height: 28, channels: 1, pixels: pixels)
      .writePNG(to: folder.appending(path: "\(index).png"))
  }
}

@Suite("What training tells about its samples")
struct WatchingTests {
  @Test("samples are measured at every milestone, by the classes that the data have")
  func measured() throws {
    let (gan, dcgan) = (try chapterGAN(), try chapterDCGAN())
    let outcome = try gan("--preset", "smoke", "--output", "a")
    #expect(outcome.output.contains("Samples at step 20"), "\(outcome)")
    #expect(!outcome.output.contains("Warning"), "\(outcome)")
    let pixels = ["varianceShare"]
    let all = pixels + ["classDivergence", "classesPresent", "kernelDistance"]
    let records = try quality(gan, "a")
    #expect(records.map(\.step) == Array(1...10) + [20])
    #expect(records.allSatisfy { $0.metrics.map(\.name) == all })
    _ = try dcgan("--network", "frog", "--preset", "smoke", "--output", "a")
    #expect(try quality(dcgan, "a")[0].metrics.map(\.name) == pixels + ["kernelDistance"])
    try writePictures(20, to: gan.folder.file("pictures"))
    _ = try gan.run(
      ["--preset", "smoke", "--dataset", "folder", "--data", "pictures", "--output", "b"]
        + ["--steps", "1"])
    #expect(try quality(gan, "b").map { $0.metrics.map(\.name) } == [pixels])
  }

  @Test("two players who cooperate are warned, once each; the end sums up")
  func cooperation() throws {
    let gan = try chapterGAN()
    let output = try gan("--preset", "smoke", "--as-printed", "--steps", "3000").output
    for part in [
      "Warning at step 2,000, collapse: the samples' classes", "classes drawn at all are",
      "Warning at step 2,000, overpowering discriminator", "both players want the same",
      "  Warning: collapse, from step 2,000 to the end",
    ] {
      #expect(output.ranges(of: part).count == 1, "\(part) in \(output)")
    }
  }

  @Test("the best checkpoint is the one whose samples were nearest to held-out data")
  func best() throws {
    let gan = try chapterGAN()
    let outcome = try gan(
      "--preset", "smoke", "--steps", "1700", "--learning-rate", "0.01", "--keep-best",
      "--output", "a")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    let records = try quality(gan, "a")
    #expect(records.suffix(5).map(\.step) == [1_000, 1_200, 1_400, 1_600, 1_700])
    let nearest = try #require(
      records.min { $0["kernelDistance"] ?? .nan < $1["kernelDistance"] ?? .nan })
    let best = try Checkpoint(
      contentsOf: gan.folder.file("a/best.safetensors"), network: "two-layer GAN")
    #expect(best.step == nearest.step && best.step < 1_700)
    #expect(outcome.output.contains("best checkpoint     step \(readableCount(best.step)), kernel"))
    for verb in ["generate", "evaluate", "interpolate"] {
      #expect(try gan(verb, "--checkpoint", "a", "--best").status == 0)
    }
    let drawn = try gan("generate", "--checkpoint", "a", "--best").output
    #expect(drawn.contains("from step \(best.step)"), "\(drawn)")
  }

  @Test("resumed, a run that keeps its best leaves the bytes of an uninterrupted one")
  func resumed() throws {
    let gan = try chapterGAN()
    let smoke = ["--preset", "smoke", "--learning-rate", "0.01", "--keep-best"]
    #expect(try gan.run(smoke + ["--steps", "40", "--output", "whole"]).status == 0)
    #expect(try gan.run(smoke + ["--steps", "9", "--output", "parts"]).status == 0)
    for steps in ["10", "40"] {
      #expect(try gan("--resume", "parts", "--steps", steps, "--threads", "1").status == 0)
    }
    #expect(try gan.folder.files(of: "parts") == gan.folder.files(of: "whole"))
  }

  @Test("a classifier that was named is kept in the run, and used when it is resumed")
  func ownClassifier() throws {
    let gan = try chapterGAN()
    try ShippedClassifier.mnist.classifier.write(to: gan.folder.file("own.safetensors"))
    let smoke = ["--preset", "smoke", "--classifier", "own.safetensors"]
    #expect(try gan.run(smoke + ["--steps", "20", "--output", "whole"]).status == 0)
    #expect(try gan.run(smoke + ["--steps", "9", "--output", "parts"]).status == 0)
    try FileManager.default.removeItem(at: gan.folder.file("own.safetensors"))
    #expect(try gan("--resume", "parts", "--steps", "20").status == 0)
    #expect(try gan.folder.files(of: "parts") == gan.folder.files(of: "whole"))
    #expect(gan.folder.contains("parts/classifier.safetensors"))
  }

  @Test("what cannot be measured by is refused, with a way to go on")
  func refused() throws {
    let gan = try chapterGAN()
    try writePictures(30, to: gan.folder.file("pictures"))
    try ShippedClassifier.sprites.classifier.write(to: gan.folder.file("sprites.safetensors"))
    try ShippedClassifier.digits.classifier.write(to: gan.folder.file("digits.safetensors"))
    let folder = "--preset smoke --dataset folder --data pictures"
    try gan.expectRefusals([
      (
        "\(folder) --keep-best",
        [
          "No classifier of --dataset folder", "sample-quality train --dataset folder",
          "--classifier",
        ]
      ),
      (
        "\(folder) --keep-best --classifier digits.safetensors",
        ["--keep-best: 100 held-out pictures are needed", "found 3"]
      ),
      (
        "--preset smoke --classifier sprites.safetensors",
        ["a classifier of pictures of 28×28×1", "one of 32×32×3", "sample-quality train"]
      ),
    ])
  }
}
