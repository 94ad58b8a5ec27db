import Synchronization
import Training

/// A display that games on several threads report their steps to.
final class SharedProgress: Sendable {
  private struct State {
    var display: ProgressDisplay
    var steps = 0
  }

  private let state: Mutex<State>

  /// A display of so many steps in all.
  init(total: Int, isQuiet: Bool) {
    state = Mutex(
      State(display: ProgressDisplay(total: total, style: .suitable(isQuiet: isQuiet))))
  }

  /// One step of any game.
  func step() {
    state.withLock {
      $0.steps += 1
      $0.display.update(step: $0.steps)
    }
  }

  /// Ends the line.
  func finish() { state.withLock { $0.display.finish() } }
}
