import Foundation
import Testing

/// What is typed after `chapter-ssgan`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--preset huge", ["--preset", "'huge' is invalid"]),
  ("--recipe cake", ["--recipe", "'cake' is invalid", "n-plus-one", "feature-matching"]),
  ("--recipe nPlusOne", ["--recipe", "'nPlusOne' is invalid"]),
  ("--network huge", ["--network", "'huge' is invalid", "perceptron"]),
  ("--generator-loss none", ["--generator-loss", "'none' is invalid", "non-saturating"]),
  ("--labels 9", ["--labels: 9 labels were asked for, found 10 classes", "10 or more"]),
  ("--labels 0", ["--labels", "'0' is invalid"]),
  ("--labels some", ["--labels", "'some' is invalid"]),
  ("--preset smoke --labels 58", ["--labels: 58 labels were asked for, found 57 pictures"]),
  ("--generator-steps 0", ["--generator-steps", "from 1 up", "found 0"]),
  ("--batch-size 1", ["--batch-size", "from 2 up", "found 1"]),
  ("--generator-rate 0", ["--generator-rate", "positive number"]),
  ("--discriminator-rate nan", ["--discriminator-rate", "positive number"]),
  ("--generator-rate 1e30", ["Nothing can be trained with learningRate 1e+30"]),
  ("--width 0", ["--width", "from 0.001 to 16.0", "found 0.0"]),
  ("--huber-weight -1", ["--huber-weight", "found -1"]),
  ("--reconstruction-weight nan", ["--reconstruction-weight", "found nan"]),
  ("--as-printed --recipe feature-matching", ["--as-printed plays the book's recipe"]),
  ("--as-printed --labels 100", ["--as-printed decides that", "leave out --labels"]),
  ("--misprint cake", ["--misprint", "'cake' is invalid", "lost-norm"]),
  (
    "--misprint saturating-loss --generator-loss saturating",
    ["--misprint saturating-loss decides that", "leave out --generator-loss"]
  ),
  (
    "--misprint lost-norm --recipe feature-matching",
    ["--misprint lost-norm plays the book's recipe"]
  ),
  ("--misprint lost-norm --network perceptron", ["leave out --network perceptron"]),
  ("--certainty 0.4", ["--certainty", "found 0.4"]),
  ("--certainty 1.5", ["--certainty", "found 1.5"]),
  ("sweep --misprint all-labels", ["--counts says how many labels are known"]),
  ("--dataset sprites", ["--network mnist learns pictures of 28×28×1, found 32×32×3"]),
  ("--network cifar10 --dataset digits", ["cifar10 learns pictures of 32×32×3, found 28×28×1"]),
  ("--dataset mnist", ["--dataset mnist needs --data", "train-images-idx3-ubyte.gz"]),
  ("--dataset folder --data empty", ["empty: expected a folder of pictures"]),
  ("--dataset folder --data plain", ["--data: 2 or more classes are needed, found 1 in plain"]),
  ("--dataset folder --data few", ["--data: 20 training pictures", "found 9 and 1"]),
  ("--data empty", ["digits are drawn"]),
  ("--output good --preset smoke", ["good: expected a new or an empty folder", "an earlier run"]),
  ("--resume good --preset smoke", ["--resume goes on with the run's own"]),
  ("--resume good --labels 30", ["--resume goes on with the run's own numbers"]),
  ("--resume good --recipe n-plus-one", ["--resume goes on with the run's own numbers"]),
  ("--resume good --keep-best", ["--resume goes on with the run's own numbers"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("--resume wild --steps 5", ["wild/configuration.json: expected numbers", "found slope 7.0"]),
  ("--resume other --steps 5", ["other/checkpoint.safetensors", "20 labels of fingerprint"]),
  ("--resume gone --steps 5", ["gone/checkpoint.safetensors: expected a file"]),
  ("generate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound"]),
  ("generate --checkpoint good --best", ["good/best.safetensors", "--keep-best"]),
  ("interpolate --path crooked", ["--path", "'crooked' is invalid"]),
  ("evaluate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound"]),
  ("evaluate --checkpoint good --data empty", ["digits are drawn"]),
  ("evaluate --checkpoint other", ["other/checkpoint.safetensors", "labels of fingerprint"]),
  ("evaluate", ["runs: expected a run of chapter-ssgan with a checkpoint, found none"]),
  ("sweep --counts 20,x", ["--counts", "'20,x' is invalid"]),
  ("sweep --preset smoke --counts 20,58", ["58 labels were asked for, found 57 pictures"]),
  ("sweep --seeds 0", ["--seeds", "from 1 up", "found 0"]),
  ("sweep --labels 100", ["--counts says how many labels are known", "leave out --labels"]),
  ("summary --network huge", ["--network", "'huge' is invalid"]),
]

@Suite("What chapter-ssgan refuses")
struct ChapterSSGANRefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let ssgan = try chapterSSGAN()
    let folder = ssgan.folder
    _ = try ssgan("--preset", "smoke", "--steps", "1", "--output", "good")
    for copy in ["cut", "wild", "other", "gone"] {
      try FileManager.default.copyItem(at: folder.file("good"), to: folder.file(copy))
    }
    let whole = try Data(contentsOf: folder.file("good/checkpoint.safetensors"))
    try whole.prefix(whole.count / 2).write(to: folder.file("cut/checkpoint.safetensors"))
    let configuration = try folder.text("good/configuration.json")
    for (name, text) in [
      ("wild", configuration.replacing(/"slope" : [0-9.]+/, with: #""slope" : 7"#)),
      ("other", configuration.replacing(#""labelSeed" : 1"#, with: #""labelSeed" : 2"#)),
    ] { try Data(text.utf8).write(to: folder.file("\(name)/configuration.json")) }
    try FileManager.default.removeItem(at: folder.file("gone/checkpoint.safetensors"))
    try FileManager.default.createDirectory(
      at: folder.file("empty"), withIntermediateDirectories: false)
    try folder.writePictures(to: "plain", count: 60, width: 28, height: 28, channels: 1)
    for kind in ["a", "b"] {
      try folder.writePictures(to: "few/\(kind)", count: 5, width: 28, height: 28, channels: 1)
    }
    try ssgan.expectRefusals(refusals)
  }
}
