import Pictures
import Testing

@Suite("A grid of images")
struct ImageGridTests {
  func grey(_ value: UInt8, width: Int = 1, height: Int = 1) -> Image {
    let pixels = [UInt8](repeating: value, count: width * height)
    return Image(width: width, height: height, channels: 1, pixels: pixels)
  }

  @Test("runs row by row and may end early") func order() {
    let grid = Image.grid([grey(1), grey(2), grey(3)], columns: 2, spacing: 1, background: 9)
    #expect((grid.width, grid.height) == (5, 5))
    #expect(
      grid.pixels == [
        9, 9, 9, 9, 9,
        9, 1, 9, 2, 9,
        9, 9, 9, 9, 9,
        9, 3, 9, 9, 9,
        9, 9, 9, 9, 9,
      ])
  }

  @Test(
    "has the size its cells and gaps add up to",
    arguments: [
      (1, 4, 2, 32, 32), (4, 4, 2, 122, 32), (5, 4, 2, 122, 62), (16, 4, 0, 112, 112),
    ])
  func size(count: Int, columns: Int, spacing: Int, width: Int, height: Int) {
    let cells = [Image](repeating: grey(0, width: 28, height: 28), count: count)
    let grid = Image.grid(cells, columns: columns, spacing: spacing)
    #expect((grid.width, grid.height) == (width, height))
  }

  @Test("keeps the channels together") func colour() {
    let pixels: [UInt8] = [1, 2, 3, 4, 5, 6]
    let pair = Image(width: 2, height: 1, channels: 3, pixels: pixels)
    #expect(Image.grid([pair, pair], columns: 1, spacing: 0).pixels == pixels + pixels)
  }

  @Test("enlarges pixels to squares") func enlargement() {
    let image = Image(width: 2, height: 1, channels: 1, pixels: [1, 2]).scaled(by: 2)
    #expect(image == Image(width: 4, height: 2, channels: 1, pixels: [1, 1, 2, 2, 1, 1, 2, 2]))
  }

  @Test("refuses cells of different forms, and no cells") func wrongForms() async {
    await #expect(processExitsWith: .failure) {
      let small = Image(width: 1, height: 1, channels: 1, pixels: [0])
      let large = Image(width: 2, height: 1, channels: 1, pixels: [0, 0])
      _ = Image.grid([small, large], columns: 2)
    }
    await #expect(processExitsWith: .failure) { _ = Image.grid([], columns: 2) }
  }
}
