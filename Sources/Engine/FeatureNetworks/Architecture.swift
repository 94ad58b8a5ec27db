/// How many convolutions stand between two poolings, and how many channels they have.
public struct Architecture: Codable, Equatable, Sendable {
  /// One block: 3 × 3 convolutions with ReLU; all but the last block end in 2 × 2 max pooling.
  public struct Block: Codable, Equatable, Sendable {
    /// How many convolutions.
    public let convolutions: Int
    /// Of how many channels each.
    public let channels: Int
  }

  /// What it is called in files and options.
  public let name: String
  /// The blocks in order.
  public let blocks: [Block]

  init(_ name: String, _ blocks: [(Int, Int)]) {
    self.name = name
    self.blocks = blocks.map { Block(convolutions: $0, channels: $1) }
  }

  /// VGG16's convolutions (Simonyan & Zisserman 2015): 14,714,688 numbers.
  public static let vgg16 = Architecture(
    "vgg16", [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)])
  /// VGG19's convolutions: 20,024,384 numbers.
  public static let vgg19 = Architecture(
    "vgg19", [(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)])
  /// This package's own: 573,696 numbers, trained on small pictures.
  public static let small = Architecture("small", [(1, 32), (2, 64), (2, 128), (2, 128)])

  /// All that are known.
  public static let all = [vgg16, vgg19, small]

  /// One layer of the stack.
  public struct Layer: Equatable, Sendable {
    /// "block3_conv2" or "block3_pool".
    public let name: String
    /// Its place among the convolutions; nil of a pooling.
    public let convolution: Int?
    /// Its place in torchvision's `features`, of a convolution with its ReLU: that of the convolution.
    public let torchvisionIndex: Int
  }

  /// All layers in order, each block's convolutions and then its pooling.
  public var layers: [Layer] {
    var (layers, convolutions, index): ([Layer], Int, Int) = ([], 0, 0)
    for (number, block) in blocks.enumerated() {
      for place in 1...block.convolutions {
        layers.append(
          Layer(
            name: "block\(number + 1)_conv\(place)", convolution: convolutions,
            torchvisionIndex: index))
        (convolutions, index) = (convolutions + 1, index + 2)  // a ReLU follows
      }
      layers.append(
        Layer(name: "block\(number + 1)_pool", convolution: nil, torchvisionIndex: index))
      index += 1
    }
    return layers
  }
}
