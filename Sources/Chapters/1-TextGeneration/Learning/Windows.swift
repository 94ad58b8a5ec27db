import Tensors

/// The published way to cut a text: windows of equal length, each with the symbol that follows it.
struct Windows {
  let symbols: [Int]
  let length, stride: Int

  /// How many there are: ⌈(n − length) / stride⌉.
  var count: Int { max(0, (symbols.count - length + stride - 1) / stride) }

  /// Some of them, time by time one symbol of each, and what follows each.
  func batch(_ indices: [Int]) -> (symbols: [Int], targets: [Int]) {
    let starts = indices.map { $0 * stride }
    let read = (0..<length).flatMap { time in starts.map { symbols[$0 + time] } }
    return (read, starts.map { symbols[$0 + length] })
  }
}

/// A text as streams side by side, each read from end to end in steps of equal length.
struct Streams {
  let symbols: [Int]
  let count, length: Int

  /// Steps in which every stream is read once; room is left for a shift of less than a step.
  var stepsPerEpoch: Int { max(0, (symbols.count / count - length) / length) }

  /// Step `position` of a reading that begins `shift` symbols late: time by time one symbol of each stream,
  /// and what follows each of them.
  func batch(_ position: Int, shift: Int) -> (symbols: [Int], targets: [Int]) {
    let each = symbols.count / count
    let starts = (0..<count).map { $0 * each + shift + position * length }
    func read(_ delay: Int) -> [Int] {
      (0..<length).flatMap { time in starts.map { symbols[$0 + time + delay] } }
    }
    return (read(0), read(1))
  }
}
