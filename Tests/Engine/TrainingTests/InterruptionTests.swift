import Foundation
import Testing

@testable import Training

/// Sends a signal as Ctrl-C does, to the process; whichever thread is free handles it.
private func send(_ signal: Int32) { kill(getpid(), signal) }

/// Waits for the handler to run, ten seconds at most.
private func isRequestedInTime() -> Bool {
  for _ in 0..<10_000 where !Interruption.isRequested { usleep(1000) }
  return Interruption.isRequested
}

@Suite("Ctrl-C")
struct InterruptionTests {
  @Test("the first signal asks and lets the process live")
  func first() async {
    await #expect(processExitsWith: .exitCode(7)) {
      Interruption.install()
      if Interruption.isRequested { exit(1) }
      send(SIGINT)
      exit(isRequestedInTime() ? 7 : 2)
    }
    await #expect(processExitsWith: .exitCode(7)) {
      Interruption.install()
      send(SIGTERM)
      exit(isRequestedInTime() ? 7 : 2)
    }
  }

  @Test("the second signal kills")
  func second() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      Interruption.install()
      send(SIGINT)
      if isRequestedInTime() { send(SIGINT) }
      sleep(10)
    }
    await #expect(processExitsWith: .signal(SIGTERM)) {
      Interruption.install()
      send(SIGINT)
      if isRequestedInTime() { send(SIGTERM) }
      sleep(10)
    }
  }

  @Test("a program may ask too, with or without signals")
  func request() async {
    await #expect(processExitsWith: .exitCode(7)) {
      if Interruption.isRequested { exit(1) }
      Interruption.request()
      exit(Interruption.isRequested ? 7 : 2)
    }
  }
}
