import Foundation
import Pictures
import Testing

/// Pictures of two kinds in a folder of their own each, 28 × 28 grey: a light field at the left or right.
private func writeTwoKinds(in folder: URL, each count: Int) throws {
  for (kind, columns) in [("left", 0..<14), ("right", 14..<28)] {
    let place = folder.appending(path: kind)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for number in 0..<count {
      let pixels = (0..<784).map { columns.contains($0 % 28) ? UInt8(150 + number % 100) : 10 }
      try Image(width: 28, height: 28, channels: 1, pixels: pixels)
        .writePNG(to: place.appending(path: "\(100 + number).png"))
    }
  }
}

@Suite("evaluate")
struct EvaluateTests {
  @Test(
    "both chapters' evaluations tell, draw and write what samples are worth, each time the same",
    arguments: ["chapter-gan", "chapter-dcgan"])
  func report(name: String) throws {
    let command = Command(name: name, folder: try TemporaryFolder())
    _ = try command("--preset", "smoke", "--steps", "2", "--output", "a")
    var files: [[String: Data]] = []
    for _ in 0..<2 {
      let outcome = try command("evaluate", "--checkpoint", "a", "--count", "30", "--nice")
      #expect(outcome.status == 0 && outcome.errors == "", "\(outcome)")
      for part in [
        "30 held-out and as many", "mean D(real)", "a classifier of drawn digits, accuracy 0.99",
        "Fréchet distance", "kernel distance × 1000", "precision", "recall", "of 10",
        "distance to training data", "told from real", "classes learned", "charts/neighbours.png",
        "Chosen out of 20 times as many", "mean distance of two pictures",
      ] { #expect(outcome.output.contains(part), "\(part) in \(outcome.output)") }
      files.append(try command.folder.files(of: "a"))
    }
    #expect(files[0] == files[1])
    for chart in ["scores", "sorted-scores", "classes", "nearest", "neighbours"] {
      #expect(files[0]["charts/\(chart).png"] != nil, "\(chart)")
    }
    let written = try command.folder.text("a/evaluation.json")
    for part in [#""step" : 2"#, #""discriminator""#, #""frechet""#, #""nicest""#] {
      #expect(written.contains(part), "\(part) in \(written)")
    }
  }

  @Test("of frogs it says how many samples are taken for frogs")
  func frogs() throws {
    let dcgan = try chapterDCGAN()
    _ = try dcgan("--network", "frog", "--preset", "smoke", "--steps", "1", "--output", "a")
    let output = try dcgan("evaluate", "--checkpoint", "a", "--count", "12").output
    #expect(output.contains("share taken for “frog”"), "\(output)")
    #expect(!output.contains("classes learned"), "\(output)")
  }

  @Test("without a classifier D is examined and both ways to one are told; trained, it is used")
  func ownClassifier() throws {
    let dcgan = try chapterDCGAN()
    try writeTwoKinds(in: dcgan.folder.file("kinds"), each: 60)
    let data = ["--data", "kinds"]
    let start = ["--dataset", "folder", "--preset", "smoke", "--steps", "1", "--output", "a"]
    _ = try dcgan.run(start + data)
    let evaluate = ["evaluate", "--checkpoint", "a"] + data
    let without = try dcgan.run(evaluate)
    #expect(without.status == 0, "\(without)")
    for part in ["mean D(real)", "--train-classifier", "--classifier", "--dataset folder"] {
      #expect(without.output.contains(part), "\(part) in \(without.output)")
    }
    #expect(!without.output.contains("Fréchet"))

    let trained = try dcgan.run(evaluate + ["--train-classifier"])
    #expect(
      trained.status == 0 && trained.output.contains("a/classifier.safetensors"), "\(trained)")
    let again = try dcgan.run(evaluate)
    for outcome in [trained, again] {
      #expect(outcome.output.contains("a classifier of kinds, accuracy 1.000"), "\(outcome)")
      #expect(outcome.output.contains("of 2 "), "\(outcome)")
    }
    _ = try dcgan("--network", "frog", "--preset", "smoke", "--steps", "1", "--output", "f")
    let unfit = try dcgan(
      "evaluate", "--checkpoint", "f", "--classifier", "a/classifier.safetensors")
    #expect(
      unfit.status == 1 && unfit.errors.contains("expected a classifier of pictures of 32×32×3"))
    #expect(try dcgan.run(start + data + ["--force"]).status == 0)
    for file in ["evaluation.json", "classifier.safetensors"] {
      #expect(!dcgan.folder.contains("a/\(file)"))
    }
  }
}
