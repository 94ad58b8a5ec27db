import Kernels

/// An endless walk through a data set in batches, shuffled anew for every epoch.
///
/// In an epoch no index comes twice. All batches are full: where `batchSize` does not divide `count`,
/// the indices left over at the end of an epoch are dropped, others each time.
/// Which batch comes k-th is a function of the stream and of k alone, so k is all there is to save.
public struct ShuffledBatches: Sendable {
  /// How many indices there are to walk through.
  public let count: Int

  /// How many of them a batch has.
  public let batchSize: Int

  /// Where the walk is.
  public private(set) var state: State

  /// The indices in the order of the epoch that the walk is in.
  private var order: [Int]

  /// Starts at the first batch of the first epoch.
  /// - Parameter stream: Decides every order; it is kept as it is and never drawn from.
  /// - Precondition: `count` ≥ `batchSize` ≥ 1.
  public init(count: Int, batchSize: Int, stream: SplitMix64) {
    self.init(count: count, batchSize: batchSize, resumingAt: State(stream: stream, drawn: 0))
  }

  /// Goes on where another walk, through as many indices in batches of the same size, was.
  /// - Precondition: `count` ≥ `batchSize` ≥ 1.
  public init(count: Int, batchSize: Int, resumingAt state: State) {
    if batchSize < 1 || count < batchSize {
      fatalError("batches of \(batchSize) cannot be drawn from \(count) indices")
    }
    self.count = count
    self.batchSize = batchSize
    self.state = state
    order = []
    order = Self.order(of: epoch, count: count, stream: state.stream)
  }

  /// This walk after `drawn` batches, wherever it is now.
  public func resumed(after drawn: Int) -> ShuffledBatches {
    ShuffledBatches(
      count: count, batchSize: batchSize,
      resumingAt: State(stream: state.stream, drawn: drawn))
  }

  /// How many batches an epoch has.
  public var batchesPerEpoch: Int { count / batchSize }

  /// The epoch that the next batch is of, counted from 0.
  public var epoch: Int { state.drawn / batchesPerEpoch }

  /// The next `batchSize` indices.
  public mutating func next() -> [Int] {
    let position = state.drawn % batchesPerEpoch
    let batch = Array(order[position * batchSize..<(position + 1) * batchSize])
    state.drawn += 1
    if position + 1 == batchesPerEpoch {
      order = Self.order(of: epoch, count: count, stream: state.stream)
    }
    return batch
  }

  /// A permutation of 0..<count, every one equally likely (Fisher & Yates, by Durstenfeld 1964).
  static func order(of epoch: Int, count: Int, stream: SplitMix64) -> [Int] {
    var generator = stream.stream("epoch \(epoch)")
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, generator.below(last + 1))
    }
    return order
  }
}

extension ShuffledBatches {
  /// All that is needed to go on with a walk: two numbers.
  public struct State: Codable, Equatable, Sendable {
    /// What the order of every epoch is made from.
    public let stream: SplitMix64

    /// How many batches have been drawn so far.
    public internal(set) var drawn: Int

    /// The state after `drawn` batches.
    /// - Precondition: `drawn` ≥ 0.
    public init(stream: SplitMix64, drawn: Int) {
      if drawn < 0 { fatalError("0 batches or more were expected, found \(drawn)") }
      self.stream = stream
      self.drawn = drawn
    }

    /// Reads a saved state.
    /// - Throws: `DecodingError` where the number of batches is negative.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      stream = try container.decode(SplitMix64.self, forKey: .stream)
      drawn = try container.decode(Int.self, forKey: .drawn)
      if drawn < 0 {
        throw DecodingError.dataCorruptedError(
          forKey: .drawn, in: container,
          debugDescription: "expected 0 batches or more, found \(drawn)")
      }
    }
  }
}
