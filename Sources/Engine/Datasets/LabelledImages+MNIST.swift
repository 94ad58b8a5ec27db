import Foundation

extension LabelledImages {
  /// Reads MNIST, or Fashion-MNIST, whose files are called alike: 28×28 grey images of ten classes.
  ///
  /// Looks in `directory` for `train-images-idx3-ubyte` and `train-labels-idx1-ubyte` (`t10k-…` for
  /// the test set), with a dot for the dash before `idx` and with `.gz` after it as they may be.
  /// - Throws: `DatasetError` for a file that is missing, damaged, or does not match the other.
  public init(
    mnistIn directory: URL, split: Split, name: String = "MNIST"
  ) throws(DatasetError) {
    let imagesFile = try Self.find("\(split.mnistPrefix)-images", "idx3-ubyte", in: directory)
    let labelsFile = try Self.find("\(split.mnistPrefix)-labels", "idx1-ubyte", in: directory)
    let images = try IDX.images(at: imagesFile)
    let labels = try IDX.labels(at: labelsFile, classCount: 10)
    if images.shape[1...] != [28, 28] {
      throw DatasetError(
        file: imagesFile.path, expected: "images of 28×28",
        found: "\(images.shape[1])×\(images.shape[2])",
        remedy: "Use MNIST, or a data set made to replace it.")
    }
    if images.shape[0] != labels.count {
      throw DatasetError(
        file: labelsFile.path,
        expected: "\(images.shape[0]) labels, one for each image beside them",
        found: "\(labels.count)", remedy: "Take both files from the same data set.")
    }
    self.init(
      name: name, height: 28, width: 28, channels: 1, pixels: images.elements, labels: labels,
      classCount: 10)
  }

  /// The first of the names under which a file is distributed that is there.
  private static func find(
    _ stem: String, _ type: String, in directory: URL
  ) throws(DatasetError) -> URL {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: directory.path, isDirectory: &isDirectory)
    if !exists || !isDirectory.boolValue {
      throw DatasetError(
        file: directory.path, expected: "the folder of MNIST's four files",
        found: exists ? "a file" : "nothing", remedy: "Name the folder that the files are in.")
    }
    let names = ["\(stem)-\(type)", "\(stem).\(type)"].flatMap { [$0, $0 + ".gz"] }
    let files = names.map { directory.appendingPathComponent($0) }
    guard let file = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw DatasetError(
        file: directory.path, expected: "a file called \(names.joined(separator: " or "))",
        found: "none of them", remedy: "Put MNIST's four files there, as they are distributed.")
    }
    return file
  }
}

extension LabelledImages.Split {
  /// What the names of MNIST's files begin with.
  var mnistPrefix: String { self == .training ? "train" : "t10k" }
}
