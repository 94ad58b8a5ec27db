import Testing

@testable import Kernels

/// Windows over images, and the plain loops that define what is done with them.
struct PoolingCase: CustomTestStringConvertible {
  let batch, height, width, channels, size: Int

  init(_ batch: Int, _ height: Int, _ width: Int, _ channels: Int, size: Int) {
    (self.batch, self.height, self.width) = (batch, height, width)
    (self.channels, self.size) = (channels, size)
  }

  static let all = [
    PoolingCase(1, 1, 1, 1, size: 1), PoolingCase(2, 4, 6, 3, size: 2),
    PoolingCase(1, 5, 7, 1, size: 2), PoolingCase(3, 5, 5, 17, size: 3),
    PoolingCase(1, 17, 33, 5, size: 16), PoolingCase(2, 9, 8, 33, size: 4),
    PoolingCase(5, 28, 28, 64, size: 2), PoolingCase(1, 3, 3, 5, size: 5),
  ]

  var testDescription: String { "[\(batch), \(height), \(width), \(channels)] by \(size)" }

  var windows: PoolingWindows {
    PoolingWindows(batch: batch, height: height, width: width, channels: channels, size: size)
  }
  var largeCount: Int { batch * height * width * channels }
  var smallCount: Int { batch * (height / size) * (width / size) * channels }

  /// For each number of the smaller image the places of its window's numbers in the larger.
  var places: [[Int]] {
    var places: [[Int]] = []
    for image in 0..<batch {
      for row in 0..<height / size {
        for column in 0..<width / size {
          for channel in 0..<channels {
            places.append(
              (0..<size * size).map { pixel in
                let (y, x) = (row * size + pixel / size, column * size + pixel % size)
                return ((image * height + y) * width + x) * channels + channel
              })
          }
        }
      }
    }
    return places
  }
}

@Suite struct PoolingTests {
  @Test("finds the largest of each window and where it stands", arguments: PoolingCase.all)
  func maximum(_ test: PoolingCase) {
    checkMaximum(test, Float.self)
    checkMaximum(test, Double.self)
  }

  private func checkMaximum<S: Scalar>(_ test: PoolingCase, _: S.Type) {
    // Few different values, so that many windows have equal ones.
    let x = draws(test.largeCount, S.self).map { ($0 * 4).rounded() }
    var y = [S](repeating: 77, count: test.smallCount + 1)
    var position = [UInt8](repeating: 77, count: test.smallCount + 1)
    poolMaximum(x, over: test.windows, into: &y, position: &position)
    let largest = test.places.map { places in places.map { x[$0] }.max()! }
    #expect(y == largest + [77], "\(S.self)")
    let first = zip(test.places, largest).map { places, largest in
      UInt8(places.firstIndex { x[$0] == largest }!)
    }
    #expect(position == first + [77], "\(S.self)")

    var (back, picked) = ([S](repeating: 77, count: test.largeCount + 1), y)
    unpool(y, position: position, over: test.windows, into: &back)
    var expected = [S](repeating: 0, count: test.largeCount) + [77]
    for (i, places) in test.places.enumerated() { expected[places[Int(position[i])]] = y[i] }
    #expect(back == expected, "\(S.self)")
    pool(x, at: position, over: test.windows, into: &picked)
    #expect(picked == y, "\(S.self)")
  }

  @Test("takes what is not a number for the largest, wherever it stands", arguments: 0..<4)
  func notANumber(place: Int) {
    var x: [Float] = [1, 2, 3, 4]
    x[place] = .nan
    var (y, position) = ([Float(0)], [UInt8(9)])
    poolMaximum(
      x, over: PoolingWindows(batch: 1, height: 2, width: 2, channels: 1, size: 2), into: &y,
      position: &position)
    #expect(y[0].isNaN && position == [UInt8(place)])
  }

  @Test("sums each window, and spreads numbers over them", arguments: PoolingCase.all)
  func sums(_ test: PoolingCase) {
    checkSums(test, Float.self)
    checkSums(test, Double.self)
  }

  private func checkSums<S: Scalar>(_ test: PoolingCase, _: S.Type) {
    let x: [S] = draws(test.largeCount)
    var y = [S](repeating: 77, count: test.smallCount + 1)
    poolSum(x, over: test.windows, factor: 0.5, into: &y)
    #expect(y.last == 77, "written beyond the end")
    for (found, places) in zip(y, test.places) {
      let expected = places.reduce(0) { $0 + 0.5 * Double(x[$1]) }
      let tolerance = Double(S.ulpOfOne) * Double(places.count)
      #expect((Double(found) - expected).magnitude <= tolerance, "\(S.self)")
    }
    var back = [S](repeating: 77, count: test.largeCount + 1)
    spread(y, over: test.windows, factor: 0.5, into: &back)
    var expected = [S](repeating: 0, count: test.largeCount) + [77]
    for (i, places) in test.places.enumerated() {
      for place in places { expected[place] = 0.5 * y[i] }
    }
    #expect(back == expected, "\(S.self)")
  }
}

extension OnThreads {
  @Suite struct PoolingTests {
    @Test("gives the same bytes on any number of threads", arguments: PoolingCase.all)
    func sameBytes(_ test: PoolingCase) {
      let x: [Float] = draws(test.largeCount)
      let results = OnThreads.results {
        var y = [Float](repeating: 0, count: test.smallCount + 1)
        var position = [UInt8](repeating: 0, count: test.smallCount + 1)
        poolMaximum(x, over: test.windows, into: &y, position: &position)
        var sums = y
        poolSum(x, over: test.windows, factor: 1, into: &sums)
        return [y, position.map { Float($0) }, sums]
      }
      for result in results { #expect(result == results[0]) }
    }
  }
}
