import Pictures

/// The smallest game: one player moves x to lower x·y, the other moves y to raise it.
///
/// The equilibrium is (0, 0). In turn or at once makes all the difference for the same rate η.
struct BilinearGame {
  /// The players' places.
  private(set) var place: Point
  /// η.
  let rate: Double

  /// Both players where they begin.
  init(from place: Point, rate: Double) {
    self.place = place
    self.rate = rate
  }

  /// Both move by the gradients at one place: `(x, y) ← (x − η·y, y + η·x)`.
  ///
  /// A rotation and a stretching, `|(x, y)|` grows by √(1 + η²) each step.
  mutating func moveAtOnce() {
    place = Point(place.x - rate * place.y, place.y + rate * place.x)
  }

  /// One moves, then the other answers: `x ← x − η·y`, then `y ← y + η·x`.
  ///
  /// A map of determinant 1 that leaves `x² + y² − η·x·y` as it is: an ellipse, without end.
  mutating func moveInTurn() {
    place.x -= rate * place.y
    place.y += rate * place.x
  }

  /// The places of the next steps, the present one first.
  func path(steps: Int, _ move: (inout BilinearGame) -> Void) -> [Point] {
    var game = self
    return [place]
      + (0..<steps).map { _ in
        move(&game)
        return game.place
      }
  }
}

/// 150 steps of both kinds from the same place.
var bilinearGame: Image {
  let game = BilinearGame(from: Point(1, 0), rate: 0.1)
  return LineChart(
    title: "x·y: one lowers it by x, one raises it by y; rate 0.1", xLabel: "x", yLabel: "y",
    series: [
      LineChart.Series("at once", points: game.path(steps: 150) { $0.moveAtOnce() }),
      LineChart.Series("in turn", points: game.path(steps: 150) { $0.moveInTurn() }),
    ], yRange: -2.2...2.2
  ).rendered(width: 600, height: 640)
}
