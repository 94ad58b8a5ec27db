public import Kernels

/// The precision of a tensor's numbers.
public enum DType: String, Sendable, CaseIterable {
  /// 32 bits, about 7 decimal digits: to train.
  case float32 = "F32"
  /// 64 bits, about 16 decimal digits: to check gradients.
  case float64 = "F64"

  /// Bytes of one number.
  public var byteCount: Int { self == .float32 ? 4 : 8 }

  /// The Swift type, with which a kernel is called.
  var scalar: any Scalar.Type { self == .float32 ? Float.self : Double.self }
}

/// The random generator of the whole package.
public typealias SplitMix64 = Kernels.SplitMix64

/// The function a layer applies to each of its sums.
public typealias Activation = Kernels.Activation

/// What a convolution does at the edges of its images.
public typealias Padding = Kernels.Padding
