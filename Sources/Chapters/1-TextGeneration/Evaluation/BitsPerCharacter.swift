import Tensors

extension CharacterModel {
  /// `−mean log₂ P(symbol | those before)` over the symbols of `range`, each predicted as `reading` says.
  ///
  /// Windows: from the last `window` symbols alone. Streams: from the state carried along; to read side by
  /// side, the range is cut into up to 64 parts, and each reader begins 256 symbols before its own, or as
  /// many as there are before the range.
  /// One reader is enough for 256 symbols: where there are no more before the range, it reads all.
  /// - Precondition: there is a symbol before the range, or a whole window.
  public func bitsPerCharacter(
    of symbols: [Int], in range: Range<Int>, reading: Configuration.Reading, window: Int
  ) -> Double {
    let fewest = reading == .windows ? window : 1
    if range.isEmpty || range.lowerBound < fewest {
      fatalError("symbols from \(fewest) on can be judged, found \(range)")
    }
    let nats =
      switch reading {
      case .windows: natsByWindows(symbols, range, window)
      case .streams: natsByStreams(symbols, range)
      }
    return bits(nats / Double(range.count))
  }

  private func natsByWindows(_ symbols: [Int], _ range: Range<Int>, _ window: Int) -> Double {
    let part = 512
    return stride(from: range.lowerBound, to: range.upperBound, by: part).reduce(0) { sum, first in
      let ends = Array(first..<min(first + part, range.upperBound))
      let read = (0..<window).flatMap { time in ends.map { symbols[$0 - window + time] } }
      let said = self.read(read, from: emptyState(batch: ends.count)).said
      let costs = costs(lastLogits(said), of: ends.map { symbols[$0] })
      return sum + costs.reduce(0, +)
    }
  }

  private func natsByStreams(_ symbols: [Int], _ range: Range<Int>) -> Double {
    let length = max((range.count + 63) / 64, 256)
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: length))
    let early = min(256, range.lowerBound - 1)
    var states = emptyState(batch: starts.count)
    var nats = 0.0
    let chunk = 64
    for time in stride(from: -early, to: length, by: chunk) {
      let times = time..<min(time + chunk, length)
      // A reader beyond the end of the text reads its last symbol again, which is not judged.
      let places = times.flatMap { time in starts.map { min($0 + time, symbols.count - 1) } }
      let (said, after) = read(places.map { symbols[$0 - 1] }, from: states)
      states = after
      let costs = costs(logits(said), of: places.map { symbols[$0] })
      for (index, cost) in costs.enumerated() {
        let (time, reader) = (times.lowerBound + index / starts.count, index % starts.count)
        if time >= 0 && starts[reader] + time < range.upperBound { nats += cost }
      }
    }
    return nats
  }

  /// `−ln P` of each target.
  private func costs(_ logits: Tensor, of targets: [Int]) -> [Double] {
    softmaxCrossEntropy(logits: logits, labels: labels(targets)).scalars
  }
}

extension TextTraining {
  /// Bits per symbol of the held-out part; nil where nothing is held out.
  public var heldOutBits: Double? {
    let range = learnedCount..<corpus.symbols.count
    if range.isEmpty { return nil }
    return model.bitsPerCharacter(
      of: corpus.symbols, in: range, reading: configuration.reading, window: configuration.window)
  }
}
