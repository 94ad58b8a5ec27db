import Foundation
import Testing
import Training

@Suite("What chapter-style fast refuses")
struct ChapterStyleFastRefusalTests {
  private let refusals: [(typed: String, says: [String])] = [
    ("fast --preset huge", ["--preset", "'huge' is invalid"]),
    ("fast --lesson reading", ["--lesson", "'reading' is invalid"]),
    ("fast --size 15", ["--size", "from 16 up", "found 15"]),
    ("fast --style-size 9999", ["--style-size", "at most 4096", "found 9999"]),
    ("fast --batch-size 0", ["--batch-size", "from 1 up", "found 0"]),
    ("fast --pairs 3", ["--pairs", "--lesson pairs"]),
    ("fast --lesson pairs --pairs 0", ["--pairs", "from 1 up", "found 0"]),
    ("fast --width 0", ["--width", "from 1 up", "found 0"]),
    ("fast --residual-blocks -1", ["--residual-blocks", "from 0 up", "found -1"]),
    ("fast --grain 2", ["--grain", "from 0.0 to 1.0", "found 2.0"]),
    ("fast --rate nan", ["--rate", "positive number", "found nan"]),
    ("fast --style-weight -1", ["--style-weight", "found -1"]),
    ("fast --style missing.png", ["missing.png: expected a PNG file, found no file"]),
    ("fast --style text.txt", ["text.txt: expected a PNG file"]),
    ("fast --contents missing", ["missing: expected a folder of at least two PNG files"]),
    ("fast --contents run", ["run: expected a folder of at least two PNG files, found one"]),
    ("fast --weights text.txt", ["text.txt: expected"]),
    ("fast --output run", ["run: expected a new or an empty folder", "an earlier run", "--force"]),
    ("fast --resume run", ["Nothing is left to train", "step 4"]),
    ("fast --resume run --width 5", ["--resume goes on", "leave out all but --steps"]),
    ("fast --resume run --style mosaic", ["--resume goes on"]),
    ("fast --resume slow", ["slow: expected a run of chapter-style fast, found one of"]),
    ("--resume run", ["run: expected a run of chapter-style, found one of chapter-style fast"]),
    ("fast --resume photos", ["photos: expected the folder of a run of chapter-style fast"]),
    ("fast apply", ["expected a run of chapter-style fast with a checkpoint, found none"]),
    ("fast apply --checkpoint run --image missing.png", ["missing.png: expected a PNG file"]),
    ("fast apply --checkpoint run --size 3", ["--size", "from 4 up", "found 3"]),
    ("fast apply --checkpoint cut", ["checkpoint.safetensors is not a sound safetensors file"]),
    ("fast apply --checkpoint other", ["does not fit this network", "expected", "found"]),
    ("fast compare slow", ["slow: expected a run of chapter-style fast"]),
    ("fast compare run --evaluations 0", ["--evaluations", "from 1 up", "found 0"]),
  ]

  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let command = try fast()
    let folder = command.folder
    try Data("Hello".utf8).write(to: folder.file("text.txt"))
    #expect(try command.run(fastSmoke + ["run", "--quiet"]).status == 0)
    #expect(try command.run(fastSmoke + ["cut", "--quiet"]).status == 0)
    #expect(try command.run(fastSmoke + ["other", "--quiet"]).status == 0)
    #expect(
      try command("--preset", "smoke", "--output", "slow", "--style", "stripes.png", "--quiet")
        .status == 0)
    let checkpoint = folder.file("cut/checkpoint.safetensors")
    try Data(contentsOf: checkpoint).prefix(1000).write(to: checkpoint)
    let configuration = try folder.text("other/configuration.json")
      .replacing(#""width" : 4"#, with: #""width" : 5"#)
    try Data(configuration.utf8).write(to: folder.file("other/configuration.json"))
    try command.expectRefusals(refusals)
  }
}
