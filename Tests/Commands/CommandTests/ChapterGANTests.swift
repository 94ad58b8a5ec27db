import Foundation
import Testing

@Suite struct ChapterGANTests {
  @Test("a run leaves samples, charts, measurements, its configuration and a checkpoint")
  func train() throws {
    let terminal = try Terminal()
    let outcome = try terminal.run("chapter-gan --preset smoke --output run")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("14,944 parameters"))
    #expect(outcome.output.contains("2 ln 2 = 1.386"))
    let files = try terminal.files(below: "run")
    for name in [
      "run.json", "configuration.json", "metrics.jsonl", "checkpoint.safetensors",
      "samples/step-000020.png", "charts/losses.png",
    ] {
      #expect(files[name] != nil, "\(name)")
    }
    let metrics = String(decoding: files["metrics.jsonl"] ?? Data(), as: UTF8.self)
    #expect(metrics.split(separator: "\n").count == 20)
  }

  @Test("without an output folder each run gets a new one, and the verbs take the newest")
  func verbs() throws {
    let terminal = try Terminal()
    for _ in 0..<2 { #expect(try terminal.run("chapter-gan --preset smoke --quiet").status == 0) }
    #expect(try !terminal.files(below: "runs/chapter-gan-smoke-42").isEmpty)
    for (verb, file) in [
      ("generate --count 9", "generated.png"), ("generate --nice --count 4", "generated.png"),
      ("interpolate --rows 2 --columns 3", "interpolated.png"),
      ("evaluate --count 50", "charts/scores.png"),
      ("evaluate --count 50", "charts/sorted-scores.png"),
    ] {
      let outcome = try terminal.run("chapter-gan \(verb)")
      #expect(outcome.status == 0, "\(verb): \(outcome.errors)")
      #expect(try terminal.files(below: "runs/chapter-gan-smoke-42-2")[file] != nil, "\(verb)")
    }
  }

  @Test("two runs, and one interrupted and resumed, leave the same bytes")
  func resume() throws {
    let terminal = try Terminal()
    for line in [
      "--preset smoke --steps 20 --output one",
      "--preset smoke --steps 20 --output two --threads 1",
      "--preset smoke --steps 8 --output three", "--resume three --steps 20",
    ] {
      let outcome = try terminal.run("chapter-gan \(line)")
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    let one = try terminal.files(below: "one")
    #expect(try terminal.files(below: "two") == one)
    let three = try terminal.files(below: "three")
    for name in [
      "checkpoint.safetensors", "metrics.jsonl", "charts/losses.png", "samples/step-000020.png",
    ] {
      #expect(three[name] == one[name] && one[name] != nil, "\(name)")
    }
  }

  @Test("Ctrl-C saves, and the run can be resumed")
  func interrupt() throws {
    let terminal = try Terminal()
    let (process, output, _) = try terminal.start(
      "chapter-gan --preset smoke --steps 1000000 --output run")
    let marker = terminal.folder.appending(path: "run/run.json").path
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: marker) {
      Thread.sleep(forTimeInterval: 0.1)
    }
    Thread.sleep(forTimeInterval: 1)  // some steps
    process.interrupt()
    let rest = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(rest.contains("Interrupted and saved"))
    let metrics = String(
      decoding: try terminal.files(below: "run")["metrics.jsonl"] ?? Data(), as: UTF8.self)
    let last = metrics.split(separator: "\n").last ?? ""
    let step = last.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    #expect(step > 0)
    #expect(try terminal.run("chapter-gan --resume run --steps \(step + 200)").status == 0)
  }

  @Test("published losses end in cooperation") func asPrinted() throws {
    let terminal = try Terminal()
    #expect(
      try terminal.run("chapter-gan --preset smoke --as-printed --steps 300 --output run").status
        == 0)
    let metrics = String(
      decoding: try terminal.files(below: "run")["metrics.jsonl"] ?? Data(), as: UTF8.self)
    let last = String(metrics.split(separator: "\n").last ?? "")
    let losses = last.split(separator: ",").compactMap {
      Double($0.split(separator: ":")[1].prefix { $0 != "}" })
    }
    #expect(losses.count == 3 && losses[1] < 0.05 && losses[2] < 0.05, "\(last)")
  }

  @Test("--quiet prints nothing, summary describes the published networks") func output() throws {
    let terminal = try Terminal()
    let quiet = try terminal.run("chapter-gan --preset smoke --quiet")
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
    let summary = try terminal.run("chapter-gan summary").output
    #expect(summary.contains("114,064") && summary.contains("100,609"))
  }
}

@Suite struct BadInputTests {
  @Test(
    "is refused with a text that names it, and leaves nothing",
    arguments: [
      ("chapter-gan --steps 0", "--steps takes a number from 1 up, found 0"),
      ("chapter-gan --steps=-3", "--steps takes a number from 1 up, found -3"),
      ("chapter-gan --steps many", "--steps"),
      ("chapter-gan --threads 0", "--threads takes a number from 1 up, found 0"),
      ("chapter-gan --learning-rate 0", "--learning-rate takes a positive number, found 0"),
      ("chapter-gan --learning-rate nan", "--learning-rate takes a positive number, found nan"),
      ("chapter-gan --discriminator-steps 0", "--discriminator-steps takes a number from 1 up"),
      ("chapter-gan --preset fast", "fast"),
      ("chapter-gan --colour", "--colour"),
      ("chapter-gan --as-printed --loss saturating", "leave out --loss"),
      ("chapter-gan --preset smoke --output file/run", "regular file"),
      ("chapter-gan --preset smoke --output full", "not a run's"),
      ("chapter-gan --preset smoke --output full --force", "not a run's"),
      ("chapter-gan --dataset mnist", "needs --data DIR"),
      ("chapter-gan --dataset mnist --data empty", "images-idx3-ubyte.gz"),
      ("chapter-gan --dataset mnist --data nowhere", "found nothing"),
      ("chapter-gan --data empty", "digits are drawn"),
      ("chapter-gan --resume nowhere", "nothing there"),
      ("chapter-gan --resume full", "no run.json"),
      ("chapter-gan --resume full --force", "leave out --output and --force"),
      ("chapter-gan generate", "Train one first"),
      ("chapter-gan generate --count 0", "--count takes a number from 1 up, found 0"),
      ("chapter-gan generate --checkpoint full/cut.safetensors", "no run.json"),
      ("chapter-gan evaluate --count 3", "--count takes a number from 10 up, found 3"),
      ("chapter-gan interpolate --columns 1", "--columns takes a number from 2 up, found 1"),
      ("benchmarks --steps 0", "--steps takes a number from 1 up, found 0"),
      ("benchmarks nothing", "no workload “nothing”"),
    ])
  func refused(line: String, text: String) throws {
    let terminal = try Terminal()
    for name in ["empty", "full"] {
      try FileManager.default.createDirectory(
        at: terminal.folder.appending(path: name), withIntermediateDirectories: false)
    }
    for name in ["file", "full/cut.safetensors"] {
      try Data("not a checkpoint".utf8).write(to: terminal.folder.appending(path: name))
    }
    let before = try terminal.files(below: ".")
    let outcome = try terminal.run(line)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains(text), "\(outcome.errors)")
    #expect(try terminal.files(below: ".") == before)
  }

  @Test(
    "a damaged checkpoint is refused by every verb that reads it", arguments: [0, 7, 100, 5_000])
  func damaged(length: Int) throws {
    let terminal = try Terminal()
    #expect(try terminal.run("chapter-gan --preset smoke --output run --quiet").status == 0)
    let url = terminal.folder.appending(path: "run/checkpoint.safetensors")
    try Data(contentsOf: url).prefix(length).write(to: url)
    let before = try terminal.files(below: "run")
    for line in [
      "generate --checkpoint run", "evaluate --checkpoint run", "--resume run --steps 40",
    ] {
      let outcome = try terminal.run("chapter-gan \(line)")
      #expect(outcome.status != 0)
      #expect(outcome.errors.contains("checkpoint.safetensors"), "\(outcome.errors)")
    }
    #expect(try terminal.files(below: "run") == before)
  }

  @Test("a run that diverges stops at the step") func divergence() throws {
    let terminal = try Terminal()
    let outcome = try terminal.run("chapter-gan --preset smoke --learning-rate 1e38 --output run")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("diverged at step 1"), "\(outcome.errors)")
    #expect(try terminal.files(below: "run")["checkpoint.safetensors"] == nil)
  }
}

@Suite struct BenchmarksTests {
  @Test("prints one JSON line a workload") func json() throws {
    let outcome = try Terminal().run("benchmarks mlp_gan matmul_256 --steps 3 --threads 2 --json")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    for line in lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(
        Set(object.keys) == [
          "workload", "framework", "median_ms", "min_ms", "steps", "peak_rss_mb", "threads",
          "gflops",
        ])
      #expect(object["framework"] as? String == "swift")
    }
  }
}
