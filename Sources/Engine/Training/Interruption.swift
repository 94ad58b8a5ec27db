import Foundation
import Synchronization

/// The wish of whoever pressed Ctrl-C: the training loop asks after every step, saves, and ends.
///
///     Interruption.install()
///     while step < steps && !Interruption.isRequested { … }
///
/// A second Ctrl-C ends the process at once.
public enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether training is to end after this step.
  public static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Asks training to end after this step.
  public static func request() { flag.store(true, ordering: .relaxed) }

  /// From now on, the first SIGINT (Ctrl-C) or SIGTERM asks instead of killing.
  public static func install() {
    // Reading the flag makes it: the handler itself may not call what allocates or locks.
    _ = isRequested
    for number in [SIGINT, SIGTERM] {
      signal(number) { received in
        if Interruption.flag.exchange(true, ordering: .relaxed) {
          signal(received, SIG_DFL)
          raise(received)  // delivered, and deadly, when this handler returns
        }
      }
    }
    // A process inherits the signals its parent's thread does not want to hear of.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
