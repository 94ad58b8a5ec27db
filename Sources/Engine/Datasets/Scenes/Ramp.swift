/// Colours in a row, each going over into the next.
struct Ramp {
  private let colours: [RGB]

  /// - Precondition: there are two colours or more.
  init(_ colours: [RGB]) {
    if colours.count < 2 { fatalError("a Ramp needs two colours, found \(colours.count)") }
    self.colours = colours
  }

  init(_ hexes: [UInt32]) { self.init(hexes.map { RGB(hex: $0) }) }

  /// The colour at a place from 0 (the first) to 1 (the last); beyond them they go on.
  func callAsFunction(_ place: Double) -> RGB {
    let position = min(max(place, 0), 1) * Double(colours.count - 1)
    let step = min(Int(position), colours.count - 2)
    return colours[step].mixed(with: colours[step + 1], position - Double(step))
  }
}
