import Foundation
import Testing

/// What is typed after `chapter-dcgan`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--network huge", ["--network", "'huge' is invalid", "strict"]),
  ("--batch-size 1", ["--batch-size", "from 2 up", "found 1"]),
  ("--mode train --batch_size 0", ["--batch-size", "from 2 up", "found 0"]),
  ("--mode paint", ["Unexpected argument 'paint'"]),
  ("--slope 1.5", ["--slope", "from 0.0 to 1.0", "found 1.5"]),
  ("--slope nan", ["--slope", "found nan"]),
  ("--width 0", ["--width", "from 0.001 to 16.0", "found 0.0"]),
  ("--strided-kernel 6", ["--strided-kernel", "at most 5", "found 6"]),
  ("--strided-kernel 1", ["--strided-kernel", "from 2 up", "found 1"]),
  ("--strided-kernel 4 --network keras", ["--strided-kernel", "nothing in keras"]),
  ("--discriminator-rate 0", ["--discriminator-rate", "positive number"]),
  ("--generator-rate inf", ["--generator-rate", "positive number", "found inf"]),
  ("--as-printed --network strict", ["--as-printed", "strict is played as published"]),
  ("--as-printed --network keras", ["--as-printed", "keras is played as published"]),
  ("--dataset sprites", ["mnist learns pictures of 28×28×1, found 32×32×3", "--dataset digits"]),
  ("--network frog --dataset digits", ["32×32×3, found 28×28×1", "--dataset sprites"]),
  ("--network strict --dataset cifar10", ["--dataset cifar10 needs --data", "data_batch_1.bin"]),
  ("--dataset cifar10 --data empty", ["empty: expected a folder with data_batch_1.bin"]),
  ("--dataset folder --data empty", ["empty: expected a folder of pictures", "no such picture"]),
  ("--dataset folder", ["--dataset folder needs --data", "PNG pictures"]),
  ("--dataset sprites --data empty", ["sprites are drawn"]),
  ("--class toad", ["--class", "a class of drawn digits", "found toad"]),
  ("--class 10", ["--class", "found 10"]),
  ("--resume good --preset smoke", ["--resume goes on with the run's own"]),
  ("--resume good --network frog", ["--resume goes on with the run's own numbers"]),
  ("--resume good --class 3", ["--resume goes on with the run's own numbers"]),
  ("--resume good --dataset mnist", ["--resume goes on with the run's own numbers"]),
  ("--resume wild --steps 5", ["wild/configuration.json: expected numbers", "found slope 7.0"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("generate --numbered --nice", ["--numbered", "--nice"]),
  ("generate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound"]),
  ("generate --checkpoint wild", ["wild/configuration.json: expected", "found slope 7.0"]),
  ("interpolate --path crooked", ["--path", "'crooked' is invalid", "spherical"]),
  ("arithmetic --a 1 --b 2", ["--c"]),
  ("arithmetic --a 1 --b 2 --c 3,4", ["--a, --b and --c take as many", "[1, 1, 2]"]),
  ("arithmetic --a 1 --b x --c 3", ["'x' is invalid", "--b"]),
  ("arithmetic --a 1 --b 2 --c 10000", ["'10000' is invalid"]),
  ("evaluate --checkpoint good --data empty", ["digits are drawn"]),
  ("evaluate --checkpoint good --classifier none.safetensors", ["none.safetensors"]),
  (
    "evaluate --checkpoint good --classifier good/checkpoint.safetensors",
    ["good/checkpoint.safetensors", "classifier"]
  ),
  (
    "evaluate --checkpoint good --train-classifier --classifier x",
    ["--train-classifier makes a new one", "--classifier"]
  ),
]

@Suite("What chapter-dcgan refuses")
struct ChapterDCGANRefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let dcgan = try chapterDCGAN()
    _ = try dcgan("--preset", "smoke", "--steps", "1", "--output", "good")
    for copy in ["cut", "wild"] {
      try FileManager.default.copyItem(at: dcgan.folder.file("good"), to: dcgan.folder.file(copy))
    }
    let whole = try Data(contentsOf: dcgan.folder.file("good/checkpoint.safetensors"))
    try whole.prefix(whole.count / 2).write(to: dcgan.folder.file("cut/checkpoint.safetensors"))
    let wild = try dcgan.folder.text("good/configuration.json")
      .replacing(/"slope" : [0-9.]+/, with: #""slope" : 7"#)
    try Data(wild.utf8).write(to: dcgan.folder.file("wild/configuration.json"))
    try FileManager.default.createDirectory(
      at: dcgan.folder.file("empty"), withIntermediateDirectories: false)
    try dcgan.expectRefusals(refusals)
  }
}
