import Foundation

/// An array of bytes as the files of MNIST and Fashion-MNIST hold it, plain or gzipped.
///
/// The format: two zero bytes, the type of an element (8: unsigned byte), the rank; then each size as
/// four bytes, the highest first; then the elements, the last index running fastest.
/// LeCun, Cortes & Burges, "The MNIST database of handwritten digits", 1998.
public struct IDX: Sendable, Equatable {
  /// The size of every dimension, none of them zero.
  public let shape: [Int]

  /// The elements, as many as the sizes multiply to.
  public let elements: [UInt8]

  /// The largest array that is read, in bytes: twenty times MNIST's, and a gzipped bomb's end.
  static let largestByteCount = 1 << 30

  /// Reads grey images: the shape is [count, height, width].
  /// - Throws: `DatasetError` where the file cannot be read, or differs from its header in any way.
  public static func images(at url: URL) throws(DatasetError) -> IDX {
    try IDX(contentsOf: url, rank: 3)
  }

  /// Reads labels: as many as there are images, each less than `classCount`.
  /// - Throws: `DatasetError` as `images(at:)` does, and for a label that is none.
  public static func labels(at url: URL, classCount: Int = 10) throws(DatasetError) -> [UInt8] {
    let labels = try IDX(contentsOf: url, rank: 1).elements
    if let index = labels.firstIndex(where: { $0 >= classCount }) {
      throw DatasetError(
        file: url.path, expected: "labels less than \(classCount)",
        found: "\(labels[index]) as label \(index)",
        remedy: "Use a data set of \(classCount) classes, or download the file again.")
    }
    return labels
  }

  /// Reads a file of this rank.
  init(contentsOf url: URL, rank: Int) throws(DatasetError) {
    let file = try GzipFile(opening: url)
    shape = try Self.readShape(from: file, at: url, rank: rank)
    let byteCount = try Self.byteCount(of: shape, at: url)
    elements = try file.read(byteCount)
    let surplus = try file.read(1)
    if elements.count < byteCount || !surplus.isEmpty {
      throw DatasetError(
        file: url.path, expected: "\(byteCount) bytes after a header of \(shape)",
        found: surplus.isEmpty ? "\(elements.count)" : "more",
        remedy: "The file is damaged: download it again.")
    }
  }

  /// The header: its magic number, then `rank` sizes.
  private static func readShape(
    from file: borrowing GzipFile, at url: URL, rank: Int
  ) throws(DatasetError) -> [Int] {
    let length = 4 + 4 * rank
    let header = try file.read(length)
    let magic: [UInt8] = [0, 0, 8, UInt8(rank)]
    if header.count >= 4 && !header.starts(with: magic) {
      throw DatasetError(
        file: url.path, expected: "an IDX file of bytes that begins with \(magic)",
        found: "\(Array(header.prefix(4)))",
        remedy: "Check that it is a file of MNIST's kind, images and labels not exchanged.")
    }
    if header.count < length {
      throw DatasetError(
        file: url.path, expected: "an IDX header of \(length) bytes", found: "\(header.count)",
        remedy: "The file is damaged: download it again.")
    }
    return stride(from: 4, to: length, by: 4).map { start in
      header[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The product of the sizes, each of which a hostile header may choose freely.
  private static func byteCount(of shape: [Int], at url: URL) throws(DatasetError) -> Int {
    var product = 1
    for size in shape {
      product *= size  // at most 2³⁰ · 2³²: an Int holds it
      if product == 0 || product > largestByteCount {
        throw DatasetError(
          file: url.path, expected: "sizes that multiply to 1 … \(largestByteCount) bytes",
          found: "\(shape)", remedy: "The file is damaged or of another kind: download it again.")
      }
    }
    return product
  }
}
