import Foundation
import Pictures
public import Tensors

/// One picture at several sizes, on which a dream is dreamed one after the other: what is dreamed
/// at a small size is large in the end, and later sizes add detail to it.
public struct Octaves {
  /// A picture's height and width.
  public struct Size: Equatable, Sendable {
    /// Rows.
    public let height: Int
    /// Pixels in a row.
    public let width: Int

    /// A size.
    public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }
  }

  private let original: Tensor
  /// The smallest first, the original's own last.
  public let sizes: [Size]

  /// The sizes `⌊side / scaleᵏ⌋`, k from count − 1 down to 0.
  /// - Parameter original: [1, height, width, 3].
  public init(of original: Tensor, count: Int, scale: Double) {
    self.original = original
    sizes = Self.sizes(
      height: original.shape[1], width: original.shape[2], count: count, scale: scale)
  }

  /// The sizes of a picture's octaves, without the picture.
  public static func sizes(height: Int, width: Int, count: Int, scale: Double) -> [Size] {
    (0..<count).reversed().map { octave in
      let shrinking = pow(scale, Double(octave))
      func side(_ length: Int) -> Int { max(1, Int(Double(length) / shrinking)) }
      return Size(height: side(height), width: side(width))
    }
  }

  /// The original at the smallest size, where the dream begins.
  public var start: Tensor { original(at: 0) }

  /// A dream of the octave before, enlarged, with the detail that the original lost at that size
  /// put back: `x' = ↑x + (o' − ↑o)`, where o and o' are the original at the smaller and the larger
  /// size.
  ///
  /// If nothing was dreamed, x = o and x' = o': the original again. So the loss of being small
  /// never adds up. The published program adds the same difference after the ascent at the larger
  /// size, not before.
  public func enlarged(_ dream: Tensor, to octave: Int) -> Tensor {
    let lost = original(at: octave) - resized(original(at: octave - 1), to: octave)
    return (resized(dream, to: octave) + lost).clamped
  }

  private func original(at octave: Int) -> Tensor { resized(original, to: octave) }

  private func resized(_ picture: Tensor, to octave: Int) -> Tensor {
    let size = sizes[octave]
    if picture.shape[1] == size.height && picture.shape[2] == size.width { return picture }
    return picture.resized(width: size.width, height: size.height)
  }
}
