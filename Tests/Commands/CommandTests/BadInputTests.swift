import Foundation
import Testing

/// A folder with a good run, damaged ones, a regular file and an empty folder in it.
private func preparedFolder() throws -> Command {
  let gan = try chapterGAN()
  _ = try gan("--preset", "smoke", "--steps", "1", "--output", "good")
  let files = FileManager.default
  for copy in ["cut", "unset", "wild", "bare", "blind"] {
    try files.copyItem(at: gan.folder.file("good"), to: gan.folder.file(copy))
  }
  let whole = try Data(contentsOf: gan.folder.file("good/checkpoint.safetensors"))
  try whole.prefix(whole.count / 2).write(to: gan.folder.file("cut/checkpoint.safetensors"))
  try Data("{".utf8).write(to: gan.folder.file("unset/configuration.json"))
  let wild = try gan.folder.text("good/configuration.json")
    .replacing(#""batchSize" : 16"#, with: #""batchSize" : 0"#)
  try Data(wild.utf8).write(to: gan.folder.file("wild/configuration.json"))
  let blind = try gan.folder.text("good/configuration.json")
    .replacing(/"classifier" : "\w+"/, with: #""classifier" : "0""#)
  try Data(blind.utf8).write(to: gan.folder.file("blind/configuration.json"))
  try files.removeItem(at: gan.folder.file("bare/checkpoint.safetensors"))
  try Data("text".utf8).write(to: gan.folder.file("regular"))
  for folder in ["empty", "full"] {
    try files.createDirectory(at: gan.folder.file(folder), withIntermediateDirectories: false)
  }
  try Data("text".utf8).write(to: gan.folder.file("full/cut.safetensors"))
  return gan
}

/// What is typed after `chapter-gan`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--steps 0", ["--steps", "from 1 up", "found 0"]),
  ("--steps -3", ["--steps", "from 1 up", "found -3"]),
  ("--steps many", ["--steps", "'many' is invalid"]),
  ("--threads 0", ["--threads", "from 1 up", "found 0"]),
  ("--learning-rate nan", ["--learning-rate", "positive number", "found nan"]),
  ("--learning-rate inf", ["--learning-rate", "positive number", "found inf"]),
  ("--learning-rate 0", ["--learning-rate", "positive number", "found 0"]),
  ("--learning-rate -1", ["--learning-rate", "positive number", "found -1"]),
  ("--discriminator-steps 0", ["--discriminator-steps", "from 1 up", "found 0"]),
  ("--seed -1", ["--seed", "'-1' is invalid"]),
  ("--preset huge", ["--preset", "'huge' is invalid", "quick"]),
  ("--loss huge", ["--loss", "'huge' is invalid", "nonSaturating"]),
  ("--as-printed --loss saturating", ["--as-printed", "--loss"]),
  ("--frobnicate", ["Unknown option '--frobnicate'"]),
  ("frobnicate", ["Unexpected argument 'frobnicate'"]),
  ("--output regular", ["regular: expected a folder", "found the regular file", "--output"]),
  ("--output regular/run", ["regular/run: expected a folder", "found the regular file"]),
  ("--output good", ["good: expected a new or an empty folder", "found an earlier run"]),
  ("--output full", ["full: expected a new or an empty folder", "not a run's"]),
  ("--output full --force", ["full: expected a new or an empty folder", "not a run's"]),
  ("--dataset mnist", ["--dataset mnist needs --data", "train-images-idx3-ubyte.gz"]),
  ("--dataset mnist --data empty", ["empty: expected a file called train-images", "found none"]),
  ("--dataset mnist --data missing", ["missing: expected the folder", "found nothing"]),
  ("--dataset mnist --data regular", ["regular: expected the folder", "found a file"]),
  ("--data empty", ["--data names the files of --dataset mnist", "digits are drawn"]),
  ("--resume missing", ["missing: expected the folder of a run", "found nothing there"]),
  ("--resume empty", ["empty: expected the folder of a run", "found no run.json"]),
  ("--resume good --force", ["leave out --output and --force"]),
  ("--resume cut --steps 5", ["cut/checkpoint.safetensors is not a sound", "expected", "found"]),
  ("--resume bare --steps 5", ["bare/checkpoint.safetensors: expected a file", "nothing there"]),
  ("--resume wild --steps 5", ["wild/configuration.json: expected numbers", "found batchSize 0"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("--resume good --steps 5 --data empty", ["--data names the files of --dataset mnist"]),
  ("--resume good --seed 42", ["the run's own seed: leave out --seed"]),
  ("--resume good --output other", ["--resume", "--output"]),
  ("--resume good --preset smoke", ["--resume goes on with the run's own"]),
  ("--resume good --learning-rate 1", ["--resume goes on with the run's own numbers"]),
  ("--resume good --keep-best", ["--resume goes on with the run's own numbers"]),
  ("--resume good --classifier a", ["--resume goes on with the run's own numbers"]),
  ("--resume blind --steps 5", ["blind/classifier.safetensors: expected", "classifier 0", "none"]),
  ("--classifier missing", ["missing: expected a file", "found nothing there"]),
  ("--classifier good/checkpoint.safetensors", ["does not fit", "“classifier”"]),
  ("generate --count 0", ["--count", "from 1 up", "found 0"]),
  ("generate --count 10001", ["--count", "at most 10000", "found 10001"]),
  ("generate", ["runs: expected a run of chapter-gan with a checkpoint, found none"]),
  ("generate --checkpoint missing", ["missing: expected the folder of a run", "found nothing"]),
  ("generate --checkpoint cut", ["cut/checkpoint.safetensors is not a sound", "found"]),
  ("generate --checkpoint full/cut.safetensors", ["full: expected the folder", "no run.json"]),
  ("generate --checkpoint unset", ["unset/configuration.json: expected JSON", "found something"]),
  ("generate --checkpoint good --best", ["best.safetensors: expected the best", "--keep-best"]),
  ("generate --best --checkpoint good/a.safetensors", ["--best", "a run's folder"]),
  ("generate --checkpoint wild", ["wild/configuration.json: expected", "found batchSize 0"]),
  ("generate --checkpoint good --output none/a.png", ["none/a.png: expected", "found no"]),
  ("generate --checkpoint good --output regular/a.png", ["regular/a.png: expected", "found a"]),
  ("generate --checkpoint good --output empty", ["empty: expected", "found a directory"]),
  ("evaluate --count 9", ["--count", "from 10 up", "found 9"]),
  ("evaluate --count 1000000000", ["--count", "at most 10000", "found 1000000000"]),
  ("evaluate --checkpoint good --data empty", ["--data names the files"]),
  ("interpolate --rows 0", ["--rows", "from 1 up", "found 0"]),
  ("interpolate --columns 1", ["--columns", "from 2 up", "found 1"]),
  ("interpolate --rows 101", ["at most 100", "found 101"]),
  ("summary --preset huge", ["--preset", "'huge' is invalid"]),
]

@Suite("What chapter-gan refuses")
struct BadInputTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let gan = try preparedFolder()
    try gan.expectRefusals(refusals)
  }

  @Test(
    "a checkpoint that was cut short is refused by every verb that reads it",
    arguments: [0, 7, 100, 5_000])
  func damaged(length: Int) throws {
    let gan = try chapterGAN()
    #expect(try gan("--preset", "smoke", "--steps", "1", "--output", "run").status == 0)
    let url = gan.folder.file("run/checkpoint.safetensors")
    try Data(contentsOf: url).prefix(length).write(to: url)
    let before = try gan.folder.files(of: "run")
    for arguments in [
      ["generate", "--checkpoint", "run"], ["evaluate", "--checkpoint", "run"],
      ["interpolate", "--checkpoint", "run"], ["--resume", "run", "--steps", "40"],
    ] {
      let outcome = try gan.run(arguments)
      #expect(outcome.status == 1 && outcome.errors.contains("run/checkpoint.safetensors"))
    }
    #expect(try gan.folder.files(of: "run") == before)
  }
}
