import Pictures
import Testing

@Suite("Pictures below each other")
struct ImageStackTests {
  private let black = Image(width: 2, height: 1, channels: 1, pixels: [0, 0])
  private let white = Image(width: 2, height: 2, channels: 1, pixels: [255, 255, 255, 255])

  @Test("the first is at the top") func order() {
    let stack = Image.stack([black, white, black])
    #expect([stack.width, stack.height, stack.channels] == [2, 4, 1])
    #expect((0..<4).map { stack[1, $0][0] } == [0, 255, 255, 0])
  }

  @Test("a title stands above, in the middle, and leaves the picture as it is") func title() {
    let picture = Image(
      width: 100, height: 3, channels: 1, pixels: [UInt8](repeating: 90, count: 300))
    let titled = picture.titled("X")
    #expect(titled.channels == 3 && titled.width == 100 && titled.height > 3 + 16)
    #expect((0..<3).allSatisfy { titled[50, titled.height - 1 - $0] == [90, 90, 90] })
    let inked = (0..<100).filter { x in
      (0..<titled.height - 3).contains { titled[x, $0] != [255, 255, 255] }
    }
    #expect(inked.min()! > 40 && inked.max()! < 60)
  }

  @Test("other widths and none at all are refused") func refused() async {
    await #expect(processExitsWith: .failure) { _ = Image.stack([]) }
    await #expect(processExitsWith: .failure) {
      let narrow = Image(width: 1, height: 1, channels: 1, pixels: [0])
      let wide = Image(width: 2, height: 1, channels: 1, pixels: [0, 0])
      _ = Image.stack([narrow, wide])
    }
  }
}
