import Foundation
import Testing

@Suite("feature-network") struct FeatureNetworkTests {
  @Test("prints the layers, by both names, and where they come from")
  func summary() throws {
    let outcome = try Command(name: "feature-network", folder: try TemporaryFolder())()
    #expect(outcome.status == 0, "\(outcome)")
    for part in [
      "block3_conv2, features.11 (Conv2D)", "572,928", "Pictures: rgb, white 1.0, less [0.5",
      "command: swift run feature-network train --dataset cifar10", "accuracy: 0.8",
    ] { #expect(outcome.output.contains(part), "\(outcome.output)") }
    #expect(!outcome.output.contains("Warning"))
  }

  @Test("trains a network that it can read, the same twice")
  func train() throws {
    let command = Command(name: "feature-network", folder: try TemporaryFolder())
    func train(_ file: String) throws -> Data? {
      let outcome = try command(
        "train", "--count", "1000", "--epochs", "1", "--seed", "7", "--output", file)
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.contains("other pictures, weights "), "\(outcome)")
      return FileManager.default.contents(atPath: command.folder.file(file).path)
    }
    let (first, second) = (try train("one.safetensors"), try train("two.safetensors"))
    #expect(first != nil && first == second)
    let summary = try command("summary", "--weights", "one.safetensors").output
    #expect(
      summary.contains(
        "swift run feature-network train --dataset sprites --count 1000 --epochs 1 --seed 7"))
  }

  @Test("refuses what makes no sense, and leaves no file") func refusals() throws {
    try Command(name: "feature-network", folder: try TemporaryFolder()).expectRefusals([
      ("train --epochs 0", ["--epochs takes a number from 1 up, found 0"]),
      ("train --count 999", ["--count takes a number from 1000 up, found 999"]),
      ("train --dataset cifar10", ["--dataset cifar10 needs --data DIR"]),
      ("train --dataset digits", ["pictures in colour", "found 28×28×1 in drawn digits"]),
      ("train --output no/where.safetensors", ["--output: there is no folder", "Create it first"]),
      ("--weights nowhere.safetensors", ["nowhere.safetensors", "nothing there"]),
    ])
  }
}
