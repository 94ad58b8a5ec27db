import Evaluation
import Foundation
import Pictures
import Testing

@Suite("sample-quality") struct SampleQualityTests {
  @Test("measures pictures with known faults, says by whom, and draws them")
  func ladder() throws {
    let command = Command(name: "sample-quality", folder: try TemporaryFolder())
    let outcome = try command("--count", "100")
    #expect(outcome.status == 0, "\(outcome)")
    for part in [
      "100 pictures of each kind beside 100 held-out ones of drawn digits",
      "Judge: a classifier of drawn digits, accuracy 0.99", "Fréchet distance", "uniform",
    ] { #expect(outcome.output.contains(part), "\(outcome.output)") }
    #expect(outcome.output.split(separator: "\n").count == 12)
    let sheet = try Image(contentsOfPNG: command.folder.file("runs/ladder/pictures.png"))
    #expect(sheet.width == 2 * (10 * 30 + 2) && sheet.height == 2 * (8 * 30 + 2))
    #expect(command.folder.contains("runs/ladder/distances.png"))
    #expect(try command("ladder", "--count", "100").output == outcome.output)
  }

  @Test("trains a classifier that says where it comes from and measures in its turn")
  func train() throws {
    let command = Command(name: "sample-quality", folder: try TemporaryFolder())
    let outcome = try command(
      "train", "--dataset", "digits", "--count", "1000", "--epochs", "1", "--seed", "7",
      "--output", "own.safetensors")
    #expect(outcome.status == 0, "\(outcome)")
    let classifier = try Classifier(contentsOf: command.folder.file("own.safetensors"))
    #expect(
      classifier.provenance.command
        == "swift run sample-quality train --dataset digits --count 1000 --epochs 1 --seed 7")
    #expect(outcome.output.contains("weights \(classifier.fingerprint)"), "\(outcome)")
    let measured = try command("--count", "100", "--classifier", "own.safetensors")
    #expect(measured.output.contains("weights \(classifier.fingerprint)"), "\(measured)")
  }

  @Test("refuses a folder of pictures that has no two classes, or too small ones")
  func unsuitable() throws {
    let command = Command(name: "sample-quality", folder: try TemporaryFolder())
    for (folder, side) in [("large", 8), ("tiny/a", 4), ("tiny/b", 4)] {
      let url = command.folder.file(folder)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for index in 0..<20 {
        try Image(
          width: side, height: side, channels: 1,
          pixels: [UInt8](repeating: UInt8(index), count: side * side)
        ).writePNG(to: url.appending(path: "\(index).png"))
      }
    }
    let train = "train --dataset folder --data"
    try command.expectRefusals([
      ("--dataset folder --data large", ["--count: 2000 held-out pictures", "found 2 and 0 in"]),
      ("\(train) large", ["two or more are needed, found one"]),
      ("\(train) tiny", ["sides of 8 pixels or more are needed, found 4×4"]),
    ])
  }

  @Test("refuses what makes no sense, and leaves no file") func refusals() throws {
    try Command(name: "sample-quality", folder: try TemporaryFolder()).expectRefusals([
      ("--count 99", ["--count takes a number from 100 up, found 99"]),
      ("--count 5001", ["--count takes at most 5000, found 5001"]),
      ("--classifier nowhere.safetensors", ["nowhere.safetensors", "nothing there"]),
      ("--dataset mnist", ["--dataset mnist needs --data DIR"]),
      ("train --epochs 0", ["--epochs takes a number from 1 up, found 0"]),
      ("train --count 999", ["--count takes a number from 1000 up, found 999"]),
      ("train --dataset mnist --data nowhere", ["nowhere: expected the folder of MNIST's four"]),
      ("train --output no/where.safetensors", ["--output: there is no folder", "Create it first"]),
      ("train --data here", ["--data names the files of", "digits are drawn"]),
    ])
  }
}
