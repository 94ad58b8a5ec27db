import Foundation
import Testing

/// What is typed after `chapter-vae`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--preset huge", ["--preset", "'huge' is invalid", "dense"]),
  ("--network huge", ["--network", "'huge' is invalid", "convolutional"]),
  ("--optimiser sgd", ["--optimiser", "'sgd' is invalid", "rmsprop"]),
  ("--epochs 0", ["--epochs", "from 1 up", "found 0"]),
  ("--latents 0", ["--latents", "from 1 up", "found 0"]),
  ("--latents 4097", ["--latents", "at most 4096", "found 4097"]),
  ("--hidden -1", ["--hidden", "from 1 up", "found -1"]),
  ("--batch-size 0", ["--batch-size", "from 1 up", "found 0"]),
  ("--beta -1", ["--beta", "from 0.0 to", "found -1.0"]),
  ("--beta nan", ["--beta", "found nan"]),
  ("--learning-rate 0", ["--learning-rate", "positive number", "found 0"]),
  ("--learning-rate inf", ["--learning-rate", "positive number", "found inf"]),
  ("--as-printed --beta 1", ["--as-printed decides the weight", "leave out --beta"]),
  ("--preset smoke --batch-size 201", ["a batch takes 201 pictures", "found 200"]),
  ("--dataset mnist", ["--dataset mnist needs --data", "train-images-idx3-ubyte.gz"]),
  ("--dataset mnist --data empty", ["empty: expected a file called train-images", "found none"]),
  ("--dataset folder --data empty", ["empty: expected a folder of pictures", "no such picture"]),
  ("--data empty", ["--data names the files of --dataset mnist", "digits are drawn"]),
  (
    "--dataset folder --data odd --preset smoke",
    ["must be even", "found 5×7×1 in odd", "--network dense"]
  ),
  (
    "--dataset folder --data few --preset smoke",
    ["a batch takes 16 pictures", "found 9 in all"]
  ),
  (
    "--dataset folder --data few --preset smoke --batch-size 2",
    ["10 held-out pictures are needed", "found 1"]
  ),
  ("--output good --preset smoke", ["good: expected a new or an empty folder", "an earlier run"]),
  ("--resume missing", ["missing: expected the folder of a run", "found nothing there"]),
  ("--resume good --preset smoke", ["--resume goes on with the run's own"]),
  ("--resume good --network dense", ["--resume goes on with the run's own numbers"]),
  ("--resume good --latents 2", ["--resume goes on with the run's own numbers"]),
  ("--resume good --hidden 2", ["--resume goes on with the run's own numbers"]),
  ("--resume good --beta 1", ["--resume goes on with the run's own numbers"]),
  ("--resume good --batch-size 2", ["--resume goes on with the run's own numbers"]),
  ("--resume good --optimiser adam", ["--resume goes on with the run's own numbers"]),
  ("--resume good --learning-rate 1", ["--resume goes on with the run's own numbers"]),
  ("--resume good --binarised", ["--resume goes on with the run's own numbers"]),
  ("--resume good --as-printed", ["--resume goes on with the run's own numbers"]),
  ("--resume good --dataset digits", ["--resume goes on with the run's own numbers"]),
  ("--resume good --output other", ["--resume", "--output"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("--resume wild", ["wild/configuration.json: expected numbers", "found latentCount 0"]),
  ("--resume cut", ["cut/checkpoint.safetensors is not a sound", "expected", "found"]),
  ("--resume other", ["other/checkpoint.safetensors", "[8, 3]", "[8, 2]"]),
  ("--resume odd-run", ["configuration.json: expected", "27×28, an odd size"]),
  ("generate", ["runs: expected a run of chapter-vae with a checkpoint, found none"]),
  ("generate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound"]),
  ("generate --checkpoint other", ["other/checkpoint.safetensors", "[8, 3]", "[8, 2]"]),
  ("generate --checkpoint wild", ["wild/configuration.json: expected", "found latentCount 0"]),
  ("generate --checkpoint unset", ["unset/configuration.json: expected JSON"]),
  ("generate --checkpoint good --output none/a.png", ["none/a.png: expected", "found no"]),
  ("generate --count 0", ["--count", "from 1 up", "found 0"]),
  ("generate --count 10001", ["--count", "at most 10000", "found 10001"]),
  ("reconstruct --checkpoint good --data empty", ["digits are drawn"]),
  ("reconstruct --count 1001", ["--count", "at most 1000", "found 1001"]),
  ("interpolate --columns 1", ["--columns", "from 2 up", "found 1"]),
  ("manifold --side 1", ["--side", "from 2 up", "found 1"]),
  ("manifold --side 51", ["--side", "at most 50", "found 51"]),
  ("manifold --plane 1,1", ["'1,1' is invalid", "--plane"]),
  ("manifold --plane 0,1", ["'0,1' is invalid", "--plane"]),
  ("manifold --plane 1", ["'1' is invalid", "--plane"]),
  ("manifold --plane 1,3 --checkpoint good", ["--plane", "codes have 2 numbers", "1 and 3"]),
  ("manifold --checkpoint line", ["2 numbers or more, found 1", "--latents 2"]),
  ("scatter --checkpoint line", ["2 numbers or more, found 1", "--latents 2"]),
  ("concept --from 1", ["--from", "--to"]),
  ("concept --attribute slant --from 1 --to 2", ["either --attribute or both --from and --to"]),
  ("concept --attribute beauty", ["'beauty' is invalid", "slant"]),
  (
    "concept --from 1 --to 10 --checkpoint good",
    ["--to takes a class of drawn digits", "found 10"]
  ),
  ("evaluate --count 9", ["--count", "from 10 up", "found 9"]),
  ("evaluate --samples 0", ["--samples", "from 1 up", "found 0"]),
  ("evaluate --weighed 0", ["--weighed", "from 1 up", "found 0"]),
  ("evaluate --checkpoint good --classifier missing", ["missing: expected a file"]),
  ("variants --seeds 0", ["--seeds", "from 1 up", "found 0"]),
  ("rival --count 63", ["--count", "from 64 up", "found 63"]),
  ("rival --steps 0", ["--steps", "from 1 up", "found 0"]),
  ("summary --preset huge", ["--preset", "'huge' is invalid"]),
]

/// A folder with good runs, damaged ones, an empty folder and folders of unfit pictures in it.
private func preparedFolder() throws -> Command {
  let vae = try chapterVAE()
  let folder = vae.folder
  for (name, options) in [("good", []), ("line", ["--latents", "1"])] {
    #expect(try vae.run(smokeVAE + [name, "--steps", "1"] + options).status == 0)
  }
  for copy in ["cut", "wild", "unset", "other", "odd-run"] {
    try FileManager.default.copyItem(at: folder.file("good"), to: folder.file(copy))
  }
  let whole = try Data(contentsOf: folder.file("good/checkpoint.safetensors"))
  try whole.prefix(whole.count / 2).write(to: folder.file("cut/checkpoint.safetensors"))
  let configuration = try folder.text("good/configuration.json")
  let latents = #""latentCount" : 2"#
  for (name, text) in [
    ("wild", configuration.replacing(latents, with: #""latentCount" : 0"#)),
    ("other", configuration.replacing(latents, with: #""latentCount" : 3"#)),
    (
      "odd-run",
      configuration.replacing(#""height" : 28"#, with: #""height" : 27"#)
        .replacing(#""dense""#, with: #""convolutional""#)
    ), ("unset", "{"),
  ] { try Data(text.utf8).write(to: folder.file("\(name)/configuration.json")) }
  try FileManager.default.createDirectory(
    at: folder.file("empty"), withIntermediateDirectories: false)
  try folder.writePictures(to: "odd", count: 120, width: 7, height: 5, channels: 1)
  try folder.writePictures(to: "few", count: 10, width: 4, height: 4, channels: 1)
  return vae
}

@Suite("What chapter-vae refuses")
struct ChapterVAERefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    try preparedFolder().expectRefusals(refusals)
  }
}
