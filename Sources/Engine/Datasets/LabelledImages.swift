public import Kernels

/// Pictures of one size, each with its class, as bytes: what every image data set is read into.
public struct LabelledImages: Sendable, Equatable {
  /// What to call the data set in titles and logs.
  public let name: String

  /// The size of every image in pixels.
  public let height, width: Int

  /// The numbers a pixel has: 1 for grey, 3 for colour.
  public let channels: Int

  /// All the images, one after another: [count, height, width, channels], 0 the darkest.
  public let pixels: [UInt8]

  /// The class of each image: [count], each less than `classCount`.
  public let labels: [UInt8]

  /// What the labels mean: [classCount].
  public let classNames: [String]

  /// Gathers images and labels of classes that have names.
  /// - Precondition: `pixels` holds `labels.count` images and every label has a name.
  public init(
    name: String, height: Int, width: Int, channels: Int, pixels: [UInt8], labels: [UInt8],
    classNames: [String]
  ) {
    let classCount = classNames.count
    let expected = labels.count * height * width * channels
    if pixels.count != expected {
      fatalError(
        "\(labels.count) images of \(height)×\(width)×\(channels) need \(expected) bytes, "
          + "found \(pixels.count)")
    }
    if let label = labels.max(), Int(label) >= classCount {
      fatalError("labels of \(classCount) classes must be less than \(classCount), found \(label)")
    }
    self.name = name
    self.height = height
    self.width = width
    self.channels = channels
    self.pixels = pixels
    self.labels = labels
    self.classNames = classNames
  }

  /// Gathers images and labels of classes that are called by their numbers.
  /// - Precondition: `pixels` holds `labels.count` images; every label is less than `classCount`.
  public init(
    name: String, height: Int, width: Int, channels: Int, pixels: [UInt8], labels: [UInt8],
    classCount: Int
  ) {
    self.init(
      name: name, height: height, width: width, channels: channels, pixels: pixels, labels: labels,
      classNames: (0..<classCount).map { "\($0)" })
  }

  /// How many classes there are, whether or not an image of each is here.
  public var classCount: Int { classNames.count }

  /// The number of images.
  public var count: Int { labels.count }

  /// [height, width, channels].
  public var shape: [Int] { [height, width, channels] }

  /// The bytes of one image.
  public var bytesPerImage: Int { height * width * channels }

  /// One image: [height, width, channels].
  /// - Precondition: `index` is one of 0..<count.
  public func pixels(at index: Int) -> ArraySlice<UInt8> {
    if !labels.indices.contains(index) {
      fatalError("image \(index) was asked of \(count) images")
    }
    return pixels[index * bytesPerImage..<(index + 1) * bytesPerImage]
  }
}

// MARK: Parts of a data set

extension LabelledImages {
  /// The images at `indices`, in that order; an index may come more than once.
  /// - Precondition: every index is one of 0..<count.
  public func subset(_ indices: some Collection<Int>) -> LabelledImages {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * bytesPerImage)
    for index in indices { chosen += pixels(at: index) }
    return LabelledImages(
      name: name, height: height, width: width, channels: channels, pixels: chosen,
      labels: indices.map { labels[$0] }, classNames: classNames)
  }

  /// The images of one class, in their order. The classes stay what they were.
  public func ofClass(_ label: UInt8) -> LabelledImages {
    subset(labels.indices.filter { labels[$0] == label })
  }

  /// The first `length` images, or all where there are fewer.
  public func prefix(_ length: Int) -> LabelledImages {
    subset(labels.indices.prefix(length))
  }

  /// `count` different images, all equally likely, in random order.
  ///
  /// Which images stand first in a data set is seldom chance: the first half of MNIST's test set was
  /// written by other people than the second, and more legibly.
  /// - Precondition: 0 ≤ `count` ≤ `self.count`.
  public func picked(_ count: Int, using random: inout SplitMix64) -> LabelledImages {
    if !(0...self.count).contains(count) {
      fatalError("\(count) different images were asked of \(self.count)")
    }
    var order = Array(0..<self.count)
    for place in 0..<count { order.swapAt(place, place + random.below(self.count - place)) }
    return subset(order.prefix(count))
  }
}
