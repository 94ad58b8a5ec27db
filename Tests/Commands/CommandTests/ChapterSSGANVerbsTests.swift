import Foundation
import Pictures
import Testing

private let smoke = ["--preset", "smoke", "--output"]

@Suite("What chapter-ssgan does with a trained run")
struct ChapterSSGANVerbsTests {
  @Test(
    "generate and interpolate draw without the data, the same for the same seed",
    arguments: [["--recipe", "n-plus-one"], ["--recipe", "feature-matching"]])
  func drawing(recipe: [String]) throws {
    let ssgan = try chapterSSGAN()
    try writeBars(to: ssgan.folder.file("bars"))
    let data = ["--dataset", "folder", "--data", "bars"]
    #expect(try ssgan.run(smoke + ["a"] + recipe + data).status == 0)
    for (typed, file) in [
      ("generate --count 5", "a/generated.png"), ("generate --nice --count 2", "a/generated.png"),
      ("interpolate --rows 2 --columns 3", "a/interpolated.png"),
    ] {
      var drawn: [Image] = []
      for seed in ["1", "1", "2"] {
        let words = typed.split(separator: " ").map(String.init)
        let outcome = try ssgan.run(words + ["--checkpoint", "a", "--seed", seed])
        #expect(outcome.status == 0 && outcome.output.contains(file), "\(outcome)")
        drawn.append(try Image(contentsOfPNG: ssgan.folder.file(file)))
      }
      #expect(drawn[0] == drawn[1] && drawn[0] != drawn[2], "\(typed)")
    }
  }

  @Test("evaluate repeats what train has measured, and says it class by class")
  func evaluate() throws {
    let ssgan = try chapterSSGAN()
    let trained = try ssgan.run(smoke + ["a"])
    let measured = try ssgan.folder.files(of: "a")
    let outcome = try ssgan("evaluate", "--checkpoint", "a", "--count", "40")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for file in ["classification.json", "charts/confusion.png", "charts/twin-confusion.png"] {
      #expect(try ssgan.folder.files(of: "a")[file] == measured[file], "\(file)")
    }
    let table = try #require(
      trained.output.split(separator: "\n").first { $0.hasPrefix("  supervised twin  ") })
    for part in [String(table), "Shares of each class", "were taken for", "class-accuracy.png"] {
      #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
    }
    for file in ["evaluation.json", "charts/class-accuracy.png", "charts/neighbours.png"] {
      #expect(ssgan.folder.contains("a/\(file)"), "\(file)")
    }
    #expect(try ssgan("evaluate", "--checkpoint", "a", "--count", "40", "--quiet").output == "")
  }

  @Test("two classes that differ by a glance are told apart, and the folder's tenth tests it")
  func learning() throws {
    let ssgan = try chapterSSGAN()
    try writeBars(to: ssgan.folder.file("bars"))
    let outcome = try ssgan.run(
      smoke + ["a", "--dataset", "folder", "--data", "bars", "--labels", "8"]
        + ["--network", "perceptron", "--generator-rate", "0.01", "--discriminator-rate", "0.01"]
        + ["--steps", "60"])
    #expect(
      outcome.output.contains("errors ± standard errors on 12 test pictures, bars"), "\(outcome)")
    #expect(outcome.output.contains("semi-supervised GAN    0.00 %"), "\(outcome)")
    #expect(outcome.output.contains("supervised twin        0.00 %"), "\(outcome)")
    #expect(outcome.output.contains("The twin makes no error."), "\(outcome)")
  }

  @Test("sweep compares numbers of labels over seeds and writes every error")
  func sweep() throws {
    let ssgan = try chapterSSGAN()
    let outcome = try ssgan(
      "sweep", "--preset", "smoke", "--counts", "10,all", "--seeds", "2", "--output", "s/a.json")
    #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
    for part in ["10 labels, seed 1: ", "57 labels, seed 2: ", "Means over 2 seeds", "s/a.json"] {
      #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
    }
    let written = try ssgan.folder.text("s/a.json")
    #expect(written.ranges(of: #""twinError""#).count == 4, "\(written)")
    #expect(ssgan.folder.contains("s/a.png"))
  }

  @Test("summary lists the layers and the published numbers of parameters")
  func summary() throws {
    for (options, numbers) in [
      ([], ["65,510", "280,011"]), (["--network", "cifar10"], ["1,079,747", "1,075,211"]),
      (["--recipe", "feature-matching"], ["hidden.0.dense (WeightNormDense)"]),
    ] {
      let output = try chapterSSGAN().run(["summary"] + options).output
      for number in numbers { #expect(output.contains(number), "\(output)") }
    }
  }
}

/// 120 grey pictures of 28 × 28 in two classes: a light field at the left or at the right.
private func writeBars(to folder: URL) throws {
  for (kind, columns) in [("left", 0..<14), ("right", 14..<28)] {
    let place = folder.appending(path: kind)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for number in 0..<60 {
      let pixels = (0..<784).map { columns.contains($0 % 28) ? UInt8(150 + number) : 10 }
      try Image(width: 28, height: 28, channels: 1, pixels: pixels)
        .writePNG(to: place.appending(path: "\(100 + number).png"))
    }
  }
}
