import Kernels

/// An array of numbers of one precision in rows and columns of any depth: a value, like `Int` and `Array`.
///
/// Elements stand in row-major order: the last dimension varies fastest. Images are
/// [batch, height, width, channels]. Copies share memory until one of them is changed.
public struct Tensor {
  /// The length of each dimension, slowest first; empty for a single number.
  public let shape: [Int]

  /// The precision of the elements.
  public let dtype: DType

  var buffer: Buffer

  /// Where this value stands in the recording under way, if anything it was computed from is named there.
  var trace: Trace?

  /// The number of elements.
  public var count: Int { buffer.byteCount / dtype.byteCount }

  /// The number of dimensions.
  public var rank: Int { shape.count }

  /// Memory for the elements, whose values are whatever stood there before.
  init(uninitialised shape: [Int], _ dtype: DType) {
    var count = 1
    for length in shape {
      if length < 0 { fatalError("a tensor of shape \(shape) was asked for") }
      count *= length
    }
    self.shape = shape
    self.dtype = dtype
    buffer = Buffer(byteCount: count * dtype.byteCount)
  }
}

// MARK: - Making tensors

extension Tensor {
  /// A tensor with `value` everywhere.
  public init(repeating value: Double, shape: [Int], dtype: DType = .float32) {
    self.init(uninitialised: shape, dtype)
    let (target, count) = (self, count)
    func run<S: Scalar>(_: S.Type) { fill(target.mutable(S.self), with: S(value), count: count) }
    run(dtype.scalar)
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    Tensor(repeating: 0, shape: shape, dtype: dtype)
  }

  /// A tensor of ones.
  public static func ones(_ shape: [Int], dtype: DType = .float32) -> Tensor {
    Tensor(repeating: 1, shape: shape, dtype: dtype)
  }

  /// The numbers of `scalars` in row-major order. Without a shape, a tensor of one dimension.
  public init(
    _ scalars: some Collection<some BinaryFloatingPoint>, shape: [Int]? = nil,
    dtype: DType = .float32
  ) {
    let shape = shape ?? [scalars.count]
    self.init(uninitialised: shape, dtype)
    if count != scalars.count {
      fatalError("shape \(shape) holds \(count) elements, found \(scalars.count)")
    }
    let target = self
    func run<S: Scalar>(_: S.Type) {
      let elements = target.mutable(S.self)
      for (i, scalar) in scalars.enumerated() { elements[i] = S(scalar) }
    }
    run(dtype.scalar)
  }

  /// Bytes mapped to numbers: `low` for 0, `high` for 255, and evenly between. How pictures come in.
  public init(
    bytes: [UInt8], shape: [Int], from low: Double, to high: Double, dtype: DType = .float32
  ) {
    self.init(uninitialised: shape, dtype)
    if count != bytes.count {
      fatalError("shape \(shape) holds \(count) elements, found \(bytes.count) bytes")
    }
    let target = self
    func run<S: Scalar>(_: S.Type) {
      bytes.withUnsafeBufferPointer {
        guard let source = $0.baseAddress else { return }
        spread(source, from: S(low), to: S(high), into: target.mutable(S.self), count: $0.count)
      }
    }
    run(dtype.scalar)
  }

  /// Numbers uniform in [low, high).
  public static func uniform(
    _ shape: [Int], from low: Double, to high: Double, dtype: DType = .float32,
    using generator: inout SplitMix64
  ) -> Tensor {
    let result = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      fillUniform(
        result.mutable(S.self), count: result.count, from: S(low), to: S(high), using: &generator)
    }
    run(dtype.scalar)
    return result
  }

  /// Normally distributed numbers.
  public static func normal(
    _ shape: [Int], mean: Double = 0, deviation: Double = 1, dtype: DType = .float32,
    using generator: inout SplitMix64
  ) -> Tensor {
    let result = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      fillNormal(
        result.mutable(S.self), count: result.count, mean: S(mean), deviation: S(deviation),
        using: &generator)
    }
    run(dtype.scalar)
    return result
  }
}

// MARK: - Reading tensors

extension Tensor {
  /// The elements in row-major order.
  public var scalars: [Double] {
    [Double](unsafeUninitializedCapacity: count) { scalars, initialisedCount in
      func run<S: Scalar>(_: S.Type) {
        if let first = scalars.baseAddress { widen(elements(S.self), into: first, count: count) }
      }
      run(dtype.scalar)
      initialisedCount = count
    }
  }

  /// The only element of a tensor of one element: a loss, say.
  public var item: Double {
    if count != 1 { fatalError("one element was expected, found shape \(shape)") }
    return scalars[0]
  }

  /// The elements' bytes in the order of this machine (little-endian on all that Swift runs on).
  public var bytes: [UInt8] {
    [UInt8](UnsafeRawBufferPointer(start: buffer.address, count: buffer.byteCount))
  }

  /// A tensor of the elements encoded in `bytes`, as `bytes` gave them.
  public init(bytes: [UInt8], shape: [Int], dtype: DType) {
    self.init(uninitialised: shape, dtype)
    if buffer.byteCount != bytes.count {
      fatalError(
        "shape \(shape) of \(dtype) takes \(buffer.byteCount) bytes, found \(bytes.count)")
    }
    bytes.withUnsafeBytes { buffer.address.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
  }

  /// The same numbers in another precision.
  public func converted(to dtype: DType) -> Tensor {
    dtype == self.dtype ? untraced : Tensor(scalars, shape: shape, dtype: dtype)
  }

  /// Whether every element is a number and none is infinite.
  public var isFinite: Bool {
    var isFinite = true
    func run<S: Scalar>(_: S.Type) {
      isFinite = areFinite(elements(S.self), count: count)
    }
    run(dtype.scalar)
    return isFinite
  }
}

// MARK: - Memory

extension Tensor {
  /// The elements, to read.
  func elements<S: Scalar>(_: S.Type) -> UnsafePointer<S> { UnsafePointer(mutable(S.self)) }

  /// The elements, to write: only of a tensor made in this place, which nobody else has seen.
  func mutable<S: Scalar>(_: S.Type) -> UnsafeMutablePointer<S> { buffer.elements(of: S.self) }

  /// Makes the memory this value's own, so that it can be changed in place.
  mutating func makeUnique() {
    if isKnownUniquelyReferenced(&buffer) { return }
    let copy = Buffer(byteCount: buffer.byteCount)
    copy.address.copyMemory(from: buffer.address, byteCount: buffer.byteCount)
    buffer = copy
  }

  /// The same value, as a constant to any recording.
  public var untraced: Tensor {
    var constant = self
    constant.trace = nil
    return constant
  }
}

extension Tensor: CustomStringConvertible {
  /// Shape, precision and the first elements.
  public var description: String {
    let shown = scalars.prefix(8).map { "\($0)" }.joined(separator: ", ")
    return "Tensor(\(shape), \(dtype), [\(shown)\(count > 8 ? ", …" : "")])"
  }
}
