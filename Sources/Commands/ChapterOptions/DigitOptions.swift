public import ArgumentParser
public import Datasets
import Foundation

/// Where pictures of 28 × 28 grey pixels come from.
public struct DigitSource: Sendable {
  /// The data sets of that size.
  public enum Name: String, CaseIterable, ExpressibleByArgument, Codable, Sendable {
    /// Digits that this package draws: nothing to download.
    case digits
    /// MNIST, 60,000 handwritten digits.
    case mnist
    /// Fashion-MNIST, 60,000 pieces of clothing.
    case fashion
  }

  private let name: Name
  private let directory: String?

  /// The data set `name`, whose files are in `directory` if they are not drawn.
  public init(_ name: Name, in directory: String?) {
    self.name = name
    self.directory = directory
  }

  /// The pictures to learn from; `drawn` of them where they are drawn.
  public func training(drawn: Int, seed: UInt64) throws -> LabelledImages {
    if try isDrawn { return DrawnDigits.make(count: drawn, seed: seed) }
    return try LabelledImages(mnistIn: folder, split: .training, name: title)
  }

  /// Pictures of the same kind that training never sees: `drawn` of them, or the whole test set.
  public func heldOut(drawn: Int, seed: UInt64) throws -> LabelledImages {
    if try isDrawn { return DrawnDigits.make(count: drawn, seed: ~seed) }
    return try LabelledImages(mnistIn: folder, split: .test, name: title)
  }

  /// Refuses a folder that would not be looked at.
  private var isDrawn: Bool {
    get throws {
      if name == .digits && directory != nil {
        throw ValidationError(
          "--data names the files of --dataset mnist or fashion; digits are drawn.")
      }
      return name == .digits
    }
  }

  private var title: String { name == .mnist ? "MNIST" : "Fashion-MNIST" }

  private var folder: URL {
    get throws {
      if let directory { return URL(fileURLWithPath: directory) }
      if let root = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] {
        return URL(fileURLWithPath: root).appending(path: name.rawValue)
      }
      throw ValidationError(
        """
        --dataset \(name.rawValue) needs --data DIR, the folder that holds its four files, \
        train-images-idx3-ubyte.gz and so on; the README says where to get them.
        """)
    }
  }
}

/// Which pictures of 28 × 28 grey pixels to learn.
public struct DigitOptions: ParsableArguments {
  /// `--dataset`
  @Option(help: "The pictures to learn: digits (drawn here), mnist or fashion.")
  public var dataset = DigitSource.Name.digits

  /// `--data`
  @Option(
    help: ArgumentHelp(
      "The folder of MNIST's or Fashion-MNIST's four files.", valueName: "dir"))
  public var data: String?

  /// Parsed by the command.
  public init() {}
}
