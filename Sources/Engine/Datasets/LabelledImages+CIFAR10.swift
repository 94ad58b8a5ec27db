import Foundation

extension LabelledImages {
  /// What CIFAR-10's labels 0 to 9 mean.
  public static let cifar10ClassNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]

  /// Reads CIFAR-10's binary version: 32×32 RGB photographs of ten classes, 50,000 to learn from in
  /// five files and 10,000 to judge by in a sixth.
  ///
  /// Looks in `directory`, or in the folder `cifar-10-batches-bin` inside it, for
  /// `data_batch_1.bin` … `data_batch_5.bin` (`test_batch.bin` for the test set). A file holds
  /// 10,000 records of 3073 bytes: the label, then all red values row by row, all green ones, all
  /// blue ones.
  /// Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009.
  /// - Throws: `DatasetError` for a file that is missing or damaged.
  public init(cifar10In directory: URL, split: Split) throws(DatasetError) {
    try self.init(cifar10In: directory, split: split, recordsPerFile: 10_000)
  }

  /// Reads files of any number of records.
  init(cifar10In directory: URL, split: Split, recordsPerFile: Int) throws(DatasetError) {
    let files =
      split == .test ? ["test_batch.bin"] : (1...5).map { number in "data_batch_\(number).bin" }
    var pixels: [UInt8] = []
    var labels: [UInt8] = []
    pixels.reserveCapacity(files.count * recordsPerFile * CIFAR10Record.pixelCount * 3)
    for name in files {
      let file = try CIFAR10Record.find(name, in: directory)
      let bytes = try CIFAR10Record.read(recordsPerFile, from: file)
      for start in stride(from: 0, to: bytes.count, by: CIFAR10Record.byteCount) {
        labels.append(bytes[start])
        CIFAR10Record.append(pixelsAt: start + 1, of: bytes, to: &pixels)
      }
    }
    self.init(
      name: "CIFAR-10", height: 32, width: 32, channels: 3, pixels: pixels, labels: labels,
      classNames: Self.cifar10ClassNames)
  }
}

/// One image as the files hold it: a label, then its red, its green and its blue plane.
private enum CIFAR10Record {
  static let pixelCount = 32 * 32
  static let byteCount = 1 + 3 * pixelCount

  static let source =
    "Get the “CIFAR-10 binary version” from https://www.cs.toronto.edu/~kriz/cifar.html"

  /// The file of this name in a folder or in the folder that the published archive unpacks to.
  static func find(_ name: String, in directory: URL) throws(DatasetError) -> URL {
    let places = [directory, directory.appendingPathComponent("cifar-10-batches-bin")]
    let files = places.map { $0.appendingPathComponent(name) }
    guard let file = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw DatasetError(
        file: directory.path, expected: "a folder with \(name) or cifar-10-batches-bin/\(name)",
        found: "neither", remedy: "\(source) and unpack it there.")
    }
    return file
  }

  /// The bytes of a file of exactly `count` records, every label below 10.
  static func read(_ count: Int, from url: URL) throws(DatasetError) -> [UInt8] {
    let file = try GzipFile(opening: url)
    let bytes = try file.read(count * byteCount)
    let surplus = try file.read(1)
    if bytes.count < count * byteCount || !surplus.isEmpty {
      throw DatasetError(
        file: url.path, expected: "\(count * byteCount) bytes, \(count) records of \(byteCount)",
        found: surplus.isEmpty ? "\(bytes.count)" : "more", remedy: "\(source) again.")
    }
    let starts = stride(from: 0, to: bytes.count, by: byteCount)
    if let start = starts.first(where: { bytes[$0] > 9 }) {
      throw DatasetError(
        file: url.path, expected: "labels from 0 to 9",
        found: "\(bytes[start]) in record \(start / byteCount)", remedy: "\(source) again.")
    }
    return bytes
  }

  /// Adds the image whose planes begin at `start`, pixel by pixel: [32, 32, 3].
  static func append(pixelsAt start: Int, of bytes: [UInt8], to pixels: inout [UInt8]) {
    for red in start..<start + pixelCount {
      pixels.append(bytes[red])
      pixels.append(bytes[red + pixelCount])
      pixels.append(bytes[red + 2 * pixelCount])
    }
  }
}
