public import ArgumentParser
public import Datasets
import Foundation

/// Which pictures of 28 × 28 grey pixels to learn.
public struct DigitOptions: ParsableArguments {
  /// The data sets of that size.
  public enum Name: String, CaseIterable, ExpressibleByArgument, Codable, Sendable {
    /// Digits that this package draws: nothing to download.
    case digits
    /// MNIST, 60,000 handwritten digits.
    case mnist
    /// Fashion-MNIST, 60,000 pieces of clothing.
    case fashion
  }

  @Option(help: "The pictures to learn: digits (drawn here), mnist or fashion.")
  public var dataset = Name.digits

  @Option(help: ArgumentHelp("The folder of MNIST's or Fashion-MNIST's four files.", valueName: "dir"))
  public var data: String?

  /// Parsed by the command.
  public init() {}

  /// Refuses a folder that would not be looked at.
  public func validate() throws {
    if dataset == .digits && data != nil {
      throw ValidationError("--data names the files of --dataset mnist or fashion; digits are drawn.")
    }
  }

  /// The pictures to learn from; `drawn` of them where they are drawn.
  public func training(drawn: Int, seed: UInt64) throws -> LabelledImages {
    switch dataset {
    case .digits: DrawnDigits.make(count: drawn, seed: seed)
    case .mnist, .fashion:
      try LabelledImages(mnistIn: folder, split: .training, name: title)
    }
  }

  /// Pictures of the same kind that training never sees.
  public func heldOut(_ count: Int, seed: UInt64) throws -> LabelledImages {
    switch dataset {
    case .digits: DrawnDigits.make(count: count, seed: ~seed)
    case .mnist, .fashion:
      try LabelledImages(mnistIn: folder, split: .test, name: title)
    }
  }

  private var title: String { dataset == .mnist ? "MNIST" : "Fashion-MNIST" }

  private var folder: URL {
    get throws {
      if let data { return URL(fileURLWithPath: data) }
      if let root = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] {
        return URL(fileURLWithPath: root).appending(path: dataset.rawValue)
      }
      throw ValidationError(
        """
        --dataset \(dataset.rawValue) needs --data DIR, the folder that holds its four files, \
        train-images-idx3-ubyte.gz and so on; the README says where to get them.
        """)
    }
  }
}
