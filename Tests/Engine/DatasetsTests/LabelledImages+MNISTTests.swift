import Foundation
import Testing

@testable import Datasets

@Suite("MNIST's folder")
struct MNISTTests {
  let folder: TemporaryFolder
  let images = idx([2, 28, 28], (0..<1568).map { UInt8(truncatingIfNeeded: $0) })
  let labels = idx([2], [7, 3])

  init() throws { folder = try TemporaryFolder() }

  @Test("both files are found under any of their names", arguments: ["-", "."], ["", ".gz"])
  func names(separator: String, ending: String) throws {
    for split in LabelledImages.Split.allCases {
      for (bytes, stem, type) in [
        (images, "images", "idx3-ubyte"), (labels, "labels", "idx1-ubyte"),
      ] {
        let name = "\(split.mnistPrefix)-\(stem)\(separator)\(type)\(ending)"
        try folder.write(ending == ".gz" ? gzipped(bytes) : bytes, as: name)
      }
      let set = try LabelledImages(mnistIn: folder.url, split: split)
      let sizes: [Int] = [set.count, set.height, set.width, set.channels, set.classCount]
      #expect(sizes == [2, 28, 28, 1, 10])
      #expect(set.name == "MNIST")
      #expect(set.labels == [7, 3])
      #expect(set.pixels == Array(images[16...]))
    }
  }

  /// What is in the folder, and the words of the error that must name it.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let images: [UInt8]?
    let labels: [UInt8]?
    let file: String
    let expected: String
    let found: String
  }

  static let cases: [Case] = {
    let images = idx([2, 28, 28], [UInt8](repeating: 5, count: 1568))
    let labels = idx([2], [7, 3])
    let tall = idx([4, 28, 14], [UInt8](repeating: 5, count: 1568))
    let imagesName = "train-images-idx3-ubyte"
    let labelsName = "train-labels-idx1-ubyte"
    return [
      Case(
        testDescription: "empty", images: nil, labels: nil, file: "",
        expected: "a file called \(imagesName) or \(imagesName).gz or "
          + "train-images.idx3-ubyte or train-images.idx3-ubyte.gz", found: "none of them"),
      Case(
        testDescription: "no labels", images: images, labels: nil, file: "",
        expected: labelsName, found: "none of them"),
      Case(
        testDescription: "exchanged", images: labels, labels: images, file: imagesName,
        expected: "[0, 0, 8, 3]", found: "[0, 0, 8, 1]"),
      Case(
        testDescription: "a label less", images: images, labels: idx([1], [7]), file: labelsName,
        expected: "2 labels", found: "1"),
      Case(
        testDescription: "a label of 10", images: images, labels: idx([2], [7, 10]),
        file: labelsName, expected: "less than 10", found: "10 as label 1"),
      Case(
        testDescription: "another size", images: tall, labels: idx([4], [1, 2, 3, 4]),
        file: imagesName, expected: "28×28", found: "28×14"),
    ]
  }()

  @Test("what is missing or does not match is named", arguments: cases)
  func errors(_ wrong: Case) throws {
    if let images = wrong.images { try folder.write(images, as: "train-images-idx3-ubyte") }
    if let labels = wrong.labels { try folder.write(labels, as: "train-labels-idx1-ubyte") }
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(mnistIn: folder.url, split: .training)
    }
    let file = wrong.file.isEmpty ? folder.url : folder.url.appendingPathComponent(wrong.file)
    #expect(error.file == file.path)
    #expect(error.expected.contains(wrong.expected))
    #expect(error.found == wrong.found)
  }

  @Test("a folder that is not there, and a file in its place, are named")
  func noFolder() throws {
    let file = try folder.write([], as: "file")
    for (url, found) in [
      (folder.url.appendingPathComponent("absent"), "nothing"), (file, "a file"),
    ] {
      let error = try #require(throws: DatasetError.self) {
        try LabelledImages(mnistIn: url, split: .test)
      }
      #expect(error.file == url.path)
      #expect(error.found == found)
    }
  }

  /// The folder with MNIST in it, where the environment names one.
  static let mnist: URL? = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
    .map { URL(fileURLWithPath: $0).appendingPathComponent("mnist") }

  @Test(
    "the real MNIST is what its authors describe",
    .enabled(if: mnist != nil, "set CHAPTERS_DATA to a folder that holds mnist/"))
  func real() throws {
    let directory = try #require(Self.mnist)
    let training = try LabelledImages(mnistIn: directory, split: .training)
    #expect(training.count == 60_000)
    #expect(training.labels.prefix(5) == [5, 0, 4, 1, 9])
    #expect((0..<10).map { training.ofClass($0).count }.min() == 5421)
    let mean = training.pixels.reduce(0) { $0 + Double($1) } / Double(training.pixels.count) / 255
    #expect(abs(mean - 0.1307) < 1e-4)

    let test = try LabelledImages(mnistIn: directory, split: .test)
    #expect(test.count == 10_000)
    #expect(test.labels.prefix(5) == [7, 2, 1, 0, 4])
  }
}
