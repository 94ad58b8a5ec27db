import Foundation
import Testing

/// What is typed after `chapter-tricks`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--preset huge", ["--preset", "'huge' is invalid", "smoke"]),
  ("--baseline collapseProne", ["--baseline", "'collapseProne' is invalid", "collapse-prone"]),
  ("--cloud cake", ["--cloud", "'cake' is invalid", "pieces"]),
  ("--remedy cake", ["There is no remedy “cake”", "packing", "loss-threshold"]),
  ("--remedy pixel-shuffle", ["pixel-shuffle: only pictures have pixels to shuffle"]),
  ("--remedy packing+", ["There is no remedy “”"]),
  ("--remedy hinge=2", ["hinge takes no number, found “hinge=2”"]),
  ("--remedy packing=0", ["packing takes a whole number from 1 to 1000", "found “packing=0”"]),
  ("--remedy packing=1.5", ["packing takes a whole number", "points judged together"]),
  (
    "--remedy instance-noise=nan", ["instance-noise takes a number from 0", "“instance-noise=nan”"]
  ),
  ("--remedy hinge+least-squares", ["hinge with least-squares: a game has one loss"]),
  ("train --remedy hinge --remedy wasserstein", ["hinge with wasserstein: a game has one loss"]),
  (
    "train --generator-loss saturating --remedy hinge",
    ["--generator-loss saturating with hinge: a game has one loss"]
  ),
  ("train --at-once --remedy loss-threshold", ["--at-once with loss-threshold: a game has one"]),
  ("train --resume good --at-once", ["--resume goes on with the run's own game"]),
  (
    "train --discriminator-rate 1 --remedy sgd-discriminator",
    ["--discriminator-rate is Adam's", "sgd-discriminator=0.05"]
  ),
  ("train --discriminator-rate -1", ["--discriminator-rate", "found -1"]),
  ("train --generator-loss nonSaturating", ["'nonSaturating' is invalid", "cooperating"]),
  ("train --resume good --generator-loss saturating", ["--resume goes on with the run's own game"]),
  ("summary --remedy r1+wasserstein", ["a game has one penalty on the slope"]),
  ("--steps 0", ["--steps", "from 1 up", "found 0"]),
  ("ablate --steps 100000000", ["--steps", "at most 10000000"]),
  (
    "--remedy r1 --remedy r1=2 --remedy r1=3 --remedy r1=4 --remedy r1=5 --remedy r1=6 "
      + "--remedy r1=7 --remedy r1=8 --remedy r1=9 --remedy r1=10", ["9 games", "found 10"]
  ),
  ("--points here.csv --cloud ring", ["--points is learned instead", "leave out --cloud"]),
  ("--points gone.csv", ["gone.csv: expected a readable file"]),
  ("--points wild.csv", ["wild.csv:2: expected two numbers", "found “3;4”"]),
  ("train --points empty.csv", ["empty.csv: expected from 1 to 10000000 points, found 0"]),
  ("--output good --preset smoke", ["good: expected a new or an empty folder", "an earlier run"]),
  ("train --output other --preset smoke", ["other: expected a new or an empty folder", "--force"]),
  ("train --resume good --remedy packing", ["--resume goes on with the run's own game"]),
  ("train --resume good --preset smoke", ["--resume goes on with the run's own game"]),
  ("train --resume good --cloud grid", ["--resume goes on with the run's own game"]),
  ("train --resume good --steps 1", ["of step 2", "total of 1"]),
  ("train --resume other --steps 5", ["a run of chapter-tricks train", "chapter-tricks compare"]),
  ("train --resume cut --steps 5", ["cut/checkpoint.safetensors is not a sound"]),
  ("train --resume wild --steps 5", ["wild/configuration.json: expected numbers", "batchSize 0"]),
  (
    "train --resume packed --steps 5",
    ["packed/checkpoint.safetensors", "a game of “ring, packing”"]
  ),
  ("ablate --seeds 0", ["--seeds", "from 1 up", "found 0"]),
  (
    "ablate --preset smoke --output found --cloud grid",
    ["found/ablation.json: expected games of preset smoke on grid", "smoke on ring", "--force"]
  ),
  (
    "ablate --preset smoke --steps 1 --output found",
    ["expected games of preset smoke, 1 steps on ring", "found games of preset smoke on ring"]
  ),
  ("ablate --output broken", ["broken/ablation.json: expected the games of earlier runs"]),
  ("digits --remedy r1", ["r1: the gradient of a convolution cannot be differentiated again"]),
  ("digits --remedy packing+unrolling", ["unrolling: the gradient of a convolution"]),
  ("digits --remedy cake", ["There is no remedy “cake”", "pixel-shuffle"]),
  ("digits --dataset mnist", ["--dataset mnist needs --data DIR"]),
  ("digits --dataset sprites", ["this game learns pictures of 28×28×1"]),
  ("digits --dataset fashion --data .", ["No classifier of --dataset fashion comes with"]),
  ("digits --count 9", ["--count", "from 10 up", "found 9"]),
  ("digits --seeds 0", ["--seeds", "from 1 up"]),
  (
    "digits --preset smoke --count 20 --output learned",
    ["learned/digits.json: expected games of preset smoke on drawn digits, 20 samples", "--force"]
  ),
  ("counting --spots 5", ["--spots takes at most 4, found 5"]),
  ("counting --remedy r1 --without-remedy", ["--without-remedy", "leave out --remedy"]),
  ("counting --output good", ["good: expected a new or an empty folder"]),
  ("duel --rate 2", ["--rate", "from 0.001 to 1.999", "found 2.0"]),
  ("duel --rate nan", ["--rate", "found nan"]),
  ("duel --steps 0", ["--steps", "from 1 up"]),
]

@Suite("What chapter-tricks refuses")
struct ChapterTricksRefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let tricks = try chapterTricks()
    let folder = tricks.folder
    _ = try tricks("train", "--preset", "smoke", "--steps", "2", "--output", "good")
    _ = try tricks("--preset", "smoke", "--steps", "1", "--output", "other")
    _ = try tricks(
      "ablate", "--preset", "smoke", "--remedy", "r1", "--seeds", "1", "--output", "found")
    _ = try tricks(
      "digits", "--preset", "smoke", "--remedy", "hinge", "--count", "10", "--output", "learned")
    for copy in ["cut", "wild", "packed"] {
      try FileManager.default.copyItem(at: folder.file("good"), to: folder.file(copy))
    }
    let whole = try Data(contentsOf: folder.file("good/checkpoint.safetensors"))
    try whole.prefix(whole.count / 2).write(to: folder.file("cut/checkpoint.safetensors"))
    let configuration = try folder.text("good/configuration.json")
    for (name, text) in [
      ("wild", configuration.replacing(#""batchSize" : 16"#, with: #""batchSize" : 0"#)),
      (
        "packed",
        configuration.replacing(/"remedies" : \[\s*\]/, with: #""remedies" : ["packing"]"#)
      ),
    ] { try Data(text.utf8).write(to: folder.file("\(name)/configuration.json")) }
    try FileManager.default.createDirectory(
      at: folder.file("broken"), withIntermediateDirectories: false)
    for (name, text) in [
      ("broken/ablation.json", #"{"settings":{"preset":"smo"#), ("wild.csv", "1,2\n3;4\n"),
      ("empty.csv", "x,y\n"), ("here.csv", "1,2\n3,4\n"),
    ] { try Data(text.utf8).write(to: folder.file(name)) }
    try tricks.expectRefusals(refusals)
  }
}
