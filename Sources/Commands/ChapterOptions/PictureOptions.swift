public import ArgumentParser
public import Datasets

/// Which pictures to learn.
public struct PictureOptions: ParsableArguments {
  /// `--dataset`
  @Option(
    help: """
      The pictures to learn: digits or sprites (drawn here), mnist, fashion, cifar10, or a folder \
      of PNG files; what fits the network, if not given.
      """)
  public var dataset: PictureSource.Name?

  /// `--data`
  @Option(
    help: ArgumentHelp(
      "The folder of the data set's files, if it is not drawn.", valueName: "dir"))
  public var data: String?

  /// Parsed by the command.
  public init() {}
}

/// Refuses pictures of a size that no network here is made for.
/// - Parameter shapes: the sizes that would do, [height, width, channels].
public func check(
  _ images: LabelledImages, areOneOf shapes: [[Int]], for network: String
) throws {
  func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }
  let shape = [images.height, images.width, images.channels]
  if shapes.contains(shape) { return }
  let drawn = shapes.map { $0 == [28, 28, 1] ? "digits" : "sprites" }.joined(separator: " or ")
  throw ValidationError(
    "--dataset: \(network) learns pictures of \(shapes.map(text).joined(separator: " or ")), "
      + "found \(text(shape)) in \(images.name). Take --dataset \(drawn), which are drawn here.")
}
