import Foundation
import Testing

@testable import Datasets

@Suite("CIFAR-10's folder")
struct CIFAR10Tests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A record whose red, green and blue values tell where they stood.
  static func record(label: UInt8, shift: Int = 0) -> [UInt8] {
    [label] + (0..<3072).map { UInt8(truncatingIfNeeded: $0 / 1024 * 80 + $0 % 1024 % 61 + shift) }
  }

  @Test(
    "the planes become pixels, in the folder itself and in the archive's", arguments: [false, true])
  func interleaving(inArchive: Bool) throws {
    try write(["test_batch": [Self.record(label: 9), Self.record(label: 0, shift: 7)]], inArchive)
    let set = try LabelledImages(cifar10In: folder.url, split: .test, recordsPerFile: 2)
    let sizes: [Int] = [set.count, set.height, set.width, set.channels, set.classCount]
    #expect(sizes == [2, 32, 32, 3, 10])
    #expect(set.name == "CIFAR-10")
    #expect(set.labels == [9, 0])
    for (index, shift) in [0, 7].enumerated() {
      let expected = (0..<1024).flatMap { place in
        (0..<3).map { UInt8(truncatingIfNeeded: $0 * 80 + place % 61 + shift) }
      }
      #expect(Array(set.pixels(at: index)) == expected)
    }
  }

  @Test("five files follow one another") func training() throws {
    for number in 1...5 {
      try write(["data_batch_\(number)": [Self.record(label: UInt8(number), shift: number)]])
    }
    let set = try LabelledImages(cifar10In: folder.url, split: .training, recordsPerFile: 1)
    #expect(set.labels == [1, 2, 3, 4, 5])
    #expect((0..<5).map { set.pixels(at: $0).first } == [1, 2, 3, 4, 5])
  }

  @Test("a label has its name, and a class is kept by it")
  func names() throws {
    try write(["test_batch": [6, 3, 6].map { Self.record(label: $0) }])
    let set = try LabelledImages(cifar10In: folder.url, split: .test, recordsPerFile: 3)
    #expect(set.classNames[6] == "frog")
    #expect(set.classNames.count == 10)
    #expect(set.ofClass(6) == set.subset([0, 2]))
  }

  @Test("the first file that is missing is named, and where to get it", arguments: [0, 1, 4])
  func missing(written: Int) throws {
    for number in 0..<written {
      try write(["data_batch_\(number + 1)": [Self.record(label: 1)]])
    }
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(cifar10In: folder.url, split: .training, recordsPerFile: 1)
    }
    let name = "data_batch_\(written + 1).bin"
    #expect(error.file == folder.url.path)
    #expect(error.expected == "a folder with \(name) or cifar-10-batches-bin/\(name)")
    #expect(error.remedy.contains("https://www.cs.toronto.edu/~kriz/cifar.html"))
  }

  static let damaged: [(bytes: [UInt8], found: String)] = [
    ([], "0"),
    (record(label: 1), "3073"),
    ((record(label: 1) + record(label: 2)).dropLast(), "6145"),
    (record(label: 1) + record(label: 2) + [0], "more"),
    (record(label: 1) + record(label: 10), "10 in record 1"),
    (record(label: 255) + record(label: 10), "255 in record 0"),
  ]

  @Test("a file that is cut, too long or wrongly labelled is refused", arguments: damaged)
  func damage(bytes: [UInt8], found: String) throws {
    let file = try folder.write(bytes, as: "test_batch.bin")
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(cifar10In: folder.url, split: .test, recordsPerFile: 2)
    }
    #expect(error.file == file.path)
    #expect(error.found == found)
  }

  @Test("a published file has 10,000 records") func publishedSize() throws {
    try write(["test_batch": [Self.record(label: 1)]])
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(cifar10In: folder.url, split: .test)
    }
    #expect(error.expected == "30730000 bytes, 10000 records of 3073")
  }

  func write(_ files: [String: [[UInt8]]], _ inArchive: Bool = false) throws {
    var prefix = ""
    if inArchive {
      prefix = "cifar-10-batches-bin/"
      let archive = folder.url.appendingPathComponent(prefix)
      try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: true)
    }
    for (name, records) in files {
      try folder.write(records.flatMap { $0 }, as: "\(prefix)\(name).bin")
    }
  }

  /// The folder with CIFAR-10 in it, where the environment names one that holds it.
  static let cifar10: URL? = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
    .map { URL(fileURLWithPath: $0).appendingPathComponent("cifar10") }
    .flatMap { folder in
      ["", "cifar-10-batches-bin/"].contains { inner in
        let file = folder.appendingPathComponent("\(inner)test_batch.bin")
        return FileManager.default.fileExists(atPath: file.path)
      } ? folder : nil
    }

  @Test(
    "the real CIFAR-10 is what its author describes",
    .enabled(if: cifar10 != nil, "set CHAPTERS_DATA to a folder that holds cifar10/*.bin"))
  func real() throws {
    let directory = try #require(Self.cifar10)
    let training = try LabelledImages(cifar10In: directory, split: .training)
    #expect(training.labels.prefix(5) == [6, 9, 9, 4, 1])
    #expect((0..<10).allSatisfy { training.ofClass($0).count == 5000 })
    #expect(training.pixels.prefix(3) == [59, 62, 63])  // the first frog's first pixel
    for (channel, expected) in [0.4914, 0.4822, 0.4465].enumerated() {
      let places = stride(from: channel, to: training.pixels.count, by: 3)
      let sum = places.reduce(0) { $0 + Int(training.pixels[$1]) }
      #expect(abs(Double(sum) / Double(50_000 * 1024 * 255) - expected) < 1e-3)
    }
    let test = try LabelledImages(cifar10In: directory, split: .test)
    #expect(test.labels.prefix(5) == [3, 8, 8, 0, 6])
    #expect((0..<10).allSatisfy { test.ofClass($0).count == 1000 })
  }
}
