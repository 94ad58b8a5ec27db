import Foundation
import Testing

@Suite("What chapter-style refuses")
struct ChapterStyleRefusalTests {
  /// What is typed after the names of good pictures, and what the refusal says.
  private let refusals: [(typed: String, says: [String])] = [
    ("--preset huge", ["--preset", "'huge' is invalid"]),
    ("--content-layer block9_conv1", ["no layer “block9_conv1”", "block1_conv1, ", "block4_pool"]),
    ("--style-layers block1_conv1,conv", ["no layer “conv”"]),
    ("--style-layers features.0", ["before its ReLU", "take “features.1”"]),
    ("--style-layers block1_conv1,", ["--style-layers", "'block1_conv1,' is invalid"]),
    ("--style-layers block1_conv1,block1_conv1", ["is invalid"]),
    ("--size 15", ["--size", "from 16 up", "found 15"]),
    ("--size 4097", ["--size", "at most 4096", "found 4097"]),
    ("--style-size 15", ["--style-size", "from 16 up", "found 15"]),
    ("--iterations 0", ["--iterations", "from 1 up", "found 0"]),
    ("--evaluations 0", ["--evaluations", "from 1 up", "found 0"]),
    ("--content-weight -1", ["--content-weight", "from 0.0 to 1000000000000000.0", "found -1.0"]),
    ("--style-weight nan", ["--style-weight", "found nan"]),
    ("--variation-weight inf", ["--variation-weight", "found inf"]),
    ("--rate 1", ["--rate is Adam's", "add --minimiser adam"]),
    ("--restarts --minimiser adam", ["--restarts is of L-BFGS"]),
    ("--rate 1 --minimiser lbfgs", ["--rate is Adam's"]),
    ("--rate 0 --minimiser adam", ["--rate", "positive number", "found 0.0"]),
    ("--minimiser sgd", ["--minimiser", "'sgd' is invalid"]),
    ("--normalisation none", ["--normalisation", "'none' is invalid"]),
    ("--start black", ["--start", "'black' is invalid"]),
    ("--share 1 --share 2", ["--share is given once for each --style", "expected 1, found 2"]),
    ("--style dots.png --share 1", ["expected 2, found 1"]),
    ("--share 0", ["--share", "found 0.0"]),
    ("--share -1", ["--share", "found -1.0"]),
    ("--as-printed --normalisation layer", ["--as-printed decides", "leave out all four"]),
    ("--as-printed --minimiser adam", ["--as-printed decides", "leave out all four"]),
    ("--as-printed --scales 2", ["--as-printed decides", "leave out all four"]),
    ("--as-printed --style-size 64", ["--as-printed decides", "leave out all four"]),
    ("--scales 0", ["--scales", "from 1 up", "found 0"]),
    ("--scales 9", ["--scales", "at most 8", "found 9"]),
    ("--scales 3 --iterations 2", ["--scales 3 needs as many --iterations", "found 2"]),
    (
      "--scales 4 --iterations 4",
      ["The content picture at the smallest scale is 8×6", "8×8 pixels", "fewer --scales"]
    ),
    ("--steps 0", ["--steps", "from 1 up", "found 0"]),
    ("--threads 0", ["--threads", "from 1 up", "found 0"]),
    ("--style missing.png", ["missing.png: expected a PNG file, found no file"]),
    ("--style text.txt", ["text.txt: expected a PNG file", "found 48 65"]),
    ("--style cut.png", ["cut.png"]),
    ("--style thin.png", ["The style picture is 64×1", "8×8 pixels", "larger --size"]),
    ("--weights text.txt", ["text.txt: expected"]),
    ("--weights missing", ["missing: expected a file to read, found nothing there"]),
    ("--output full", ["full: expected a new or an empty folder", "not a run's"]),
    ("--output run", ["run: expected a new or an empty folder", "an earlier run", "--force"]),
  ]

  /// What is typed alone.
  private let others: [(typed: String, says: [String])] = [
    ("--content missing.png --style dots.png", ["missing.png: expected a PNG file, found no file"]),
    ("--content text.txt --style dots.png", ["text.txt: expected a PNG file"]),
    (
      "--content thin.png --style dots.png --preset smoke",
      ["The content picture is 64×1", "8×8 pixels"]
    ),
    (
      """
      --content thin.png --style dots.png --preset smoke --content-layer block1_conv1 \
      --style-layers block1_conv1
      """, ["The content picture is 64×1: expected 2×2 or more"]
    ),
    ("--resume missing", ["missing: expected the folder of a run", "found nothing there"]),
    ("--resume run", ["checkpoint is of step 6", "a total of 6"]),
    ("--resume run --preset smoke", ["--resume goes on with the run's own"]),
    ("--resume run --size 32", ["--resume goes on with the run's own pictures", "--iterations"]),
    ("--resume run --content content.png", ["--resume goes on with the run's own pictures"]),
    ("--resume run --style dots.png", ["--resume goes on with the run's own pictures"]),
    ("--resume run --as-printed", ["--resume goes on with the run's own pictures"]),
    ("--resume run --original-colours", ["--resume goes on with the run's own pictures"]),
    ("--resume run --weights text.txt", ["--resume goes on with the run's own pictures"]),
    ("--resume run --output other", ["--resume", "--output"]),
    ("--resume wild --steps 9", ["wild/configuration.json: expected numbers", "rounds 0"]),
    ("--resume cut --steps 9", ["cut/checkpoint.safetensors is not a sound"]),
    ("--resume bare --steps 9", ["content.png: expected a PNG file, found no file"]),
    ("--resume switched --steps 9", ["“style transfer by adam”", "“style transfer by lbfgs”"]),
    ("summary --size 15", ["--size", "from 16 up", "found 15"]),
  ]

  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let command = try preparedFolder()
    let start = "--preset smoke --content content.png --style stripes.png "
    try command.expectRefusals(refusals.map { (start + $0.typed, $0.says) } + others)
  }

  /// Good pictures, bad ones, a good run and damaged ones.
  private func preparedFolder() throws -> Command {
    let command = try chapterStyle()
    let (folder, files) = (command.folder, FileManager.default)
    try files.createDirectory(at: folder.file("full"), withIntermediateDirectories: false)
    for name in ["text.txt", "full/text.txt"] {
      try Data("Hello".utf8).write(to: folder.file(name))
    }
    try folder.writeRedPicture("thin.png", width: 400, height: 4, channels: 3)
    try Data(contentsOf: folder.file("dots.png")).prefix(100).write(to: folder.file("cut.png"))
    #expect(try command.run(smokeStyle + ["run", "--quiet"]).status == 0)
    for copy in ["wild", "cut", "bare", "switched"] {
      try files.copyItem(at: folder.file("run"), to: folder.file(copy))
    }
    for (run, old, new) in [
      ("wild", #""rounds" : 2"#, #""rounds" : 0"#),
      ("switched", #""minimiser" : "lbfgs""#, #""minimiser" : "adam""#),
    ] {
      let configuration = try folder.text("\(run)/configuration.json")
      #expect(configuration.contains(old))
      try Data(configuration.replacing(old, with: new).utf8)
        .write(to: folder.file("\(run)/configuration.json"))
    }
    let checkpoint = folder.file("cut/checkpoint.safetensors")
    try Data(contentsOf: checkpoint).prefix(5000).write(to: checkpoint)
    try files.removeItem(at: folder.file("bare/samples/content.png"))
    return command
  }
}
