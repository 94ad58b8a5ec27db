import Pictures
import Testing

@testable import GANTraining

/// A plane from −1 to 1 both ways, without anything around it but numbers.
private func plane(_ layers: [PlaneChart.Layer]) -> Image {
  let frame = Frame(title: "", xAxis: Axis("", range: -1...1), yAxis: Axis("", range: -1...1))
  return PlaneChart(frame, layers: layers).rendered(width: 400, height: 400)
}

/// The pixels that two pictures do not share, as shares of width and height.
private func changes(_ image: Image, from other: Image) -> [SIMD2<Double>] {
  (0..<image.height).flatMap { y in
    (0..<image.width).compactMap { x in
      image[x, y] == other[x, y]
        ? nil
        : SIMD2(Double(x) / Double(image.width), 1 - Double(y) / Double(image.height))
    }
  }
}

@Suite("Pictures of the plane")
struct PlaneChartTests {
  @Test("cells come from the lower left, row by row; above ½ is blue, below is orange, ½ nothing")
  func ground() {
    let even = plane([.ground(probabilities: [0.5, 0.5, 0.5, 0.5], columns: 2)])
    #expect(even == plane([]))
    for (index, isRight, isUpper) in [(0, false, false), (1, true, false), (2, false, true)] {
      for probability in [0.0, 1.0] {
        var probabilities = [0.5, 0.5, 0.5, 0.5]
        probabilities[index] = probability
        let image = plane([.ground(probabilities: probabilities, columns: 2)])
        let changed = changes(image, from: even)
        #expect(changed.count > 10_000)
        let middle = changed.reduce(.zero, +) / Double(changed.count)
        #expect((middle.x > 0.5) == isRight && (middle.y > 0.5) == isUpper)
        let pixel = image[isRight ? 300 : 120, isUpper ? 90 : 290]
        #expect((pixel[2] > pixel[0]) == (probability == 1), "\(pixel)")
      }
    }
  }

  @Test("an arrow goes from its point along its pull; one that is not finite is left out")
  func arrows() {
    let empty = plane([])
    func drawn(_ point: SIMD2<Double>, _ pull: SIMD2<Double>, factor: Double) -> [SIMD2<Double>] {
      let arrow = Arrow(point: point, pull: pull)
      return changes(plane([.arrows([arrow], factor: factor, colour: .ink)]), from: empty)
    }
    func width(_ places: [SIMD2<Double>]) -> Double {
      places.map(\.x).max()! - places.map(\.x).min()!
    }
    let right = drawn(SIMD2(0, 0), SIMD2(2, 0), factor: 0.25)
    let twice = drawn(SIMD2(0, 0), SIMD2(2, 0), factor: 0.5)
    #expect(right.map(\.x).min()! > 0.5)
    #expect((0.2...0.26).contains(width(right)))
    #expect((1.9...2.1).contains(width(twice) / width(right)))
    #expect(drawn(SIMD2(0, 0), SIMD2(0, 2), factor: 0.25).map(\.y).min()! > 0.5)
    #expect(drawn(SIMD2(0, 0), SIMD2(0, 0), factor: 1).isEmpty)
    #expect(drawn(SIMD2(0, 0), SIMD2(.nan, 0), factor: 1).isEmpty)
  }

  @Test("every game has a picture of both players, also one whose discriminator compares")
  func games() {
    for remedies in [[], [Remedy(.packing, 3)], [Remedy(.minibatchDiscrimination)]] {
      let game = tinyGame(remedies, dtype: .float32)
      let chart = game.fieldChart("game", over: PointCloud(.ring), seed: 1)
      #expect(chart.frame.title.hasPrefix("game: D 0."))
      #expect(
        chart.rendered() == game.fieldChart("game", over: PointCloud(.ring), seed: 1).rendered())
    }
  }

  @Test("the first remedy is at the top; a bar is as long as the mean, and each seed has its dot")
  func remedies() {
    func chart(_ first: [Double], _ second: [Double]) -> Image {
      RemedyChart(
        title: "", label: "", most: 8, remedies: ["a", "b"],
        series: [RemedyChart.Series("", values: [first, second])]
      ).rendered(width: 400, height: 300)
    }
    let empty = chart([], [])
    let upper = changes(chart([2, 6], []), from: empty)
    #expect(upper.allSatisfy { $0.y > 0.5 })
    let lower = changes(chart([], [8]), from: empty)
    #expect(lower.allSatisfy { $0.y < 0.55 })
    let ratio = Double(upper.count) / Double(lower.count)
    #expect((0.47...0.53).contains(ratio))
    #expect(upper.map(\.x).max()! > 0.7, "the dot of 6 lies beyond the bar of 4")
  }
}

@Suite("What a generator has found")
struct FindingsTests {
  @Test("games are compared by modes where there are any, else by their distance")
  func measure() {
    let divergence = GridDivergence(
      data: points([SIMD2(0, 0)]), generated: points([SIMD2(1, 1)]), in: Window(halfWidth: 2))
    let ring = Findings(ofDataIn: PointCloud(.ring), seed: 1)
    let line = Findings(coverage: nil, divergence: divergence)
    #expect(ring.measure == 8 && line.measure == divergence.jensenShannon)
    #expect(ring.description.hasPrefix("8 of 8 modes, 99 % of high quality, Jensen–Shannon 0.00"))
    #expect(line.description == "Jensen–Shannon 0.693")
    #expect(line.metrics.map(\.name) == ["jensenShannon", "kullbackLeibler"])
    #expect(ring.metrics.count == 6 && ring.metrics[0].value == 8)
  }

  @Test("a game is measured with the same noise and data, however far it has come")
  func sameNoise() {
    var game = tinyGame(dtype: .float32)
    let first = Findings(of: game, in: PointCloud(.ring), seed: 1)
    #expect(Findings(of: game, in: PointCloud(.ring), seed: 1) == first)
    var played = tinyGame(dtype: .float32) { $0.generatorRate = 1e-30 }
    for _ in 0..<3 { _ = played.takeStep() }
    #expect(Findings(of: played, in: PointCloud(.ring), seed: 1) == first)
    for _ in 0..<3 { _ = game.takeStep() }
    #expect(Findings(of: game, in: PointCloud(.ring), seed: 1) != first)
  }

  @Test("a trial tells of every step to who watches it, and finds what it would find unwatched")
  func watching() {
    let match = Match(.tuned, remedies: [], seed: 3)
    var steps: [Int] = []
    func trial(_ watch: (PointGame) -> Void) -> Trial {
      Trial(
        playing: match, on: PointCloud(.ring),
        {
          $0.take(.smoke)
          $0.steps = 4
        }, watching: watch)
    }
    #expect(trial { steps.append($0.step) }.found == trial { _ in }.found)
    #expect(steps == [0, 1, 2, 3, 4])
  }
}
