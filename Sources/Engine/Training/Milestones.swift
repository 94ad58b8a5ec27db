/// After which steps a run is saved and looked at, by their number alone; much changes early on.
public enum Milestones: Equatable, Sendable {
  /// 1, 2, … 9, 10, 20, … 90, 100, 200, …
  case round
  /// From 1,000 on, four more between each two of those: 1,200, 1,400, …
  case close
  /// The multiples of a number: the last steps of epochs.
  case every(Int)

  /// Whether `step` is one of them.
  public func contains(_ step: Int) -> Bool {
    if case .every(let period) = self { return step % period == 0 }
    var unit = 1
    while unit <= step / 10 { unit *= 10 }
    let isClose = self == .close && unit >= 1_000
    return step % (isClose ? unit / 5 : unit) == 0
  }
}
