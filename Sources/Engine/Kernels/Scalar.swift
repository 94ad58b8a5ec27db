/// The two number types every kernel is compiled for: `Float` to train, `Double` to check gradients.
public protocol Scalar:
  BinaryFloatingPoint, ElementaryConstants, SIMDScalar, Codable, Sendable, BitwiseCopyable
{
  /// The unsigned integer of the same width.
  associatedtype Bits: FixedWidthInteger & UnsignedInteger & SIMDScalar

  /// The number's encoding.
  var bitPattern: Bits { get }

  /// The number with this encoding.
  init(bitPattern: Bits)
}

extension Float: Scalar {}
extension Double: Scalar {}
