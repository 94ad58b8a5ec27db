import Synchronization

/// Memory for one tensor: aligned to a cache line, taken from a pool and returned to it.
///
/// A training step asks for the same sizes again and again. Fresh memory from the system costs a page
/// fault for every four kilobytes at first touch; pooled memory costs a lock.
public final class Buffer: @unchecked Sendable {
  /// The first byte, on a 64-byte boundary. The contents are whatever the last user left.
  public let address: UnsafeMutableRawPointer

  /// How many bytes may be used.
  public let byteCount: Int

  private let capacity: Int

  /// Takes memory for at least `byteCount` bytes.
  public init(byteCount: Int) {
    if byteCount < 0 { fatalError("a buffer of \(byteCount) bytes was asked for") }
    self.byteCount = byteCount
    capacity = Pool.capacity(for: byteCount)
    address = Pool.shared.take(capacity)
  }

  deinit { Pool.shared.giveBack(address, capacity) }

  /// The memory as numbers of one type.
  @inline(__always)
  public func elements<S: Scalar>(of type: S.Type) -> UnsafeMutablePointer<S> {
    address.assumingMemoryBound(to: type)
  }
}

/// Free memory, by capacity.
private final class Pool: Sendable {
  static let shared = Pool()

  private struct Free {
    var blocks: [Int: [UnsafeMutableRawPointer]] = [:]
    var byteCount = 0
  }

  // The pointers are owned by the pool alone while they are in it.
  private let free = Mutex<UncheckedFree>(UncheckedFree())
  private struct UncheckedFree: @unchecked Sendable { var value = Free() }

  /// More free memory than this goes back to the system.
  private static let limit = 1 << 30

  /// Sizes are rounded up to four steps an octave, so that similar sizes share memory.
  static func capacity(for byteCount: Int) -> Int {
    if byteCount <= 256 { return 256 }
    let octave = Int.bitWidth - 1 - (byteCount - 1).leadingZeroBitCount  // 2^octave < byteCount
    let step = 1 << (octave - 2)
    return (byteCount + step - 1) / step * step
  }

  func take(_ capacity: Int) -> UnsafeMutableRawPointer {
    let reused: UncheckedPointer? = free.withLock { free in
      guard let address = free.value.blocks[capacity]?.popLast() else { return nil }
      free.value.byteCount -= capacity
      return UncheckedPointer(address: address)
    }
    return reused?.address ?? .allocate(byteCount: capacity, alignment: 64)
  }

  func giveBack(_ address: UnsafeMutableRawPointer, _ capacity: Int) {
    let block = UncheckedPointer(address: address)
    let isKept = free.withLock { free in
      guard free.value.byteCount + capacity <= Self.limit else { return false }
      free.value.blocks[capacity, default: []].append(block.address)
      free.value.byteCount += capacity
      return true
    }
    if !isKept { address.deallocate() }
  }

  private struct UncheckedPointer: @unchecked Sendable { let address: UnsafeMutableRawPointer }
}
