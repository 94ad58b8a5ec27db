public import ArgumentParser
public import Datasets
import Foundation

/// Where pictures to learn from come from.
public struct PictureSource: Sendable, CustomStringConvertible {
  /// The data sets.
  public enum Name: String, CaseIterable, ExpressibleByArgument, Codable, Sendable {
    /// Digits that this package draws, 28 × 28 × 1: nothing to download.
    case digits
    /// MNIST, 60,000 handwritten digits, 28 × 28 × 1.
    case mnist
    /// Fashion-MNIST, 60,000 pieces of clothing, 28 × 28 × 1.
    case fashion
    /// Coloured things that this package draws, 32 × 32 × 3, in CIFAR-10's classes.
    case sprites
    /// CIFAR-10, 50,000 photographs of ten classes, 32 × 32 × 3.
    case cifar10
    /// A folder of PNG pictures of one size.
    case folder

    /// Whether the pictures are made here and not read.
    var isDrawn: Bool { self == .digits || self == .sprites }

    /// What the folder of the data set holds.
    fileprivate var contents: String {
      switch self {
      case .digits, .sprites: "nothing"
      case .mnist, .fashion: "its four files, train-images-idx3-ubyte.gz and so on"
      case .cifar10: "its binary batches, data_batch_1.bin and so on"
      case .folder: "PNG pictures, or a folder of them for each class"
      }
    }
  }

  let name: Name
  private let directory: String?
  private let label: String?

  /// The data set `name`, whose files are in `directory` if they are not drawn.
  /// - Parameter label: the one class to keep, by name or number; nil for all.
  public init(_ name: Name, in directory: String?, class label: String? = nil) {
    (self.name, self.directory, self.label) = (name, directory, label)
  }

  /// Whether the pictures are made here and not read.
  var isDrawn: Bool { name.isDrawn }

  /// The same with all classes.
  var ofAllClasses: PictureSource { PictureSource(name, in: directory) }

  /// As a command's option says it.
  public var description: String { "--dataset \(name.rawValue)" }

  /// The pictures to learn from; `drawn` of them where they are drawn.
  public func training(drawn: Int, seed: UInt64) throws -> LabelledImages {
    try images(.training, drawn: drawn, seed: seed)
  }

  /// Pictures of the same kind that training never sees: `drawn` of them, or the whole test set; of
  /// a folder, every tenth.
  public func heldOut(drawn: Int, seed: UInt64) throws -> LabelledImages {
    try images(.test, drawn: drawn, seed: ~seed)
  }

  private func images(
    _ split: LabelledImages.Split, drawn: Int, seed: UInt64
  ) throws -> LabelledImages {
    if name.isDrawn && directory != nil {
      throw ValidationError(
        "--data names the files of --dataset mnist, fashion, cifar10 or folder; "
          + "\(name.rawValue) are drawn.")
    }
    // Every ten drawn pictures are of ten classes.
    let count = label == nil ? drawn : 10 * drawn
    switch name {
    case .digits: return try chosen(from: DrawnDigits.make(count: count, seed: seed))
    case .sprites: return try chosen(from: DrawnSprites.make(count: count, seed: seed))
    case .mnist:
      return try chosen(from: LabelledImages(mnistIn: folder, split: split, name: "MNIST"))
    case .fashion:
      return try chosen(from: LabelledImages(mnistIn: folder, split: split, name: "Fashion-MNIST"))
    case .cifar10: return try chosen(from: LabelledImages(cifar10In: folder, split: split))
    case .folder:
      let all = try LabelledImages(pngFolder: folder)
      let places = (0..<all.count).filter { ($0 % 10 == 9) == (split == .test) }
      return try chosen(from: all.subset(places))
    }
  }

  /// The images of the class that was asked for.
  private func chosen(from all: LabelledImages) throws -> LabelledImages {
    guard let label else { return all }
    let number = all.classNames.firstIndex(of: label) ?? Int(label)
    guard let number, all.classNames.indices.contains(number) else {
      let names = all.classNames.joined(separator: ", ")
      throw ValidationError(
        "--class takes all, or a class of \(all.name), \(names); found \(label).")
    }
    return all.ofClass(UInt8(number))
  }

  private var folder: URL {
    get throws {
      if let directory { return URL(fileURLWithPath: directory) }
      if let root = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] {
        return URL(fileURLWithPath: root).appending(path: name.rawValue)
      }
      throw ValidationError(
        """
        --dataset \(name.rawValue) needs --data DIR, the folder that holds \(name.contents); the \
        README says where to get them.
        """)
    }
  }
}
