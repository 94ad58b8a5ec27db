import Testing

@testable import Kernels

@Suite struct BufferTests {
  @Test(
    "starts on a 64-byte boundary and can be written to its end",
    arguments: [
      0, 1, 4, 63, 64, 256, 257, 1000, 4096, 100_001,
    ])
  func alignment(byteCount: Int) {
    let buffers = (0..<4).map { _ in Buffer(byteCount: byteCount) }
    for (number, buffer) in buffers.enumerated() {
      #expect(Int(bitPattern: buffer.address) % 64 == 0)
      #expect(buffer.byteCount == byteCount)
      buffer.address.initializeMemory(as: UInt8.self, repeating: UInt8(number), count: byteCount)
    }
    for (number, buffer) in buffers.enumerated() {
      let bytes = UnsafeRawBufferPointer(start: buffer.address, count: byteCount)
      #expect(bytes.allSatisfy { $0 == UInt8(number) }, "two buffers share memory")
    }
  }

  @Test("gives its memory to the next of the same size")
  func reuse() {
    let size = 1_234_567  // no other test asks for this
    let first = Buffer(byteCount: size).address
    let second = Buffer(byteCount: size)
    let third = Buffer(byteCount: size)
    #expect(second.address == first)
    #expect(third.address != first)
    withExtendedLifetime((second, third)) {}
  }

  @Test("refuses a negative size")
  func negative() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Buffer(byteCount: -1)
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("-1 bytes"))
  }
}
