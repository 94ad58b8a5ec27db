import Testing

@testable import TextGeneration

@Suite("How a text is cut")
struct WindowsTests {
  @Test("Nietzsche's 600,893 symbols make 200,278 windows")
  func published() {
    let symbols = Array(repeating: 0, count: 600_893)
    #expect(Windows(symbols: symbols, length: 60, stride: 3).count == 200_278)
  }

  @Test(
    "there is a window wherever a symbol follows it",
    arguments: [
      (0, 3, 2, 0), (3, 3, 2, 0), (4, 3, 2, 1), (5, 3, 2, 1), (6, 3, 2, 2), (10, 3, 1, 7),
      (10, 9, 5, 1), (10, 1, 100, 1),
    ])
  func count(symbols: Int, length: Int, stride: Int, expected: Int) {
    let windows = Windows(symbols: Array(0..<symbols), length: length, stride: stride)
    #expect(windows.count == expected)
    if expected > 0 { #expect(windows.batch([expected - 1]).targets[0] < symbols) }
  }

  @Test("windows of a small text stand side by side, time by time")
  func windows() {
    let windows = Windows(symbols: Array(10..<20), length: 3, stride: 2)
    let (symbols, targets) = windows.batch([2, 0])
    #expect(symbols == [14, 10, 15, 11, 16, 12])
    #expect(targets == [17, 13])
  }

  @Test("streams of a small text go on from step to step, and a shift delays them all")
  func streams() {
    // Two streams, 0…9 and 10…19 (one symbol is left over), in steps of three.
    let streams = Streams(symbols: Array(0...20), count: 2, length: 3)
    #expect(streams.stepsPerEpoch == 2)
    for (position, shift, read, followed) in [
      (0, 0, [0, 10, 1, 11, 2, 12], [1, 11, 2, 12, 3, 13]),
      (1, 0, [3, 13, 4, 14, 5, 15], [4, 14, 5, 15, 6, 16]),
      (0, 2, [2, 12, 3, 13, 4, 14], [3, 13, 4, 14, 5, 15]),
      (1, 2, [5, 15, 6, 16, 7, 17], [6, 16, 7, 17, 8, 18]),
    ] {
      let (symbols, targets) = streams.batch(position, shift: shift)
      #expect(symbols == read && targets == followed)
    }
  }

  @Test("no stream reads into the next one, however late it begins")
  func borders() {
    for count in [1, 2, 5] {
      for length in [1, 3, 8] {
        for extra in 0..<count + length {
          let each = 2 * length + extra
          let streams = Streams(symbols: Array(0..<count * each), count: count, length: length)
          let (_, targets) = streams.batch(streams.stepsPerEpoch - 1, shift: length - 1)
          for (stream, last) in targets.suffix(count).enumerated() {
            #expect(last < (stream + 1) * each)
          }
        }
      }
    }
  }
}
