import Foundation
import Testing

/// What is typed after `chapter-text`, and what the refusal says.
private let refusals: [(typed: String, says: [String])] = [
  ("--corpus empty.txt", ["empty.txt: expected text", "found an empty file"]),
  ("--corpus mark.txt", ["mark.txt: expected text", "found an empty file"]),
  ("--corpus binary.txt", ["binary.txt: expected text in UTF-8", "a zero byte at 3"]),
  ("--corpus latin.txt", ["latin.txt: expected text in UTF-8", "bytes that are not", "iconv"]),
  ("--corpus missing.txt", ["missing.txt: expected a readable file"]),
  ("--corpus good", ["good: expected", "directory"]),
  ("--corpus short.txt", ["4329 symbols or more", "batches of 32", "found 4328 in short.txt"]),
  ("--corpus short.txt --preset smoke", ["13908 symbols or more", "found 4328"]),
  ("--corpus one.txt", ["two symbols or more", "found “a” alone in one.txt"]),
  ("--epochs 0", ["--epochs", "from 1 up", "found 0"]),
  ("--epochs 9223372036854775807", ["--epochs", "at most 1073741824"]),
  ("--steps 0", ["--steps", "from 1 up", "found 0"]),
  ("--units 0", ["--units", "from 1 up", "found 0"]),
  ("--units 4097", ["--units", "at most 4096", "found 4097"]),
  ("--layers 17", ["--layers", "at most 16", "found 17"]),
  ("--dropout 1", ["--dropout", "from 0.0 to 0.95", "found 1.0"]),
  ("--held-out nan", ["--held-out", "from 0.0 to 0.9", "found nan"]),
  ("--learning-rate -1", ["--learning-rate", "positive number", "found -1"]),
  ("--clip-norm 0", ["--clip-norm", "positive number", "found 0"]),
  ("--reading pages", ["--reading", "'pages' is invalid", "streams"]),
  ("--preset huge", ["--preset", "'huge' is invalid", "paper"]),
  ("--as-printed --clip-norm 1", ["--as-printed clips nothing", "--clip-norm"]),
  ("--temperature 1", ["Unknown option '--temperature'"]),
  ("--output good --preset smoke", ["good: expected a new or an empty folder", "earlier run"]),
  ("--resume missing", ["missing: expected the folder of a run", "found nothing there"]),
  ("--resume good --preset smoke", ["--resume goes on with the run's own"]),
  ("--resume good --units 5", ["--resume goes on with the run's own numbers and text"]),
  ("--resume good --corpus short.txt", ["--resume goes on with the run's own numbers and text"]),
  ("--resume good --keep-case", ["--resume goes on with the run's own numbers and text"]),
  ("--resume good --as-printed", ["--resume goes on with the run's own numbers and text"]),
  ("--resume good --steps 1", ["of step 1", "total of 1"]),
  ("--resume good --output other", ["--resume", "--output"]),
  ("--resume wild", ["wild/configuration.json: expected numbers", "found window 0"]),
  ("--resume mute", ["mute/configuration.json: expected numbers", "found an empty alphabet"]),
  ("--resume other", ["other/checkpoint.safetensors does not fit", "[51, 16]"]),
  ("--resume cut", ["cut/checkpoint.safetensors is not a sound", "expected", "found"]),
  ("generate", ["runs: expected a run of chapter-text with a checkpoint, found none"]),
  ("generate --checkpoint cut --prompt a", ["cut/checkpoint.safetensors is not a sound"]),
  ("generate --checkpoint wild", ["wild/configuration.json: expected", "found window 0"]),
  ("generate --checkpoint good --prompt ä", ["--prompt: expected symbols", "“ä” (U+E4)"]),
  ("generate --checkpoint good --best", ["best.safetensors: expected the best", "--held-out"]),
  ("generate --temperature -1", ["--temperature", "from 0.0 to", "found -1.0"]),
  ("generate --temperature nan", ["--temperature", "found nan"]),
  ("generate --temperature inf", ["--temperature", "found inf"]),
  ("generate --top-k 0", ["--top-k", "from 1 up", "found 0"]),
  ("generate --top-p 0", ["--top-p", "from 1e-09 to 1.0", "found 0.0"]),
  ("generate --top-p 1.5", ["--top-p", "found 1.5"]),
  ("generate --length 0", ["--length", "from 1 up", "found 0"]),
  ("generate --beam 0", ["--beam", "from 1 up", "found 0"]),
  ("generate --beam 1001", ["--beam", "at most 1000", "found 1001"]),
  ("generate --beam 2 --top-k 3", ["--beam draws nothing"]),
  ("generate --beam 2 --top-p 0.5", ["--beam draws nothing"]),
  ("generate --beam 2 --window", ["--beam draws nothing", "--window"]),
  ("evaluate --length 99", ["--length", "from 100 up", "found 99"]),
  ("explore --temperature inf", ["--temperature", "found inf"]),
  ("explore --checkpoint missing", ["missing: expected the folder of a run"]),
  ("summary --symbols 0", ["--symbols", "from 1 up", "found 0"]),
]

/// A folder with a good run without held-out text, damaged ones, and texts that are none.
private func preparedFolder() throws -> Command {
  let chapter = try chapterText()
  let (folder, files) = (chapter.folder, FileManager.default)
  _ = try chapter(
    "--preset", "smoke", "--units", "4", "--held-out", "0", "--steps", "1", "--output", "good")
  for copy in ["cut", "wild", "mute", "other"] {
    try files.copyItem(at: folder.file("good"), to: folder.file(copy))
  }
  let whole = try Data(contentsOf: folder.file("good/checkpoint.safetensors"))
  try whole.prefix(whole.count / 2).write(to: folder.file("cut/checkpoint.safetensors"))
  let configuration = try folder.text("good/configuration.json")
  for (name, text) in [
    ("wild", configuration.replacing(#""window" : 60"#, with: #""window" : 0"#)),
    ("mute", configuration.replacing(/"alphabet" : ".*",/, with: #""alphabet" : "","#)),
    ("other", configuration.replacing(#""units" : 4"#, with: #""units" : 5"#)),
  ] { try Data(text.utf8).write(to: folder.file("\(name)/configuration.json")) }
  for (name, bytes) in [
    ("empty", Data()), ("mark", Data([0xEF, 0xBB, 0xBF])), ("binary", Data([97, 98, 99, 0, 100])),
    ("latin", Data([103, 114, 0xFC, 0xDF])), ("one", Data(repeating: 97, count: 20_000)),
    ("short", Data((0..<4_328).map { UInt8(97 + $0 % 7) })),
  ] { try bytes.write(to: folder.file("\(name).txt")) }
  return chapter
}

@Suite("What chapter-text refuses")
struct ChapterTextRefusalTests {
  @Test("it says what was expected and found, exits with an error, and changes no file")
  func refused() throws {
    let chapter = try preparedFolder()
    try chapter.expectRefusals(refusals)
    let empty = try chapter("generate", "--checkpoint", "good", "--prompt", "")
    #expect(empty.status == 64 && empty.output == "", "\(empty)")
    #expect(empty.errors.contains("--prompt: expected a symbol at least, found none"))
  }

  @Test("one symbol more than too few is enough")
  func justEnough() throws {
    let chapter = try chapterText()
    let text = Data((0..<4_329).map { UInt8(97 + $0 % 7) })
    try text.write(to: chapter.folder.file("enough.txt"))
    let outcome = try chapter("--corpus", "enough.txt", "--units", "4", "--epochs", "1")
    #expect(outcome.status == 0 && outcome.output.contains("step 1 of 1"), "\(outcome)")
    let evaluated = try chapter("evaluate", "--length", "100")
    #expect(evaluated.status == 0 && evaluated.errors == "", "\(evaluated)")
  }
}
