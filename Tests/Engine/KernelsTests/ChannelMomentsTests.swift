import Testing

@testable import Kernels

extension ChannelGroups: CustomTestStringConvertible {
  /// [groups, rows, channels]
  public var testDescription: String { "[\(groups), \(rows), \(channels)]" }

  init(_ groups: Int, _ rows: Int, _ channels: Int) {
    self.init(groups: groups, rows: rows, channels: channels)
  }

  static let all = [
    ChannelGroups(1, 1, 1), ChannelGroups(1, 1, 300), ChannelGroups(1, 5, 3),
    ChannelGroups(3, 17, 5), ChannelGroups(2, 257, 33), ChannelGroups(1, 70_001, 1),
    ChannelGroups(2, 9001, 17), ChannelGroups(1, 40, 1000), ChannelGroups(2, 300, 256),
    ChannelGroups(1, 1111, 100), ChannelGroups(5, 16, 64),
  ]

  var count: Int { groups * rows * channels }

  /// The places of each channel's numbers, group by group.
  var places: [[Int]] {
    (0..<groups * channels).map { place in
      let (group, channel) = place.quotientAndRemainder(dividingBy: channels)
      return (0..<rows).map { (group * rows + $0) * channels + channel }
    }
  }

  func moments<S: Scalar>(of x: [S]) -> (mean: [S], variance: [S]) {
    var mean = [S](repeating: 77, count: groups * channels + 1)
    var variance = mean
    channelMoments(x, of: self, mean: &mean, variance: &variance)
    #expect(mean.last == 77 && variance.last == 77, "written beyond the end")
    return (mean.dropLast(), variance.dropLast())
  }
}

@Suite struct ChannelMomentsTests {
  @Test("finds each channel's mean and biased variance", arguments: ChannelGroups.all)
  func agreesWithDefinition(_ shape: ChannelGroups) {
    let x = draws(shape.count, Double.self)
    check(x, shape, mean: 1e-15, variance: 1e-14)
    check(x.map { Float($0) }, shape, mean: 4e-7, variance: 2e-6)
  }

  @Test(
    "loses nothing but the inputs' own digits where the mean is large",
    arguments: ChannelGroups.all, [1e3, 1e5, -1e5])
  func largeMean(_ shape: ChannelGroups, offset: Double) {
    let x = draws(shape.count, Double.self).map { Float(offset + $0) }
    check(x, shape, mean: Double(Float(offset).ulp), variance: 1e-5)
  }

  /// The errors of the mean and, as a share, of the variance.
  private func check<S: Scalar>(_ x: [S], _ shape: ChannelGroups, mean: Double, variance: Double) {
    let found = shape.moments(of: x)
    for (i, places) in shape.places.enumerated() {
      let numbers = places.map { Double(x[$0]) }
      let expectedMean = numbers.reduce(0, +) / Double(shape.rows)
      let squares = numbers.reduce(0) { $0 + ($1 - expectedMean) * ($1 - expectedMean) }
      let expected = squares / Double(shape.rows)
      #expect((Double(found.mean[i]) - expectedMean).magnitude <= mean, "\(S.self)")
      #expect(
        (Double(found.variance[i]) - expected).magnitude <= variance * expected, "\(S.self)")
    }
  }

  @Test("gives a constant channel a variance of zero")
  func constant() {
    let found = ChannelGroups(1, 40_000, 3).moments(of: [Float](repeating: 0.1, count: 120_000))
    #expect(found.mean == [0.1, 0.1, 0.1] && found.variance == [0, 0, 0])
  }
}

extension OnThreads {
  @Suite struct ChannelMomentsTests {
    @Test("gives the same bytes on any number of threads", arguments: ChannelGroups.all)
    func sameBytes(_ shape: ChannelGroups) {
      let x: [Float] = draws(shape.count)
      let results = OnThreads.results { shape.moments(of: x) }
      for result in results { #expect(result == results[0]) }
    }
  }
}
