public import Kernels

/// A layer whose windows move by a stride.
public protocol StridedLayer: Layer {
  /// Taps along a side of the kernel.
  var kernel: Int { get }
  /// Pixels from one window to the next.
  var stride: Int { get }
  /// One axis of the windows over the larger of the layer's two images, whose smaller one has a pixel a
  /// window: a convolution's input, a transposed convolution's output.
  func windows(over inputPixels: Int) -> ConvolutionAxis
}

extension StridedLayer {
  /// Whether the stride does not divide the kernel: then pixels meet different numbers of windows, in a
  /// pattern that repeats with the stride, and what a transposed convolution draws tends to show it as a
  /// checkerboard. Odena, Dumoulin & Olah (2016), "Deconvolution and Checkerboard Artifacts".
  public var isUneven: Bool { !kernel.isMultiple(of: stride) }

  /// How many windows each pixel lies in, [row][column]: of a transposed convolution's output the number
  /// of products it is summed of, per channel; of a convolution's input that of its gradient.
  /// - Parameter inputShape: the layer's, [height, width, channels].
  public func overlapCounts(for inputShape: [Int]) -> [[Int]] {
    checkImages(inputShape, channels: nil, layer: kind)
    let columns = windows(over: inputShape[1]).windowCounts
    return windows(over: inputShape[0]).windowCounts.map { row in columns.map { row * $0 } }
  }
}

extension ConvolutionAxis {
  /// How many windows each input pixel lies in.
  fileprivate var windowCounts: [Int] {
    (0..<input).map { pixel in
      (0..<output).count { window in
        0..<kernel ~= pixel - (window * stride - before)
      }
    }
  }
}
