/// How many convolutions stand between two poolings, and how many channels they have.
///
/// All networks here are built alike (Simonyan & Zisserman 2015): blocks of 3 × 3 convolutions with ReLU,
/// and 2 × 2 max pooling after each block.
public struct Architecture: Equatable, Sendable {
  /// The convolutions between two poolings.
  public struct Block: Equatable, Sendable {
    /// How many convolutions.
    public let convolutions: Int
    /// Of how many channels each.
    public let channels: Int
  }

  /// What it is called in files and options.
  public let name: String
  /// The blocks in order.
  public let blocks: [Block]

  init(_ name: String, _ blocks: [(convolutions: Int, channels: Int)]) {
    self.name = name
    self.blocks = blocks.map { Block(convolutions: $0.convolutions, channels: $0.channels) }
  }

  /// VGG16's convolutions (Simonyan & Zisserman 2015, configuration D): 14,714,688 numbers.
  public static let vgg16 = Architecture(
    "vgg16", [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)])
  /// VGG19's convolutions (configuration E): 20,024,384 numbers.
  public static let vgg19 = Architecture(
    "vgg19", [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)])
  /// This package's own, for small pictures: 572,928 numbers.
  public static let small = Architecture("small", [(1, 32), (2, 64), (2, 128), (2, 128)])

  /// All that are known.
  public static let all = [vgg16, vgg19, small]

  /// The channels of each convolution's input and output, in order.
  var channels: [(inputs: Int, outputs: Int)] {
    let outputs = blocks.flatMap { Array(repeating: $0.channels, count: $0.convolutions) }
    return Array(zip([3] + outputs, outputs))
  }

  /// All numbers of all convolutions.
  public var parameterCount: Int {
    channels.reduce(0) { $0 + 9 * $1.inputs * $1.outputs + $1.outputs }
  }
}
